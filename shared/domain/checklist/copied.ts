import { definitionOf } from "../definition/definition-view.ts";
import { inLanguage } from "../definition/localized.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { checklistForm } from "./checklist-form.ts";
import type { Checklist } from "./checklist-form.ts";

/** A checklist as it is copied: an edit of it changes nothing that copied it before. */
export interface CopiedChecklist {
  /** Edition of what ships, changes of the team. */
  version: string;
  document: Omit<Checklist, "yaml">;
  title: string;
}

/** The checklist as it stands: the team's, else what ships. */
export function copiedChecklist(
  planning: Planning,
  key: string,
  path = "checklist",
): Result<CopiedChecklist> {
  const own = definitionOf("checklist", key, planning.state);
  if (own?.retired) {
    return refused("notAllowed", "this checklist is offered no longer", path, { rule: "retired" });
  }
  const ships = planning.shippedChecklist(key);
  const said = checklistForm.safeParse(own?.body);
  // A record without a body of its own holds that it is retired, or that it is again as it ships.
  const read = said.success ? said : checklistForm.safeParse(ships);
  if (!read.success) return refused("notFound", "there is no checklist with this key", path);
  const { yaml: _, ...document } = read.data;
  const version = [document.edition, own?.version ?? 0].join(".");
  return planned({ version, document, title: inLanguage(document.title, "zh-CN") });
}
