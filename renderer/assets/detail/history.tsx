import { IconCloudUpload } from "@tabler/icons-react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import type { Text } from "../../i18n/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { HistoryPages, UncheckedMark, useActWords } from "../../records/index.ts";
import { StatusMark, UndoLine } from "../../ui/index.ts";
import css from "./history.module.css";

/** A registration sets everything there is; only later changes are worth naming. */
function changedFields(t: Text, { type, payload }: HistoryEntry): string {
  const set = type === "asset.register" ? null : payload.set;
  if (typeof set !== "object" || set === null) return "";
  return Object.keys(set)
    .map((field) => t(`asset:field.${field}`))
    .join(t("history.and"));
}

/** Every operation that touched this asset, newest first: who, on which device, when. */
export function AssetHistory({ asset }: { asset: string }) {
  return (
    <HistoryPages
      kind="asset"
      id={asset}
      className={css.history}
      render={(entry) => <Entry key={entry.operation} asset={asset} entry={entry} />}
    />
  );
}

function Entry({ asset, entry }: { asset: string; entry: HistoryEntry }) {
  const t = useText("assets");
  const format = useFormat();
  const acted = useActWords();
  return (
    <li className={css.entry}>
      <time className={css.when} dateTime={entry.at}>
        {format.dateTime(entry.corrected)}
      </time>
      <span className={css.what}>
        {entry.readable ? acted(entry.type) : t("history.unreadable")}
        {entry.readable && <span className={css.fields}> {changedFields(t, entry)}</span>}
      </span>
      <span className={css.who}>{t("history.by", { name: entry.actorName, device: entry.deviceCode })}</span>
      {entry.seq === null ? (
        <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
          {t("mark.unsent.short")}
        </StatusMark>
      ) : (
        <span className={css.seq}>#{entry.seq}</span>
      )}
      <UncheckedMark checked={entry.checked} />
      <UndoLine kind="asset" id={asset} entry={entry} />
    </li>
  );
}
