import { showArea, startTask } from "../../ui/index.ts";

/** Opens what a checklist says, with what can be done to it. */
export const openChecklist = (key: string) => startTask("diagnostics", "checklist", [key]);

export type EditMode = "edit" | "copy" | "new";

/** Opens the editor: on a checklist, on a copy of one, or on a new one. */
export const editChecklist = (mode: EditMode, key = "") =>
  startTask("diagnostics", "checklist.edit", [mode, key]);

/** What the drafts of the editor are about. */
export const aboutOf = (mode: EditMode, key: string) =>
  mode === "edit" ? key : mode === "copy" ? `copy:${key}` : "new";

/** Goes on with a draft, by what it is about. */
export function goOnEditing(about: string): void {
  if (about === "new") return editChecklist("new");
  if (about.startsWith("copy:")) return editChecklist("copy", about.slice("copy:".length));
  editChecklist("edit", about);
}

/** From wherever somebody is: the list from which one is chosen. */
export const showChecklists = () => showArea("diagnostics");
