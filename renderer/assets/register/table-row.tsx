import type { ReactNode } from "react";
import { memo } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { SaidInLine, useDefinitions } from "../../records/index.ts";
import { AssetIcon } from "../asset-icon.tsx";
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

/** The cells of one asset: drawn again when it changes, not whenever the table moves. */
export const TableRow = memo(function TableRow({ row, columns, chosen }: Props) {
  const t = useText("assets");
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
          <Cell row={row} id={id} />
        </span>
      ))}
    </>
  );
});

function Cell({ row, id }: { row: AssetRow; id: ColumnId }): ReactNode {
  const t = useText("assets");
  const format = useFormat();
  const kinds = useDefinitions("assetkind");
  const model = [row.maker, row.model].filter((part) => part !== "").join(" ");
  switch (id) {
    case "name":
      return (
        <>
          <span className={css.icon} title={kinds.word(row.kind)}>
            <AssetIcon kind={row.kind} />
          </span>
          <span className={css.words}>{row.name || model || kinds.word(row.kind)}</span>
        </>
      );
    case "kind":
      return kinds.word(row.kind);
    case "model":
      return model;
    case "status":
      // What is special about it stands for the state that it makes doubtful.
      return row.contested ? (
        <AssetMarks row={row} />
      ) : (
        <>
          <span>{t(`asset:status.${row.status}`)}</span>
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
