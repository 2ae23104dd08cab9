import type { RefusalCode } from "../../shared/protocol/errors.ts";
import type { Outcome } from "../outcome.ts";

/** Where the log stands: the one row that every accepting transaction locks. */
export interface Standing {
  epoch: number;
  /** Highest seq and feed given out. */
  seq: number;
  feed: number;
  /** The hub's own device of this epoch, and how many operations it has written as it. */
  hubDevice: string;
  hubDeviceSeq: number;
}

export interface StoredOperation {
  feed: number;
  seq: number;
  id: string;
  device: string;
  deviceSeq: number;
  actor: string;
  type: string;
  /** Entity of a roster operation; null for everything that members wrote. */
  subject: string | null;
  body: string;
  sig: string;
  hash: string;
  receipt: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** Brought back by a console after a restore. */
  reoffered: boolean;
}

export interface StoredRefusal {
  device: string;
  deviceSeq: number;
  id: string;
  code: RefusalCode;
  message: string;
  path: string;
  body: string;
  sig: string;
  receivedAt: number;
  /** Feed number the log had reached: tells `verify` before or after which restore it was. */
  feedThen: number;
  /** Seq of the same operation once a console proved that the lost hub had accepted it. */
  takenSeq: number | null;
}

/** An operation that came again under another device's number (a cloned laptop's, sealed anew). */
export interface StoredDuplicate {
  device: string;
  deviceSeq: number;
  id: string;
}

/** What is answered for an operation; the same however often it is asked. */
export type StoredAnswer =
  | {
      status: "accepted";
      id: string;
      seq: number;
      feed: number;
      receivedAt: number;
      receipt: string;
    }
  | { status: "refused"; id: string; code: RefusalCode; message: string; path: string };

export interface GivenAnswer {
  answer: StoredAnswer;
  /** The log holds the operation in a form that another device sealed. */
  duplicate: boolean;
}

/** An accepted operation as far as deciding about another one needs it. */
export interface KnownOperation {
  id: string;
  seq: number;
  feed: number;
  device: string;
  deviceSeq: number;
  receivedAt: number;
  receipt: string;
  body: string;
}

/** One epoch of the log. `gapFrom`..`gapTo` are the numbers its restore may have lost. */
export interface EpochRow {
  epoch: number;
  gapFrom: number | null;
  gapTo: number | null;
  openedAt: number;
}

export interface MemberRow {
  id: string;
  name: string;
  role: string;
  active: boolean;
}

export interface DeviceRow {
  id: string;
  member: string;
  code: string;
  /** Ed25519, base64 of the raw 32 bytes. */
  publicKey: string;
  /** SHA-256 of the bearer token, base64; null until the device has paired with this hub. */
  tokenHash: string | null;
  revoked: boolean;
  nextDeviceSeq: number;
  /** Epoch in which the hub last took an operation of this device. */
  epoch: number;
  enrolledAt: number;
  lastSeen: number | null;
}

export interface PairingCodeRow {
  /** SHA-256 of the secret, base64. */
  hash: string;
  member: string;
  expiresAt: number;
  usedAt: number | null;
  /** Device that was enrolled with it. */
  usedBy: string | null;
}

/** Names of the hub's unchanging facts; all but the first three are secrets. */
export type MetaKey =
  | "workspace"
  | "workspaceName"
  | "hubPublicKey"
  | "hubPrivateKey"
  | "receiptSecret"
  | "tlsCertificate"
  | "tlsKey";
export type Meta = Partial<Record<MetaKey, string>>;

