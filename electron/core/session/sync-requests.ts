import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { SyncEngine } from "../sync/engine.ts";

/** One round now, as the answer to a request. */
export async function syncOnce(sync: SyncEngine): Promise<Outcome<unknown>> {
  const outcome = await sync.syncNow();
  if (outcome.ok) return success(outcome);
  const { problem, message } = outcome;
  if (problem === "notPaired") return failure("notPaired", message);
  if (problem === "unreachable") return failure("offline", message);
  if (problem === "stopped") return failure("cancelled", message);
  if (problem === "readOnly") return failure("readOnly", message);
  return failure("hub", message, "", { hub: problem });
}

export async function pairWith(sync: SyncEngine, code: string): Promise<Outcome<unknown>> {
  const paired = await sync.pair(code);
  if (paired.ok) {
    const { workspaceName, member, code: deviceCode } = paired;
    return success({ workspaceName, member, deviceCode });
  }
  if (paired.code === "malformed") return failure("malformed", paired.message, "code");
  if (paired.code === "unreachable") return failure("offline", paired.message);
  return failure("hub", paired.message, "code", { hub: paired.code });
}
