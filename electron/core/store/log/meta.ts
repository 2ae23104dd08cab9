import type { CredentialsByKind } from "../../../../shared/domain/checklist/credentials.ts";
import type { Role } from "../../../../shared/domain/permission/permission.ts";
import type { RestoreGap } from "../../../../shared/protocol/handshake.ts";
import type { Cursor, HubBinding, NewIdentity } from "../../identity.ts";
import type { ProbeOut } from "../../probes/probe-out.ts";
import type { KeptPin, PinTries } from "../../keys/pin-form.ts";
import type { Sqlite } from "../care/open-database.ts";

/** Single values of the store, as JSON by name. */
export interface MetaValues {
  identity: NewIdentity;
  binding: HubBinding;
  cursor: Cursor;
  /** The log is being pulled from its beginning, since it is not the one that was followed before. */
  startsAnew: boolean;
  /** Another laptop goes by this identity; until another one was taken. */
  forked: boolean;
  /** Lost ranges of all restores this device knows of. */
  gaps: RestoreGap[];
  /** Feed number of the change of role up to which all was pulled anew. */
  anewAt: number;
  /** Highest sequence integrated from the hub's feed. */
  baseSeq: number;
  /** Signatures of operations up to this `n` were checked; of later ones those that say so. */
  signaturesThrough: number;
  /** How often the hub sent an operation that is here in a form that its device did not sign. */
  wrongForms: number;
  /** The hub has signed a page: from now on none that is not is taken. */
  historySigned: boolean;
  /** What showed that the hub has more than one history: operations by their ids, pages by their end. */
  histories: string[];
  clockSkewMs: number;
  /** Hub clock of the last complete round. */
  lastSync: number;
  /** Epoch in which the hub was last asked for all files it was thought to have. */
  filesAskedIn: number;
  /** Where uploads that are begun go on, by the address of the file. */
  uploads: Record<string, string>;
  /** Name of the member while no roster has arrived (working alone, or just paired). */
  memberName: string;
  /** Their role as the hub said at pairing. */
  memberRole: Role;
  /** Last running number given out, by prefix and device code. */
  counters: Record<string, number>;
  /** By which declaration the records of each kind were derived (derived/declaration.ts). */
  derived: Record<string, string>;
  /** The kind that is being derived anew, and below which id its records still wait. */
  refreshing: { kind: string; declared: string; below: string };
  /** Which types' liftings the links of the log follow, and how far those of newer ones have come. */
  lifted: { types: string; next: string; after: number };
  /** Operations from this one on were put back by hand and are filed with no record yet; 0 for none. */
  unfiled: number;
  /** The technician's PIN, hashed; null when it was taken away. */
  pin: KeptPin | null;
  /** Wrong PINs and secrets since the last right one. */
  pinTries: PinTries;
  /** When the PIN, or what stands for it, was last given here: ms since the epoch, oldest first. */
  pinGiven: number[];
  /** Probes that are out and are not in the log of accesses yet. */
  probesOut: ProbeOut[];
  /** What probes sign in with on this laptop, by site; '' for any. No query answers it. */
  probeCredentials: Record<string, CredentialsByKind>;
  changeVersion: number;
  /** Remnants of something erased may lie in the file. */
  scrub: boolean;
  lastBackup: number;
  lastRollingBackup: number;
  /** How the store was recovered when it was last damaged. */
  recovered: string;
  /** False while the store is open: still false at the next start means an unclean end. */
  closed: boolean;
}

export interface Meta {
  get<K extends keyof MetaValues>(key: K): MetaValues[K] | undefined;
  set<K extends keyof MetaValues>(key: K, value: MetaValues[K]): void;
  /** Forgets what was read: after a transaction that was rolled back. */
  forget(): void;
}

/** How often the hub sent what its device did not sign, or showed a second history. */
export function toldWrong(meta: Meta): number {
  return (meta.get("wrongForms") ?? 0) + (meta.get("histories")?.length ?? 0);
}

export function createMeta(db: Sqlite): Meta {
  const read = db.prepare<[string], { value: string }>("SELECT value FROM meta WHERE key = ?");
  const write = db.prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const cache = new Map<string, unknown>();
  return {
    get(key) {
      if (!cache.has(key)) {
        const row = read.get(key);
        cache.set(key, row ? (JSON.parse(row.value) as unknown) : undefined);
      }
      return cache.get(key) as never;
    },
    set(key, value) {
      write.run(key, JSON.stringify(value));
      cache.set(key, value);
    },
    forget() {
      cache.clear();
    },
  };
}
