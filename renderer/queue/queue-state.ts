import { create } from "zustand";
import type { TicketFilter } from "../../shared/ipc/ticket-filter.ts";
import type { View } from "./views.ts";

/** The form of intake, and the draft of a ticket that began from nothing. */
export const NEW_TICKET = "ticket.open";

interface QueueState {
  view: View;
  text: string;
  /** What tickets are chosen by beside view and text; {} for all of them. */
  filter: TicketFilter;
  /** Its fields stand above the list. */
  filtering: boolean;
  /** Draft that the open form of a new ticket is kept under; null while none is open. */
  opening: string | null;
  /** The form for what was done on the spot is open. */
  onTheSpot: boolean;
  /** A ticket that was opened just now and is not in the list yet. */
  opened: string | null;
  /** The first ticket was shown, once, when the window began. */
  begun: boolean;
}

/** What the queue shows; kept while other areas are open. */
export const useQueue = create<QueueState>(() => ({
  view: "mine",
  text: "",
  filter: {},
  filtering: false,
  opening: null,
  onTheSpot: false,
  opened: null,
  begun: false,
}));
