import { IconCloudUpload, IconHistory } from "@tabler/icons-react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useCoreQuery } from "../../core/index.ts";
import type { Text } from "../../i18n/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { EmptyState, ErrorNote, StatusMark } from "../../ui/index.ts";
import css from "./history.module.css";

/** Enough for the life of an asset; beyond it the newest are shown. */
const LIMIT = 500;

/** A registration sets everything there is; only later changes are worth naming. */
function changedFields(t: Text, { type, payload }: HistoryEntry): string {
  const set = type === "asset.register" ? null : payload.set;
  if (typeof set !== "object" || set === null) return "";
  return Object.keys(set)
    .map((field) => t(`domain:assetField.${field}`))
    .join(t("history.and"));
}

/** Every operation that touched this asset, newest first: who, on which device, when. */
export function AssetHistory({ asset }: { asset: string }) {
  const t = useText("assets");
  const format = useFormat();
  const first = useCoreQuery("history.page", { kind: "asset", id: asset, limit: 1 });
  const total = first.data?.total ?? null;
  const { data, error } = useCoreQuery(
    "history.page",
    total === null ? null : { kind: "asset", id: asset, offset: Math.max(0, total - LIMIT), limit: LIMIT },
  );
  const failed = first.error ?? error;
  if (failed) return <ErrorNote error={failed} />;
  if (!data) return null;
  if (data.rows.length === 0) {
    return <EmptyState icon={<IconHistory size="1em" />} title={t("history.none")} />;
  }
  return (
    <ol className={css.history}>
      {data.rows.toReversed().map((entry) => (
        <li key={entry.operation} className={css.entry}>
          <time className={css.when} dateTime={entry.at}>
            {format.dateTime(entry.corrected)}
          </time>
          <span className={css.what}>
            {entry.readable ? t(`domain:operation.${entry.type}`) : t("history.unreadable")}
            {entry.readable && <span className={css.fields}> {changedFields(t, entry)}</span>}
          </span>
          <span className={css.who}>
            {t("history.by", { name: entry.actorName, device: entry.deviceCode })}
          </span>
          {entry.seq === null ? (
            <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
              {t("mark.unsent.short")}
            </StatusMark>
          ) : (
            <span className={css.seq}>#{entry.seq}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
