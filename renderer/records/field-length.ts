import { formOf } from "../../shared/domain/kind/form.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";

/** Most characters that a text field of a kind takes; undefined for what is no text. */
export function lengthOf(kind: string, field: string): number | undefined {
  const spec = kindNamed(kind)?.fields[field];
  const form = spec && formOf(spec.schema);
  return form?.form === "text" && form.max < Infinity ? form.max : undefined;
}
