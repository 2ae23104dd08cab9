import { useCoreQuery } from "../../core/index.ts";
import { useNames } from "../../desk/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ErrorNote, Note } from "../../ui/index.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useTicketValue } from "./field-value.ts";
import { changesOf } from "./history-changes.ts";
import type { TicketChange } from "./history-changes.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** Every operation on this ticket: who, when, from which laptop, and what it set. */
export function HistoryTab() {
  const t = useText("queue");
  const domain = useText("domain");
  const format = useFormat();
  const { detail } = useTicket();
  const found = useCoreQuery("history.page", { kind: "ticket", id: detail.row.id, limit: 500 });
  if (found.error) return <ErrorNote error={found.error} />;
  const entries = found.data?.rows ?? [];
  return (
    <div className={css.content}>
      {detail.row.needsUpdate ? <Note tone="note" title={t("mark.needsUpdateHint")} /> : null}
      <ol className={css.log}>
        {entries.toReversed().map((entry) => (
          <li key={entry.operation} className={`${css.entry} ${css.dated}`}>
            <time className={css.when}>{format.dateTime(entry.corrected)}</time>
            <div>
              <div className={css.who}>
                <strong>
                  {entry.readable ? domain(`operation.${entry.type}`) : t("history.unreadable")}
                </strong>
                <span>{entry.actorName}</span>
                <span>{entry.deviceCode}</span>
                <span>{entry.seq === null ? t("mark.unsent") : t("history.seq", { seq: entry.seq })}</span>
              </div>
              <Changes entry={entry} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Changes({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const domain = useText("domain");
  const reading = useTicketValue();
  const { payload } = entry;
  const changes = changesOf(entry);
  const named = changes.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : []));
  const nameOf = useNames(named);
  const words = ({ field, value }: TicketChange) => {
    if (!Array.isArray(value)) return reading(field, value);
    return value
      .map((each) => (field === "assets" ? nameOf(String(each)) : String(each)))
      .join(domain("entered.between"));
  };
  const text = payload.text ?? payload.reason;
  return (
    <>
      {typeof text === "string" && text !== "" ? <p className={css.prose}>{text}</p> : null}
      {changes.length > 0 ? (
        <dl className={css.changes}>
          {changes.map((change) => {
            const what = domain([`ticketField.${change.field}`, "unknown.field"]);
            return (
              <div key={`${change.field} ${change.act}`} style={{ display: "contents" }}>
                <dt>{change.act === "set" ? what : t(`history.${change.act}`, { what })}</dt>
                <dd>{words(change) || t("emptyValue")}</dd>
              </div>
            );
          })}
        </dl>
      ) : null}
    </>
  );
}
