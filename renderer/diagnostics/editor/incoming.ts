import { create } from "zustand";
import type { EditedChecklist } from "./edited.ts";

/** What was read from a file, on its way into the editor. */
export const useIncoming = create<{ draft: EditedChecklist | null }>(() => ({ draft: null }));

export const hand = (draft: EditedChecklist | null) => useIncoming.setState({ draft });
