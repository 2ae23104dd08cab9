import { conflictRows } from "../../../shared/domain/conflict/conflict-view.ts";
import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import { device as deviceKind } from "../../../shared/domain/device/device.ts";
import type { DeviceRow } from "../../../shared/domain/device/device.ts";
import { member as memberKind } from "../../../shared/domain/member/member.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import type { HiddenDetail } from "../../../shared/ipc/queries.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { claimConflictId, claimsOf } from "../store/derived/conflict-index.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Names of members, and of services, which act in their device's; '' for somebody no roster names. */
export function memberNames(store: ReadStore): (member: string) => string {
  return (member) => {
    const row = store.source.row(memberKind.name, member) as MemberRow | null;
    const service = row ? null : (store.source.row(deviceKind.name, member) as DeviceRow | null);
    return row?.name ?? service?.name ?? "";
  };
}

/** Codes of devices; this laptop's own while no roster names it. */
export function deviceCodes(store: ReadStore): (device: string) => string {
  return (device) => {
    const row = store.source.row(deviceKind.name, device) as DeviceRow | null;
    if (row) return row.code;
    const self = store.identity();
    return self.device === device ? self.code : "";
  };
}

/** What of a record is not shown, and why. */
export function hiddenOf(state: EntityState | null): HiddenDetail {
  if (!state) return { hidden: [], erasures: [], writers: {} };
  const { hidden = [], erasures = [] } = state;
  const lacking = new Set(hidden.map(({ op }) => op));
  const written = Object.entries(state.writes).map(([name, at]) => [name, state.marks.at(at)?.op ?? ""]);
  const writers = Object.fromEntries(written.filter(([, op]) => lacking.has(op ?? ""))) as Record<
    string,
    string
  >;
  return { hidden, erasures, writers };
}

/** Open conflicts of one record, those with other records included. */
export function entityConflicts(store: ReadStore): (state: EntityState) => ConflictRow[] {
  return (state) => {
    const between = claimsOf(state).flatMap((claim) => store.source.conflict(claimConflictId(claim)) ?? []);
    return [...conflictRows(state), ...between];
  };
}

/** More different answers than a person asks for between two changes. */
const REMEMBERED = 200;

/**
 * What was found, until a record of one of the kinds changes: somebody who scrolls a register of a hundred
 * thousand asks for the same total, and for the same words, with every page.
 */
export function rememberedUntilChanged<T>(store: Pick<ReadStore, "onBatch">, kinds: readonly string[]) {
  const known = new Map<string, { found: T }>();
  store.onBatch(({ touched }) => {
    const changes = (key: string) => kinds.some((kind) => key.startsWith(`${kind}:`));
    if (touched.length === 0 || touched.some(changes)) known.clear();
  });
  return {
    of(key: unknown, find: () => T): T {
      const name = typeof key === "string" ? key : JSON.stringify(key);
      let kept = known.get(name);
      if (!kept) {
        kept = { found: find() };
        if (known.size >= REMEMBERED) known.clear();
        known.set(name, kept);
      }
      return kept.found;
    },
  };
}
