import { z } from "zod";
import { MAX_CERTIFICATE_KEYS, MAX_RETIRED_KEYS } from "../../../shared/protocol/certificate-keys.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubReader, HubTransaction } from "../../store/hub-store.ts";

const dated = z.array(z.object({ key: z.string(), since: z.number() }));
const form = z.object({ keys: dated, retired: dated });

/** A key by its fingerprint, and since when (ms) it counts, or counts no more. */
export type DatedKey = z.infer<typeof dated>[number];

/** Of all hubs of one database: they are one to a console. */
export interface KnownKeys {
  keys: DatedKey[];
  retired: DatedKey[];
}

export async function knownKeys(reader: Pick<HubReader, "meta">): Promise<KnownKeys> {
  const { certificateKeys } = await reader.meta();
  return certificateKeys ? form.parse(JSON.parse(certificateKeys)) : { keys: [], retired: [] };
}

/** A reply that names more than it may would be no reply: what was retired first is told no more. */
async function save(tx: HubTransaction, { keys, retired }: KnownKeys): Promise<void> {
  const known: KnownKeys = {
    keys: keys.slice(0, MAX_CERTIFICATE_KEYS),
    retired: retired.toSorted((a, b) => a.since - b.since).slice(-MAX_RETIRED_KEYS),
  };
  await tx.setMeta({ certificateKeys: JSON.stringify(known) });
}

/** Counts from now on, also where it was retired before. */
export async function addKey(tx: HubTransaction, key: string, now: number): Promise<Outcome<KnownKeys>> {
  const { keys, retired } = await knownKeys(tx);
  if (keys.some((each) => each.key === key)) return done({ keys, retired });
  if (keys.length >= MAX_CERTIFICATE_KEYS) {
    return fault(
      "forbidden",
      `consoles are told of ${MAX_CERTIFICATE_KEYS} keys at most: retire one`,
      "file",
    );
  }
  const known = { keys: [...keys, { key, since: now }], retired: retired.filter((each) => each.key !== key) };
  await save(tx, known);
  return done(known);
}

/** Counts no more, at consoles neither from when they sync next. */
export async function retireKey(tx: HubTransaction, key: string, now: number): Promise<Outcome<KnownKeys>> {
  const { keys, retired } = await knownKeys(tx);
  if (!keys.some((each) => each.key === key)) return fault("notFound", "no such key", "key");
  if (keys.length === 1) return fault("forbidden", "it is the only key: announce the next one first", "key");
  const known = {
    keys: keys.filter((each) => each.key !== key),
    retired: [...retired, { key, since: now }],
  };
  await save(tx, known);
  return done(known);
}

/** A restore forgets no key that was announced since the backup, and brings back none that was retired. */
export async function carryKeys(tx: HubTransaction, before: KnownKeys): Promise<void> {
  const restored = await knownKeys(tx);
  const retired = before.retired.concat(restored.retired.filter(isNotIn(before.keys, before.retired)));
  const keys = before.keys.concat(restored.keys.filter(isNotIn(before.keys, retired)));
  if (keys.length > 0) await save(tx, { keys, retired });
}

function isNotIn(...lists: DatedKey[][]): (each: DatedKey) => boolean {
  return ({ key }) => !lists.some((list) => list.some((other) => other.key === key));
}
