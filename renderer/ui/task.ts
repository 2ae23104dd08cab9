import { create } from "zustand";
import type { Area } from "./navigation.ts";
import { showArea, useNav } from "./navigation.ts";

/** What is being done in an area instead of looking at its list. Ids, never records. */
export interface Task {
  /** As it is contributed. */
  name: string;
  /** Records it was started for. */
  records: readonly string[];
  /** Counts up with every start: the same task started again begins anew. */
  started: number;
}

interface TaskState {
  tasks: Partial<Record<Area, Task | null>>;
  started: number;
}

export const useTasks = create<TaskState>(() => ({ tasks: {}, started: 0 }));

/** @param area null: none is shown yet */
export function useTask(area: Area | null): Task | null {
  return useTasks((state) => (area === null ? null : (state.tasks[area] ?? null)));
}

/** Opens a form or the like in an area, from anywhere. What was typed in another one is kept as its draft. */
export function startTask(area: Area, name: string, records: readonly string[] = []): void {
  useTasks.setState(({ tasks, started }) => ({
    tasks: { ...tasks, [area]: { name, records, started: started + 1 } },
    started: started + 1,
  }));
  showArea(area);
}

export function endTask(area: Area): void {
  useTasks.setState(({ tasks }) => ({ tasks: { ...tasks, [area]: null } }));
}

// Another record was opened (palette, link, scan): it is shown, and the form waits as a draft.
useNav.subscribe((now, before) => {
  if (now.area !== null && now.selected !== before.selected) endTask(now.area);
});
