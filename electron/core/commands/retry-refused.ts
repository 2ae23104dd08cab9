import { member } from "../../../shared/domain/member/member.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import { OPERATION_TYPES, read } from "../../../shared/domain/registry.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { Retrying } from "../../../shared/ipc/queries.ts";
import { ruleThatForbids } from "../../../shared/protocol/refusal-rule.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusalIn } from "../store/desk/desk-source.ts";
import type { OperationRecord } from "../store/log/operation-log.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Store } from "../store/store.ts";
import { sealPlan } from "./seal-plan.ts";

/**
 * Seals once more what the hub refused, as it was entered; inside a transaction. The refused operation stays
 * and counts as looked at.
 *
 * Errors: `notFound`; `notAllowed` with the operation's standing as `status`, or with what forbids it
 * ({@link retryingOf}).
 */
export function retryRefused(store: Store, id: string): Outcome<Executed> {
  const found = store.log.find(id);
  const stored = store.log.body(id);
  if (!found || !stored || found.own === 0) {
    return failure("notFound", "there is no such operation here", "operation");
  }
  const op = operationFrom(stored);
  const retrying = retryingOf(store, found, op) ?? found.status;
  const definition = OPERATION_TYPES.get(op.type);
  const reading = read(op);
  if (retrying !== "possible" || !definition || reading.kind !== "known") {
    const status = { status: retrying };
    return failure("notAllowed", `it cannot be tried again: ${retrying}`, "operation", status);
  }
  const sealed = sealPlan(store, op.type, definition.act, {
    payload: reading.payload,
    label: found.label ?? "",
    id: null,
    number: null,
  });
  if (!sealed.ok || sealed.value.operation === null) return sealed;
  store.log.sayAgain(found.n, sealed.value.operation);
  store.operationChanged(id);
  return sealed;
}

/**
 * Whether a refused operation may be sealed once more; null for one that was not refused. Not where the
 * record has gone on since (`changed`): the new operation would count as having seen that, and overwrite
 * it. Not what a rule of the record forbids (`rule`): entered anew the rule is asked first. Not what extends a chain of custody (`custody`), since it says what stood before it. Nor what is about a
 * record that is not there, since what made it was refused as well (`earlier`): that one comes first.
 */
export function retryingOf(
  { log, role, state }: { log: Pick<Store["log"], "hasNewer">; role: Store["role"]; state: Store["state"] },
  { status, reason, n }: Pick<OperationRecord, "status" | "reason" | "n">,
  op: Operation,
): Retrying | null {
  if (status !== "refused") return null;
  const exists = (kind: string, id: string) => state(entityKeyOf(kind, id))?.exists === true;
  if (refusalIn(reason)?.again !== undefined) return "again";
  const definition = OPERATION_TYPES.get(op.type);
  const { permission } = definition ?? {};
  if (!permission || permission === "hub" || permission === "service" || read(op).kind !== "known")
    return "unreadable";
  if (!may(role(), permission)) return "role";
  if (definition?.chain) return "custody";
  const refusal = refusalIn(reason);
  if (refusal && ruleThatForbids(refusal) !== null) return "rule";
  // The roster is the hub's; that it changed is often why it is tried again.
  const records = op.touches.map(splitEntityKey).filter(({ kind }) => kind !== member.name);
  if (!definition?.act.creates && records.some(({ kind, id }) => !exists(kind, id))) return "earlier";
  return records.some(({ kind, id }) => log.hasNewer(kind, id, n)) ? "changed" : "possible";
}
