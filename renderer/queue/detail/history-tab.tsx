import { Button } from "@mantine/core";
import { useState } from "react";
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

/** Every operation on this ticket, newest first: who, when, from which laptop, and what it set. */
export function HistoryTab() {
  const t = useText("queue");
  const { detail } = useTicket();
  const [pages, setPages] = useState(1);
  return (
    <div className={css.content}>
      {detail.row.needsUpdate ? <Note tone="note" title={t("mark.needsUpdateHint")} /> : null}
      <Page ticket={detail.row.id} after={null} left={pages} onMore={() => setPages(pages + 1)} />
    </div>
  );
}

interface PageProps {
  ticket: string;
  after: string | null;
  /** Pages to show, this one included. */
  left: number;
  onMore: () => void;
}

function Page({ ticket, after, left, onMore }: PageProps) {
  const t = useText("queue");
  const { data, error } = useCoreQuery("history.page", {
    kind: "ticket",
    id: ticket,
    order: "newest",
    after,
  });
  // An act moves what follows by one: the page stays on screen while it is asked for anew.
  const [kept, keep] = useState(data);
  if (data && data !== kept) keep(data);
  const shown = data ?? kept;
  if (error) return <ErrorNote error={error} />;
  if (!shown) return null;
  return (
    <>
      <ol className={css.log}>
        {shown.rows.map((entry) => (
          <Entry key={entry.operation} entry={entry} />
        ))}
      </ol>
      {shown.next !== null && left > 1 ? (
        <Page ticket={ticket} after={shown.next} left={left - 1} onMore={onMore} />
      ) : null}
      {shown.next !== null && left === 1 ? (
        <Button variant="default" onClick={onMore}>
          {t("history.older")}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const domain = useText("domain");
  const format = useFormat();
  return (
    <li className={`${css.entry} ${css.dated}`}>
      <time className={css.when}>{format.dateTime(entry.corrected)}</time>
      <div>
        <div className={css.who}>
          <strong>{entry.readable ? domain(`operation.${entry.type}`) : t("history.unreadable")}</strong>
          <span>{entry.actorName}</span>
          <span>{entry.deviceCode}</span>
          <span>{entry.seq === null ? t("mark.unsent") : t("history.seq", { seq: entry.seq })}</span>
        </div>
        <Changes entry={entry} />
      </div>
    </li>
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
