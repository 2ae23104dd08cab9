import { gradeOf } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useNow } from "../../core/index.ts";
import { useFormat } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { ClockMark } from "../../clock/clock-mark.tsx";
import { PriorityMark, TicketMarks, TicketStatusMark } from "./ticket-marks.tsx";
import { WorkMarks } from "./work-marks.tsx";
import css from "./list.module.css";

/**
 * A ticket in two lines and three columns: how urgent; what, and of whom; how much time is left, and how it stands.
 * @param assignee shown where the list is not one person's
 */
export function TicketLine({ ticket, assignee }: { ticket: TicketRow; assignee: string | null }) {
  const format = useFormat();
  const now = useNow();
  const about = [ticket.requester, ticket.dept, ticket.place].filter(Boolean);
  return (
    <div className={css.ticket}>
      <span className={css.bars}>
        <PriorityMark priority={gradeOf(ticket)} />
      </span>
      <span className={css.title}>
        <SaidInLine text={ticket.title} />
      </span>
      <span className={css.age} title={format.dateTime(ticket.openedAt)}>
        {ticket.times.length > 0 ? <ClockMark ticket={ticket} /> : format.age(ticket.openedAt, now)}
      </span>
      <span className={css.about}>
        <span className={css.number}>{ticket.number}</span> <SaidInLine text={about.join(" · ")} />
      </span>
      <span className={css.state}>
        <WorkMarks ticket={ticket} />
        <TicketMarks ticket={ticket} />
        {assignee ? <span className={css.assignee}>{assignee}</span> : null}
        <TicketStatusMark status={ticket.status} />
      </span>
    </div>
  );
}
