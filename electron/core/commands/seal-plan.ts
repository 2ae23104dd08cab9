import type { z } from "zod";
import type { AnyAct } from "../../../shared/domain/kind/act.ts";
import type { Plan } from "../../../shared/domain/kind/plan.ts";
import { strictly } from "../../../shared/domain/kind/strict.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";

/** Seals what was planned, inside a transaction: through the strict form, with no room for unknown keys. */
export function sealPlan(
  store: Store,
  type: string,
  act: AnyAct,
  { id, number, also = [], ...plan }: Plan,
): Outcome<Executed> {
  const payload = strictly(act.payload as z.ZodType).safeParse(plan.payload);
  if (!payload.success) {
    // What was asked let through what the log's form does not: the program's fault.
    const issue = payload.error.issues[0];
    return failure("malformed", issue?.message ?? "does not fit", issue?.path.join(".") ?? "");
  }
  const appended = store.append({
    type,
    label: plan.label,
    payload: payload.data as Record<string, unknown>,
  });
  if (!appended.ok) return appended;
  for (const each of also) {
    store.settle();
    const beside = store.append({ ...each, label: plan.label });
    if (!beside.ok) return beside;
  }
  return success({ operation: appended.value, id, number, label: plan.label });
}
