import { create } from "zustand";
import type { View } from "./views.ts";

interface QueueState {
  view: View;
  text: string;
  /** The form of a new ticket is open. */
  opening: boolean;
}

/** What the queue shows; kept while other areas are open. */
export const useQueue = create<QueueState>(() => ({ view: "mine", text: "", opening: false }));
