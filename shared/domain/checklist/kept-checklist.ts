import { checklistForm } from "./checklist-form.ts";
import type { Checklist } from "./checklist-form.ts";

/** Texts of checklists as they were last read: an answer parses its run's state, and with it the same text, anew. */
const LATELY = 8;
const byText = new Map<string, Checklist | null>();
const byObject = new WeakMap<object, Checklist | null>();

/**
 * A checklist as a record holds it; null where it is none that this program can read. Reading it in full
 * costs ten times what an answer costs else, and an answer asks for it in its plan, its row as it was and
 * its row as it is. What is kept is never written into, so one reading serves them all.
 */
export function keptChecklist(document: unknown): Checklist | null {
  if (typeof document !== "object" || document === null) return null;
  const known = byObject.get(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(document);
  const checklist = byText.get(text) ?? checklistForm.safeParse(document).data ?? null;
  if (byText.size >= LATELY) byText.clear();
  byText.set(text, checklist);
  byObject.set(document, checklist);
  return checklist;
}
