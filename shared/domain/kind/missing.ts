import type { Missing } from "./record-kind.ts";

/** Steps at which something is missing, in their order. */
export function missingOf(steps: Readonly<Record<string, readonly string[]>>): Missing {
  return Object.fromEntries(Object.entries(steps).filter(([, names]) => names.length > 0));
}
