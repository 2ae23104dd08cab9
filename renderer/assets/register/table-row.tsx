import type { ReactNode } from "react";
import { memo } from "react";
import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import type { Format, Text } from "../../i18n/index.ts";
import { SaidInLine, useDefinitions } from "../../records/index.ts";
import { AssetIcon } from "../../ui/index.ts";
import { AssetMarks } from "../asset-marks.tsx";
import type { ColumnId } from "./columns.ts";
import css from "./register-table.module.css";

interface Props {
  row: AssetRow;
  columns: readonly ColumnId[];
  chosen: boolean;
}

/** Marks the cell in which a click chooses the row. */
export const CHOOSING = "data-choosing-cell";

/** What a cell needs to say what it holds: asked for once per row, however many cells it has. */
interface Saying {
  t: Text;
  format: Format;
  wordOfKind: (kind: string) => string;
}

/** The cells of one asset: drawn again when it changes, not whenever the table moves. */
export const TableRow = memo(function TableRow({ row, columns, chosen }: Props) {
  const t = useText("assets");
  const format = useFormat();
  const { word } = useDefinitions("assetkind");
  return (
    <>
      {/* All of the cell chooses: a box alone is small for a finger. The table takes the click. */}
      <span role="gridcell" className={css.box} {...{ [CHOOSING]: "" }}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={chosen}
          readOnly
          aria-label={t("register.choose", { number: row.number })}
        />
      </span>
      {columns.map((id) => (
        <span key={id} role="gridcell" className={css.cell} data-column={id}>
          {saidIn(id, row, { t, format, wordOfKind: word })}
        </span>
      ))}
    </>
  );
});

function saidIn(id: ColumnId, row: AssetRow, { t, format, wordOfKind }: Saying): ReactNode {
  const model = modelOf(row);
  switch (id) {
    case "name":
      return (
        <>
          <span className={css.icon} title={wordOfKind(row.kind)}>
            <AssetIcon kind={row.kind} />
          </span>
          <span className={css.words}>{row.name || model || wordOfKind(row.kind)}</span>
        </>
      );
    case "kind":
      return wordOfKind(row.kind);
    case "model":
      return model;
    case "status":
      // What is special about it stands for the state that it makes doubtful.
      return row.contested ? (
        <AssetMarks row={row} />
      ) : (
        <>
          <span data-state-word>{t(`asset:status.${row.status}`)}</span>
          <AssetMarks row={row} />
        </>
      );
    case "holder":
      return row.holder === null ? null : (
        <span data-contested={row.contested || undefined}>
          <SaidInLine text={row.holder} />
        </span>
      );
    case "site":
      return <SiteName id={row.site} />;
    case "updated":
      return row.updatedAt > 0 ? format.dateTime(row.updatedAt) : null;
    default:
      return row[id];
  }
}

function SiteName({ id }: { id: string | null }) {
  const sites = useCoreQuery("site.list", id === null ? null : {}).data ?? [];
  return sites.find((site) => site.id === id)?.name ?? null;
}
