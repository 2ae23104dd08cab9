import { create } from "zustand";
import type { TicketFilter } from "../../shared/ipc/ticket-filter.ts";
import type { View } from "./views.ts";

/** The form of intake, and the draft of a ticket that began from nothing. */
export const NEW_TICKET = "ticket.open";
/** The draft of what was done on the spot and began from nothing. */
export const ON_THE_SPOT = "ticket.onTheSpot";

/** What was pasted or dropped on the queue, for the form that it opens. */
export interface Brought {
  text: string;
  files: readonly File[];
}

interface QueueState {
  view: View;
  text: string;
  /** What tickets are chosen by beside view and text; {} for all of them. */
  filter: TicketFilter;
  /** Its fields stand above the list. */
  filtering: boolean;
  /** Draft that the open form of a new ticket is kept under; null while none is open. */
  opening: string | null;
  /** Draft that the open form for what was done on the spot is kept under; null while none is open. */
  onTheSpot: string | null;
  /** What the form of a new ticket is begun with; null once it has it. */
  brought: Brought | null;
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
  onTheSpot: null,
  brought: null,
  opened: null,
  begun: false,
}));
