import { textOrNull } from "../../../shared/domain/kind/read-state.ts";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { credentialsAt } from "../probes/credentials.ts";
import { notMeasured, runProbe } from "../probes/frame/run-probe.ts";
import type { ProbeOut } from "../probes/probe-out.ts";
import { rawKept } from "../probes/raw-kept.ts";
import type { HubAccess, ProbeResult } from "../probes/probe.ts";
import { DEFAULT_TARGETS, networkTargets } from "../probes/targets.ts";
import type { NetworkTargets } from "../probes/targets.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./job.ts";
import { probeAllowed } from "./probe-allowed.ts";
import { aboutOf, cameBack, goesOut, targetOf } from "./probe-noted.ts";

/** Parts of a progress that is told as a share. */
const PARTS = 100;

/** Measures; what cannot be measured, or may not, is an answer and no failure. */
export const probe: Job<"probe"> = async (asked, { profile, signal, onProgress, wake }) => {
  const { store } = profile;
  const { name, options, run, approvedBy } = asked;
  const about = run === null ? null : store.state(entityKeyOf("run", run));
  if (run !== null && !about?.exists) return failure("notFound", "there is no run with this id", "run");
  if (asked.site !== null && !store.state(entityKeyOf("site", asked.site))?.exists) {
    return failure("notFound", "there is no site with this id", "site");
  }
  const { site, network, refusal } = probeAllowed(store, asked, about);
  if (refusal) return success(toldOf(await notMeasured(name, refusal, store.environment)));
  const asset = about && textOrNull(about, "asset");
  const out: ProbeOut = {
    ...{ access: store.environment.uuidv7(), probe: name, target: targetOf(options) },
    records: aboutOf({ run, asset, site }),
    ...{ approvedBy: approvedBy?.name.trim() ?? "", approvedAt: approvedBy?.at ?? null },
  };
  let noted: Outcome<unknown> | null = null;
  const found = await runProbe(name, options, {
    environment: store.environment,
    ...{ targets: targetsOf(store), credentials: credentialsAt(store.meta, site), signal },
    hubAccess: hubOf(store),
    onProgress: (share) => onProgress(Math.round(share * PARTS), PARTS),
    goes() {
      if (network) noted = goesOut(store, out);
      return noted?.ok !== false;
    },
  });
  if (noted === null) return success(toldOf(found));
  const sealed = (noted as Outcome<unknown>).ok
    ? cameBack(store, out, found.end)
    : (noted as Outcome<unknown>);
  if (!sealed.ok) return sealed;
  wake();
  return success(toldOf(found));
};

/** Nothing of the binding but what reaches the hub goes to the thread. */
function hubOf({ meta }: Store): HubAccess | null {
  const binding = meta.get("binding");
  if (!binding) return null;
  const { address, token, fingerprint, keys = [], keysNamed = false } = binding;
  return { address, token, fingerprint, keys, keysNamed };
}

/** Whom the network is asked for, with the hub that this laptop is paired with. */
function targetsOf(store: Store): NetworkTargets {
  const binding = store.meta.get("binding");
  if (!binding) return DEFAULT_TARGETS;
  const pins = [binding.fingerprint, ...(binding.keys ?? [])].filter((pin) => /^[0-9a-f]{64}$/.test(pin));
  const read = networkTargets.safeParse({ hub: { url: binding.address, pins } });
  return read.success ? read.data : DEFAULT_TARGETS;
}

/** As the window is given it: without secrets, and the end of a long output is left out and that is said. */
export function toldOf(found: ProbeResult): ProbeTold {
  const { probe: name, end, reason, machine, at, tookMs, values, raw, text } = found;
  return {
    ...{ probe: name, end, reason: reason ?? "", machine, at, tookMs, values, text },
    ...rawKept(raw),
  };
}
