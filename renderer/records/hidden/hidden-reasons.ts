import type { HiddenDetail } from "../../../shared/ipc/queries.ts";
import { whyHidden } from "../../../shared/log/state.ts";
import type { Erasure } from "../../../shared/log/state.ts";

/** Of which value it is asked, as far as the screen knows: the operation that said it, or the field that holds it. */
export interface Whose {
  operation?: string | undefined;
  field?: string | undefined;
}

/** Erased, or not here yet. */
export type Reason = Erasure | "absent";

/** Why values are hidden, each reason once; none where this record does not know it. */
export function reasonsFor(detail: HiddenDetail, { operation, field }: Whose): Reason[] {
  const said = operation ?? (field === undefined ? undefined : detail.writers[field]);
  if (said === undefined) return [];
  const all = detail.hidden.filter(({ op }) => op === said);
  const ofField = all.filter(
    ({ path }) => field !== undefined && (path === field || path === `set.${field}`),
  );
  const reasons = new Map<string, Reason>();
  for (const { op, path } of ofField.length > 0 ? ofField : all) {
    const why = whyHidden(detail, op, path);
    if (why !== null) reasons.set(why === "absent" ? why : why.by.op, why);
  }
  return [...reasons.values()];
}
