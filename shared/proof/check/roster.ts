import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { sameJson } from "../../log/canonical.ts";
import { isKey } from "./entries.ts";
import type { Entry } from "./entries.ts";
import type { Checking } from "./problem.ts";

const enrolment = z.object({ device: z.uuid(), publicKey: z.string().refine(isKey), member: z.uuid() });
const FORMS: Readonly<Record<string, z.ZodType<{ device: string; publicKey?: string; member?: string }>>> = {
  "device.enrol": enrolment,
  "device.enrolService": enrolment.omit({ member: true }),
  "device.revoke": z.object({ device: z.uuid() }),
};

/** What the hub signed of a device. */
interface Enrolled {
  key: string;
  since: number;
  /** Undefined of a service. */
  member: string | undefined;
}

export interface Roster {
  devices: ReadonlyMap<string, Enrolled>;
  /** From which number on a device was shut out. */
  revoked: ReadonlyMap<string, number>;
  /** Keys that were enrolled under the reader's own anchor. */
  trusted: ReadonlySet<string>;
  /** Whether there is a hub at all. */
  any: boolean;
}

/** Reads the enrolments: under the anchor, at the beginning, each with the number that the hub signed. */
export function rosterOf(entries: readonly Entry[], { anchor, note }: Checking): Roster {
  const devices = new Map<string, Enrolled>();
  const revoked = new Map<string, number>();
  const trusted = new Set<string>();
  let any = false;
  let begun = false;
  for (const { at, seq, key, op, isRoster } of entries) {
    begun ||= !isRoster;
    const said = isRoster ? FORMS[op.type]?.safeParse(op.payload) : undefined;
    if (!said) continue;
    if (!said.success) {
      note(at, "envelope");
      continue;
    }
    const { device, publicKey, member } = said.data;
    any = true;
    if (begun) note(at, "roster-place");
    if (key !== anchor) note(at, "anchor");
    if (seq !== op.baseSeq + 1) note(at, "number");
    if (!sameJson(op.touches, [entityKeyOf("device", device)])) note(at, "touches");
    if (publicKey === undefined) {
      if (!revoked.has(device)) revoked.set(device, seq ?? 0);
      continue;
    }
    const known = devices.get(device);
    if (!known) devices.set(device, { key: publicKey, since: seq ?? 0, member });
    else if (known.key !== publicKey) note(at, "two-keys");
    if (!known && key === anchor) trusted.add(publicKey);
  }
  return { devices, revoked, trusted, any };
}

/** Who did it: the enrolled device, its member, within its time; and in the order in which it did things. */
export function checkAuthors(events: readonly Entry[], roster: Roster, { anchor, note }: Checking): void {
  const last = new Map<string, { count: number; hash: string }>();
  for (const { at, seq, device, key, hash, op } of events) {
    const known = roster.devices.get(device);
    if (known) {
      if (key !== known.key) note(at, "other-key");
      if (known.member !== undefined && known.member !== op.actor) note(at, "actor");
      if (seq !== null && seq < known.since) note(at, "too-early");
      const end = roster.revoked.get(device);
      if (end !== undefined && (seq === null || seq > end)) note(at, "revoked");
    } else if (roster.any || key !== anchor) note(at, "not-enrolled");
    else if (seq !== op.deviceSeq) note(at, "number");
    if (seq !== null && op.baseSeq >= seq) note(at, "base");
    const before = last.get(device);
    if (before && op.deviceSeq <= before.count) note(at, "device-number");
    else if (
      before &&
      op.deviceSeq === before.count + 1 &&
      op.prev !== undefined &&
      op.prev !== before.hash
    ) {
      note(at, "device-before");
    }
    last.set(device, { count: op.deviceSeq, hash });
  }
}
