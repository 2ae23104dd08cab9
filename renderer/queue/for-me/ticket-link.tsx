import { UnstyledButton } from "@mantine/core";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { openRecord } from "../../ui/index.ts";
import css from "./for-me.module.css";
import { closeForMe } from "./open.ts";

type Linked = Pick<TicketRow, "id" | "number" | "title" | "priority">;

/** A ticket by its number and what it is about; pressed, it is opened where it is worked on. */
export function TicketLink({ ticket: { id, number, title, priority } }: { ticket: Linked }) {
  const t = useText("ticket");
  function open() {
    closeForMe();
    openRecord("queue", id);
  }
  return (
    <UnstyledButton className={css.ticket} onClick={open}>
      <span className={css.number}>{number}</span>
      <span>{t(`priority.${priority}`)}</span>
      <span className={css.title}>
        <SaidInLine text={title} />
      </span>
    </UnstyledButton>
  );
}
