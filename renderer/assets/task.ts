import { create } from "zustand";
import { showArea, useNav } from "../ui/index.ts";

/** What is being done in the assets area instead of looking at the register. Ids, never records. */
export type AssetTask =
  | { kind: "handOver"; assets: readonly string[]; ticket: string | null }
  | { kind: "return"; assets: readonly string[] }
  | { kind: "register" }
  | { kind: "edit"; asset: string }
  | { kind: "import" }
  | { kind: "directory" };

interface TaskState {
  task: AssetTask | null;
  /** Counts up with every start: the same task started again begins anew. */
  started: number;
}

export const useAssetTask = create<TaskState>(() => ({ task: null, started: 0 }));

/** Opens a form of the assets area, from anywhere. What was typed in another one is kept as its draft. */
export function startAssetTask(task: AssetTask): void {
  useAssetTask.setState(({ started }) => ({ task, started: started + 1 }));
  showArea("assets");
}

export function endAssetTask(): void {
  useAssetTask.setState({ task: null });
}

// Another record was opened (palette, link, scan): it is shown, and the form waits as a draft.
useNav.subscribe((now, before) => {
  if (now.area === "assets" && now.selected !== before.selected) endAssetTask();
});
