import { accessActs } from "../../../shared/domain/access/access-acts.ts";
import type { Access, AccessAct } from "../../../shared/domain/access/access-acts.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import type { Permission } from "../../../shared/domain/permission/permission.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import { sealPlan } from "./seal-plan.ts";

/**
 * Seals who takes out or looks at what, before it is done: what cannot be noted (a full disk, a role
 * that may not) is not done (ADR 22).
 */
export function noteAccess(store: Store, type: AccessAct, said: Access): Outcome<Executed> {
  const act = accessActs[type];
  const permission = act.permission as Permission;
  if (!may(store.role(), permission)) {
    return failure("forbidden", "your role does not allow this", "", { permission });
  }
  const access = store.environment.uuidv7();
  return store.write(() =>
    sealPlan(store, type, act, { payload: { access, ...said }, label: said.what, id: access, number: null }),
  );
}
