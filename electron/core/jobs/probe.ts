import { textOrNull } from "../../../shared/domain/kind/read-state.ts";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import { credentialsAt } from "../probes/credentials.ts";
import { runProbe } from "../probes/frame/run-probe.ts";
import type { ProbeResult } from "../probes/probe.ts";
import { rawKept } from "../probes/raw-kept.ts";
import { DEFAULT_TARGETS, networkTargets } from "../probes/targets.ts";
import type { NetworkTargets } from "../probes/targets.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./job.ts";

/** Parts of a progress that is told as a share. */
const PARTS = 100;

/** Measures; what cannot be measured is an answer, and no failure. */
export const probe: Job<"probe"> = async ({ name, options, run }, { profile, signal, onProgress }) => {
  const { store } = profile;
  const about = run === null ? null : store.state(entityKeyOf("run", run));
  if (run !== null && !about?.exists) return failure("notFound", "there is no run with this id", "run");
  const site = about ? siteOf(store, textOrNull(about, "asset"), textOrNull(about, "ticket")) : null;
  const found = await runProbe(name, options, {
    environment: store.environment,
    ...{ targets: targetsOf(store), credentials: credentialsAt(store.meta, site), signal },
    onProgress: (share) => onProgress(Math.round(share * PARTS), PARTS),
  });
  return success(toldOf(found));
};

/** Where a run is worked through: at its asset, else where its ticket was reported. */
function siteOf(store: Store, asset: string | null, ticket: string | null): string | null {
  for (const [kind, id] of [
    ["asset", asset],
    ["ticket", ticket],
  ] as const) {
    const state = id === null ? null : store.state(entityKeyOf(kind, id));
    const site = state ? textOrNull(state, "site") : null;
    if (site !== null) return site;
  }
  return null;
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
