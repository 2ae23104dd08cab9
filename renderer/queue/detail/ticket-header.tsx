import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { PriorityMark, TicketMarks, TicketStatusMark } from "../list/ticket-marks.tsx";
import { OverwrittenNote } from "./overwritten-note.tsx";
import { TicketField } from "./ticket-field.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** Number, title, how urgent, how it stands, whose it is. */
export function TicketHeader() {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const { detail } = useTicket();
  const { row } = detail;
  return (
    <header className={css.header}>
      <div className={css.top}>
        <span className={css.number}>{row.number}</span>
        <PriorityMark priority={row.priority} badge />
        <TicketStatusMark status={row.status} badge />
        <TicketMarks ticket={row} />
      </div>
      <h2 className={css.title}>
        <TicketField name="title" />
      </h2>
      <div className={css.facts}>
        <span>
          {detail.assigneeName ? t("assignedTo", { name: detail.assigneeName }) : t("assignedToNobody")}
        </span>
        <OverwrittenNote field="assignee" />
        <span>
          {t("openedAgo", { ago: format.ago(row.openedAt, now), at: format.dateTime(row.openedAt) })}
        </span>
      </div>
    </header>
  );
}
