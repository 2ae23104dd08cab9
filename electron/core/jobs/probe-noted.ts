import { accessActs } from "../../../shared/domain/access/access-acts.ts";
import type { ProbeEnd } from "../../../shared/domain/checklist/reading.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { sealPlan } from "../commands/seal-plan.ts";
import { hostOf } from "../probes/frame/host.ts";
import { success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { ProbeOptions } from "../probes/probe.ts";
import type { ProbeOut } from "../probes/probe-out.ts";
import type { Store } from "../store/store.ts";

/** Keys of what a probe was for. */
export function aboutOf(named: Readonly<Record<"run" | "asset" | "site", string | null>>): string[] {
  return Object.entries(named).flatMap(([kind, id]) => (id === null ? [] : [entityKeyOf(kind, id)]));
}

/** Notes that a probe goes out. What cannot be noted does not go (ADR 22). */
export function goesOut(store: Store, out: ProbeOut): Outcome<null> {
  return store.write(() => {
    store.meta.set("probesOut", [...(store.meta.get("probesOut") ?? []), out]);
    return success(null);
  });
}

/** Seals that a probe went out, and how it ended. */
export function cameBack(
  store: Store,
  { access, probe, ...said }: ProbeOut,
  end: ProbeEnd,
): Outcome<unknown> {
  return store.write(() => {
    const others = (store.meta.get("probesOut") ?? []).filter((each) => each.access !== access);
    store.meta.set("probesOut", others);
    const payload = { access, what: probe, count: 1, format: "", filter: {}, reason: "", end, ...said };
    const label = [probe, said.target].filter((part) => part !== "").join(" ");
    return sealPlan(store, "access.probe", accessActs["access.probe"], {
      ...{ payload, label, id: access, number: null },
    });
  });
}

/** What was out when the program ended was stopped by that. */
export function noteCutShort(store: Store): void {
  for (const out of store.meta.get("probesOut") ?? []) cameBack(store, out, "stopped");
}

/** The host a probe asks, as text; '' where it asks none that was named. What it signs in with is no part of it. */
export function targetOf({ host, port, url, share, name }: ProbeOptions): string {
  const named = [host, hostIn(url), serverIn(share), name].find((each) => each !== undefined && each !== "");
  const text = named === undefined ? "" : String(named);
  return (port === undefined || text === "" ? text : `${text}:${port}`).slice(0, 255);
}

function hostIn(url: string | number | undefined): string {
  return typeof url === "string" && URL.canParse(url) ? new URL(url).host : "";
}

function serverIn(share: string | number | undefined): string {
  const [server = ""] = String(share ?? "")
    .replace(/^smb:/i, "")
    .split(/[\\/]+/)
    .filter((part) => part !== "");
  return hostOf(server) ?? "";
}
