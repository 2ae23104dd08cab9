import { IconCalendarEvent, IconMessageForward } from "@tabler/icons-react";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";

/** What somebody has planned or promised: a visit that is to come, and that the user waits for a word. */
export function WorkMarks({ ticket }: { ticket: TicketRow }) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  if (!isOpenTicket(ticket)) return null;
  const { plan, nextUpdate } = ticket;
  return (
    <>
      {plan ? (
        <StatusMark tone="quiet" icon={<IconCalendarEvent size="1em" />}>
          {t("mark.planned", { when: format.moment(Date.parse(plan.at), now) })}
        </StatusMark>
      ) : null}
      {nextUpdate && Date.parse(nextUpdate) <= now && ticket.status !== "resolved" ? (
        <StatusMark tone="warn" icon={<IconMessageForward size="1em" />}>
          {t("mark.tell")}
        </StatusMark>
      ) : null}
    </>
  );
}
