import { UnstyledButton } from "@mantine/core";
import { IconTicket } from "@tabler/icons-react";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { EmptyState, openRecord } from "../../ui/index.ts";
import css from "./tickets.module.css";

/** The tickets that name this asset, as the core answers them. */
export function AssetTickets({ tickets }: { tickets: readonly TicketRow[] }) {
  const t = useText("assets");
  const format = useFormat();
  if (tickets.length === 0) {
    return (
      <EmptyState icon={<IconTicket size="1em" />} title={t("tickets.none")}>
        {t("tickets.noneHint")}
      </EmptyState>
    );
  }
  return (
    <ul className={css.tickets}>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <UnstyledButton className={css.ticket} onClick={() => openRecord("queue", ticket.id)}>
            <span className={css.number}>{ticket.number}</span>
            <span className={css.title}>{ticket.title}</span>
            <span className={css.status}>{t(`ticket:status.${ticket.status}`)}</span>
            <span className={css.date}>{format.date(ticket.openedAt)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
