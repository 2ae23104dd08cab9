import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ErrorNote, Note } from "../../ui/index.ts";
import { inFormOrder } from "../../../shared/domain/form-order.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useTicketValue } from "./field-value.ts";
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

const SPOKEN = ["solution", "resolutionCode", "rootCause", "confirmation", "rating", "assignee"];

function Changes({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const domain = useText("domain");
  const reading = useTicketValue();
  const { payload } = entry;
  const set = (payload.set ?? {}) as Record<string, unknown>;
  const said = Object.fromEntries(SPOKEN.flatMap((name) => (name in payload ? [[name, payload[name]]] : [])));
  const fields = inFormOrder("ticket", Object.entries({ ...set, ...said }))
    .filter(([name]) => name !== "requesterPerson")
    .filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = payload.text ?? payload.reason;
  return (
    <>
      {typeof text === "string" && text !== "" ? <p className={css.prose}>{text}</p> : null}
      {fields.length > 0 ? (
        <dl className={css.changes}>
          {fields.map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{domain([`ticketField.${name}`, "unknown.field"])}</dt>
              <dd>{reading(name, value) || t("emptyValue")}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
