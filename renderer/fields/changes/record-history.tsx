import { Button } from "@mantine/core";
import { IconCloudUpload } from "@tabler/icons-react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { UncheckedMark } from "../../records/index.ts";
import { ErrorNote, StatusMark, UndoLine } from "../../ui/index.ts";
import { ChangedFields } from "./changed-fields.tsx";
import css from "./record-history.module.css";
import { useHistory } from "./use-history.ts";

interface Props {
  kind: string;
  id: string;
}

/** Every operation that touched a record, newest first: who, on which device, when, and what it changed. */
export function RecordHistory({ kind, id }: Props) {
  const t = useText("records");
  const { entries, whole, showOlder, loading, error } = useHistory(kind, id);
  if (error) return <ErrorNote error={error} />;
  if (loading) return null;
  return (
    <>
      <ol>
        {entries.map((entry, at) => (
          <Entry
            key={entry.operation}
            kind={kind}
            id={id}
            entry={entry}
            made={whole && at === entries.length - 1}
          />
        ))}
      </ol>
      {showOlder && (
        <Button variant="default" onClick={showOlder}>
          {t("older")}
        </Button>
      )}
    </>
  );
}

interface EntryProps extends Props {
  entry: HistoryEntry;
  /** The record was made by it, as far as this laptop knows. */
  made: boolean;
}

function Entry({ kind, id, entry, made }: EntryProps) {
  const t = useText("fields");
  const format = useFormat();
  const now = useNow();
  return (
    <li className={css.entry}>
      <time className={css.when} dateTime={entry.at}>
        {format.dateTime(entry.corrected, now)}
      </time>
      <span className={css.what}>
        {entry.readable ? <ChangedFields kind={kind} entry={entry} made={made} /> : t("history.unreadable")}
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
