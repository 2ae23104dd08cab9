import { useFormat, useText } from "../../i18n/index.ts";
import { HistoryPages, Said, UncheckedMark, useActWords, useNames } from "../../records/index.ts";
import { Note, UndoLine } from "../../ui/index.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useTicketValue } from "./field-value.ts";
import { changesOf } from "./history-changes.ts";
import type { TicketChange } from "./history-changes.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** Every operation on this ticket, newest first: who, when, from which laptop, and what it set. */
export function HistoryTab() {
  const t = useText("queue");
  const { detail } = useTicket();
  return (
    <div className={css.content}>
      {detail.row.needsUpdate ? <Note tone="note" title={t("mark.needsUpdateHint")} /> : null}
      <HistoryPages
        kind="ticket"
        id={detail.row.id}
        className={css.log}
        render={(entry) => <Entry key={entry.operation} entry={entry} />}
      />
    </div>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const acted = useActWords();
  const format = useFormat();
  const { row } = useTicket().detail;
  return (
    <li className={`${css.entry} ${css.dated}`}>
      <time className={css.when}>{format.dateTime(entry.corrected)}</time>
      <div>
        <div className={css.who}>
          <strong>{entry.readable ? acted(entry.type) : t("history.unreadable")}</strong>
          <span>{entry.actorName}</span>
          <span>{entry.deviceCode}</span>
          <span>{entry.seq === null ? t("mark.unsent") : t("history.seq", { seq: entry.seq })}</span>
          <UncheckedMark checked={entry.checked} />
          <UndoLine kind="ticket" id={row.id} label={`${row.number} ${row.title}`} entry={entry} />
        </div>
        <Changes entry={entry} />
      </div>
    </li>
  );
}

function Changes({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const ticket = useText("ticket");
  const reading = useTicketValue();
  const { payload } = entry;
  const changes = changesOf(entry);
  const named = changes.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : []));
  const nameOf = useNames(named);
  const words = ({ field, value }: TicketChange) => {
    if (!Array.isArray(value)) return reading(field, value);
    return value
      .map((each) => (field === "assets" ? nameOf(String(each)) : String(each)))
      .join(ticket("domain:entered.between"));
  };
  const text = payload.text ?? payload.reason;
  return (
    <>
      {typeof text === "string" && text !== "" ? (
        <p className={css.prose}>
          <Said text={text} operation={entry.operation} />
        </p>
      ) : null}
      {changes.length > 0 ? (
        <dl className={css.changes}>
          {changes.map((change) => {
            const what = ticket([`field.${change.field}`, "domain:unknown.field"]);
            return (
              <div key={`${change.field} ${change.act}`} style={{ display: "contents" }}>
                <dt>{change.act === "set" ? what : t(`history.${change.act}`, { what })}</dt>
                <dd>
                  <Said
                    text={words(change) || t("emptyValue")}
                    operation={entry.operation}
                    field={change.field}
                  />
                </dd>
              </div>
            );
          })}
        </dl>
      ) : null}
    </>
  );
}
