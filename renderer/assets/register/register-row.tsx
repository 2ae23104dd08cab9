import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useText } from "../../i18n/index.ts";
import { SaidInLine, useDefinitions } from "../../records/index.ts";
import { AssetIcon, GridRow } from "../../ui/index.ts";
import { AssetMarks } from "../asset-marks.tsx";
import css from "./register.module.css";

/** An asset in two lines whose parts stand below each other like columns. */
export function RegisterRow({ row }: { row: AssetRow }) {
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const kind = kinds.word(row.kind);
  const model = modelOf(row);
  return (
    <GridRow className={css.row}>
      <span className={css.icon} title={kind}>
        <AssetIcon kind={row.kind} size="1.25rem" />
      </span>
      <span className={css.number}>{row.number}</span>
      <span className={css.name}>{row.name || model || kind}</span>
      <span className={css.serial}>{row.serial}</span>
      {row.holder === null ? (
        // A state, which must not read like somebody's name.
        <span className={css.held} data-state-word>
          {t(`asset:status.${row.status}`)}
        </span>
      ) : (
        <span className={css.holder} data-contested={row.contested || undefined}>
          <SaidInLine text={row.holder} />
        </span>
      )}
      <span className={css.tag}>{row.tag}</span>
      <span className={css.model}>{row.name ? [kind, model].filter(Boolean).join(" · ") : kind}</span>
      <span className={css.end}>
        <span className={css.place}>{row.place}</span>
        <AssetMarks row={row} />
        {row.holder !== null && !row.contested && (
          <span data-state-word>{t(`asset:status.${row.status}`)}</span>
        )}
      </span>
    </GridRow>
  );
}
