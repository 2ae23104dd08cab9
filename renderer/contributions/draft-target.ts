import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import type { Begun, FormPart } from "./contract.ts";

/** Where a form that was begun goes on. */
export interface DraftTarget {
  form: FormPart;
  begun: Begun;
}

/** Null for a form of another version: it can only be looked at and thrown away. */
export function draftTarget(
  forms: Readonly<Record<string, FormPart>>,
  { key, form: name }: Pick<DraftRow, "key" | "form">,
): DraftTarget | null {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const at = key.indexOf(":");
  const about = at < 0 ? null : key.slice(at + 1);
  if (!form || (form.needsAbout && about === null)) return null;
  return { form, begun: { key, about } };
}
