import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { ROLES } from "../../../shared/domain/permission/permission.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import { SYNC_PROBLEMS } from "../../../shared/protocol/problems.ts";
import type { Store } from "../store/store.ts";
import type { SyncEngine } from "../sync/engine.ts";

/** One round now, as the answer to a request. */
export async function syncOnce(sync: SyncEngine, releaseBrake: boolean): Promise<Outcome<unknown>> {
  const outcome = await (releaseBrake ? sync.releaseBrake() : sync.syncNow());
  if (outcome.ok) return success(outcome);
  const { problem, message } = outcome;
  if (problem === "notPaired") return failure("notPaired", message);
  if (problem === "stopped") return failure("cancelled", message);
  const { error } = SYNC_PROBLEMS[problem];
  return error === "hub" ? failure(error, message, "", { hub: problem }) : failure(error, message);
}

export async function pairWith(sync: SyncEngine, store: Store, code: string): Promise<Outcome<unknown>> {
  const paired = await sync.pair(code);
  if (paired.ok) {
    const { workspaceName, member, code: deviceCode } = paired;
    // Who this is, until the first pull brings the roster.
    const noted = store.write(() => {
      store.meta.set("memberName", member.name);
      if (isRole(member.role)) store.meta.set("memberRole", member.role);
      return success(null);
    });
    if (!noted.ok) return noted;
    return success({ workspaceName, member, deviceCode });
  }
  if (paired.code === "malformed") return failure("malformed", paired.message, "code");
  if (paired.code === "unreachable") return failure("offline", paired.message);
  return failure("hub", paired.message, "code", { hub: paired.code });
}

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);
