import { create } from "zustand";
import { select, showArea } from "../ui/index.ts";

/** Which of the two lists of the area stands. */
export const useShownList = create<{ shown: "waiting" | "refused" }>(() => ({ shown: "waiting" }));

export function showList(shown: "waiting" | "refused"): void {
  useShownList.setState({ shown });
}

/** The list of refused work, with nothing chosen in it yet. */
export function openRefused(): void {
  showList("refused");
  select("sync", null);
  showArea("sync");
}
