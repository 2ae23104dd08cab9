import { createContext, useContext } from "react";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";

export interface OpenTicket {
  detail: TicketDetail;
  members: readonly MemberRow[];
  sites: readonly SiteRow[];
  /** May change it, in its present state. */
  editable: boolean;
  /** Why the last command was not carried out. */
  error: CoreError | null;
  /** One command on this ticket; true when it was carried out. Failures are shown by the pane. */
  act: (type: TicketCommand, args?: Record<string, unknown>) => Promise<boolean>;
}

export type TicketCommand =
  | "ticket.edit"
  | "ticket.accept"
  | "ticket.assign"
  | "ticket.note"
  | "ticket.resolve"
  | "ticket.reopen"
  | "ticket.close"
  | "ticket.archive";

export const TicketContext = createContext<OpenTicket | null>(null);

export function useTicket(): OpenTicket {
  const ticket = useContext(TicketContext);
  if (!ticket) throw new Error("no TicketContext above this component");
  return ticket;
}
