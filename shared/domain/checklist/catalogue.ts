import { checklistForm } from "./checklist-form.ts";
import type { Checklist, WrittenChecklist } from "./checklist-form.ts";
import { wired } from "./catalogue/wired.ts";

/**
 * The checklists that ship, by key, in the order of the list. Keys are for ever. A change of one raises its
 * `edition`. Loaded by the core alone: the window asks for what it shows.
 */
const WRITTEN: Readonly<Record<string, WrittenChecklist>> = {
  wired,
};

let read: ReadonlyMap<string, Checklist> | null = null;

/** All that ships, in full form; read when it is first asked for. */
export function shippedChecklists(): ReadonlyMap<string, Checklist> {
  read ??= new Map(Object.entries(WRITTEN).map(([key, written]) => [key, checklistForm.parse(written)]));
  return read;
}
