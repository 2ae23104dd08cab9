import { IconCloudUpload } from "@tabler/icons-react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { UncheckedMark } from "../../records/index.ts";
import { StatusMark, UndoLine } from "../../ui/index.ts";
import type { FieldMeta } from "../meta.ts";
import { ChangedFields } from "./changed-fields.tsx";
import { HistoryPages } from "./history-pages.tsx";
import css from "./record-history.module.css";

interface Props {
  kind: string;
  id: string;
  own?: readonly FieldMeta[];
}

/** Every operation that touched a record, newest first: who, on which device, when, and what it changed. */
export function RecordHistory({ kind, id, own = [] }: Props) {
  return (
    <HistoryPages
      kind={kind}
      id={id}
      className={css.history}
      render={(entry, made) => (
        <Entry key={entry.operation} kind={kind} id={id} own={own} entry={entry} made={made} />
      )}
    />
  );
}

function Entry({ kind, id, own, entry, made }: Required<Props> & { entry: HistoryEntry; made: boolean }) {
  const t = useText("fields");
  const format = useFormat();
  return (
    <li className={css.entry}>
      <time className={css.when} dateTime={entry.at}>
        {format.dateTime(entry.corrected)}
      </time>
      <span className={css.what}>
        {entry.readable ? (
          <ChangedFields kind={kind} entry={entry} own={own} made={made} />
        ) : (
          t("history.unreadable")
        )}
        <UncheckedMark checked={entry.checked} />
        <UndoLine kind={kind} id={id} entry={entry} />
      </span>
      <span className={css.who}>{t("history.by", { name: entry.actorName, device: entry.deviceCode })}</span>
      {entry.seq === null ? (
        <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
          {t("history.unsent")}
        </StatusMark>
      ) : (
        <span className={css.seq}>#{entry.seq}</span>
      )}
    </li>
  );
}
