import { createContext, useContext } from "react";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import type { CommandName } from "../../../shared/domain/commands.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import type { Asked, CommandArgs } from "../../core/index.ts";

export interface OpenTicket {
  detail: TicketDetail;
  members: readonly MemberRow[];
  /** What is attached to it. */
  files: readonly AttachedFile[];
  /** May change it, in its present state. */
  editable: boolean;
  /** Why the last command was not carried out. */
  error: CoreError | null;
  /** The same act for its callers, where it is the ticket of their fault. */
  passDown: (asked: Asked) => readonly Asked[];
  /** One command on this ticket, passed down to its callers; true when it was carried out. Failures are shown by the pane. */
  act: <N extends TicketCommand>(type: N, args: ArgsOfTicket<N>) => Promise<boolean>;
}

/** Commands on one ticket. */
export type TicketCommand = {
  [N in CommandName]: CommandArgs<N> extends { ticket: string } ? N : never;
}[CommandName];
/** What they are asked with besides the ticket. */
export type ArgsOfTicket<N extends TicketCommand> = Omit<CommandArgs<N>, "ticket">;

export const TicketContext = createContext<OpenTicket | null>(null);

export function useTicket(): OpenTicket {
  const ticket = useContext(TicketContext);
  if (!ticket) throw new Error("no TicketContext above this component");
  return ticket;
}
