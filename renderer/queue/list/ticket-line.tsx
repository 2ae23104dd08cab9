import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useNow } from "../../core/index.ts";
import { useFormat } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { TwoLines } from "../../ui/index.ts";
import { PriorityMark, TicketMarks, TicketStatusMark } from "./ticket-marks.tsx";
import css from "./list.module.css";

/** A ticket in two lines: what and how urgent; who, where and how it stands. */
export function TicketLine({ ticket, assignee }: { ticket: TicketRow; assignee: string | null }) {
  const format = useFormat();
  const now = useNow();
  const about = [ticket.number, ticket.requester, ticket.place || ticket.dept].filter(Boolean);
  return (
    <TwoLines
      first={
        <>
          <PriorityMark priority={ticket.priority} />
          <span className={css.title}>
            <SaidInLine text={ticket.title} />
          </span>
          <span className={css.age} title={format.dateTime(ticket.openedAt)}>
            {format.ago(ticket.openedAt, now)}
          </span>
        </>
      }
      second={
        <>
          <span className={css.about}>
            <SaidInLine text={about.join(" · ")} />
          </span>
          <TicketMarks ticket={ticket} />
          {assignee ? <span className={css.assignee}>{assignee}</span> : null}
          <TicketStatusMark status={ticket.status} />
        </>
      }
    />
  );
}