/** Everything that is read outside a writing transaction. */
export interface HubReader {
  meta(): Promise<Meta>;
  standing(): Promise<Standing>;
  epochs(): Promise<EpochRow[]>;
  members(): Promise<MemberRow[]>;
  devices(): Promise<DeviceRow[]>;
  device(id: string): Promise<DeviceRow | null>;
  deviceByToken(tokenHash: string): Promise<{ device: DeviceRow; member: MemberRow } | null>;
  /**
   * Operations with `after < feed <= through` in feed order: at most `limit`, and no more than the
   * first that brings the bodies over `maxChars`.
   */
  page(after: number, through: number, limit: number, maxChars: number): Promise<StoredOperation[]>;
  /** Which of these operation ids are in the log. */
  knownIds(ids: readonly string[]): Promise<Set<string>>;
  /** Refusals and duplicates in no particular order, for `verify`. */
  refusals(): Promise<Omit<StoredRefusal, "body" | "sig">[]>;
  duplicates(): Promise<StoredDuplicate[]>;
  /** Bodies of refused operations with these ids; of one id more than one where a clone sealed it anew. */
  refusedBodies(ids: readonly string[]): Promise<{ id: string; body: string }[]>;
}

/**
 * A writing transaction. It holds the lock of the counter row from its first statement to its
 * commit, so numbers become visible in the order in which they are given out.
 */
export interface HubTransaction {
  readonly standing: Standing;
  setStanding(standing: Standing): Promise<void>;
  /** Runs `work` so that a failure of it undoes only its own writes. The failure is thrown on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;

  device(id: string): Promise<DeviceRow | null>;
  devices(): Promise<DeviceRow[]>;
  member(id: string): Promise<MemberRow | null>;
  saveDevice(row: DeviceRow): Promise<void>;
  saveMember(row: MemberRow): Promise<void>;

  /**
   * Answers already given to a device, by `deviceSeq`, `from` and `to` included. More than one only
   * where a restore brought back an operation whose number a clone of the device had used since.
   */
  answers(device: string, from: number, to: number): Promise<Map<number, GivenAnswer[]>>;
  operationsById(ids: readonly string[]): Promise<Map<string, KnownOperation>>;
  /** Refusals of these ids that stand, whichever device they came from. */
  refusalsById(ids: readonly string[]): Promise<Map<string, StoredAnswer>>;
  usedSeqs(seqs: readonly number[]): Promise<Set<number>>;
  /** Roster operations about one entity. */
  roster(subject: string): Promise<StoredOperation[]>;
  epochs(): Promise<EpochRow[]>;

  insertOperations(rows: readonly StoredOperation[]): Promise<void>;
  insertRefusals(rows: readonly StoredRefusal[]): Promise<void>;
  insertDuplicates(rows: readonly StoredDuplicate[]): Promise<void>;
  /** Notes that a refused operation is in the log after all. */
  supersedeRefusal(device: string, deviceSeq: number, seq: number): Promise<void>;

  savePairingCode(row: PairingCodeRow): Promise<void>;
  pairingCode(hash: string): Promise<PairingCodeRow | null>;
  dropExpiredPairingCodes(before: number): Promise<void>;

  openEpoch(row: EpochRow): Promise<void>;
  setMeta(meta: Meta): Promise<void>;
}

/** One row of a table in a portable dump. */
export interface DumpRow {
  table: string;
  row: Record<string, string | number | null>;
}

export interface HubStore extends HubReader {
  readonly engine: "sqlite" | "postgres";
  /** False while the store is new: no workspace yet. */
  initialised(): Promise<boolean>;
  /** One transaction: committed when `work` answers ok, undone when it answers a fault or throws. */
  write<T>(work: (tx: HubTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Fills a new store; the counter row is made here. */
  initialise(meta: Meta, standing: Standing, epoch: EpochRow): Promise<Outcome<null>>;
  /** Moves a device's "last seen"; outside the log, so it locks nothing. */
  touchDevice(id: string, now: number): Promise<void>;
  /** Called after every commit that moved the feed, on whichever hub it happened. */
  onHead(listener: () => void): () => void;
  /** Runs reads that all see one moment, also while hubs are writing. */
  snapshot<T>(work: (reader: HubReader) => Promise<T>): Promise<T>;
  /** Everything, as of one moment. */
  dump(): AsyncIterable<DumpRow>;
  /** Replaces everything by a dump, then runs `finish`, in one transaction. */
  replace(
    rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
    finish: (tx: HubTransaction) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>>;
  close(): Promise<void>;
}
