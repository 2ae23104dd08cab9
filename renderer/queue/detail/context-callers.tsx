import { Button, UnstyledButton } from "@mantine/core";
import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import { useText } from "../../i18n/index.ts";
import { openRecord } from "../../ui/index.ts";
import { TicketStatusMark } from "../list/ticket-marks.tsx";
import { ContextPart } from "./context-facts.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

/** Who else reports this fault, or the fault that this caller reports. */
export function ContextCallers() {
  const t = useText("queue");
  const { detail, editable, act } = useTicket();
  const { fault, callers } = detail;
  if (fault) {
    return (
      <ContextPart
        title={t("callers.fault")}
        aside={
          editable ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => void act("ticket.hang", { main: null })}
            >
              {t("callers.takeOff")}
            </Button>
          ) : null
        }
      >
        <UnstyledButton className={css.link} onClick={() => openRecord("queue", fault.id)}>
          {fault.number} {fault.title}
        </UnstyledButton>
      </ContextPart>
    );
  }
  if (callers.length === 0) return null;
  const open = callers.filter(isOpenTicket).length;
  return (
    <ContextPart title={t("callers.title", { count: callers.length })}>
      <p className={css.soft}>{t(open > 0 ? "callers.passed" : "callers.allDone", { count: open })}</p>
      <ul className={css.callers}>
        {callers.map(({ id, number, requester, status }) => (
          <li key={id}>
            <UnstyledButton className={css.link} onClick={() => openRecord("queue", id)}>
              {requester === "" ? number : `${requester} · ${number}`}
            </UnstyledButton>
            <TicketStatusMark status={status} />
          </li>
        ))}
      </ul>
    </ContextPart>
  );
}
