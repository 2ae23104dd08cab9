import type { Family } from "../../shared/domain/definition/families.ts";
import type { Body } from "./body-values.ts";

/** Parts that are asked only beside something that makes sense of them, by family and path. */
const ONLY_WHERE: Readonly<Record<string, (beside: Body) => boolean>> = {
  "item.fields.choices": ({ form }) => form === "choice",
  "item.fields.unit": ({ form }) => form === "number",
};

/** Whether a part is asked of a person. A key is made by the program, and is for ever. */
export function isAsked(family: Family, path: readonly string[], beside: Body): boolean {
  return path.at(-1) !== "key" && (ONLY_WHERE[`${family}.${path.join(".")}`]?.(beside) ?? true);
}
