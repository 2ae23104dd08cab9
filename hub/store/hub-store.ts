import type { Kysely } from "kysely";
import type { Outcome } from "../outcome.ts";
import type { HubSchema } from "./schema.ts";

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
  /** JSON list of the texts of its personal parts (ADR 18); null for none. */
  parts: string | null;
  /** Names parts that are neither here nor erased. */
  absent: boolean;
}

/** One epoch of the log. `gapFrom`..`gapTo` are the numbers its restore may have lost. */
export interface EpochRow {
  epoch: number;
  gapFrom: number | null;
  gapTo: number | null;
  openedAt: number;
}

/** Names of the facts about the hub itself, unchanging but for the last (features/certificate). Most are secrets. */
export type MetaKey =
  | "workspace"
  | "workspaceName"
  | "hubPublicKey"
  | "hubPrivateKey"
  | "receiptSecret"
  | "tlsCertificate"
  | "tlsKey"
  | "certificateKeys";
export type Meta = Partial<Record<MetaKey, string>>;

/**
 * The kernel's tables as queries see them: names in camel case, 64-bit integers as numbers, truth
 * values as 0 and 1 on both engines. A feature adds its own with `db.$extendTables<...>()`.
 */
export interface KernelTables {
  schemaVersion: { number: number };
  meta: { key: string; value: string };
  counter: Standing & { one: number };
  epoch: EpochRow;
  logOperation: Omit<StoredOperation, "reoffered" | "absent"> & {
    reoffered: number;
    absent: number;
    /** Characters of `body` and `parts`, so that a page can be cut without reading bodies. */
    size: number;
  };
  /** Parts that were erased, each of the operation that said it: they are never stored again. */
  erased: { part: string; operation: string };
  /** Parts that an operation says anew: each with the operation that said it first. */
  repeated: { part: string; source: string; operation: string };
}

/** What a feature's repository asks: a store, one moment of it, or a writing transaction. */
export interface Handle {
  readonly db: Kysely<KernelTables>;
}

/** What the kernel reads outside a writing transaction. */
export interface HubReader extends Handle {
  meta(): Promise<Meta>;
  standing(): Promise<Standing>;
  epochs(): Promise<EpochRow[]>;
  /**
   * Operations with `after < feed <= through` in feed order: at most `limit`, and no more than the
   * first that brings the bodies over `maxChars`.
   */
  page(after: number, through: number, limit: number, maxChars: number): Promise<StoredOperation[]>;
}

/**
 * A writing transaction. It holds the lock of the counter row from its first statement to its
 * commit, so numbers become visible in the order in which they are given out. Whoever has one asks
 * it and not the store, which on SQLite would wait for it for ever.
 */
export interface HubTransaction extends Handle {
  readonly standing: Standing;
  setStanding(standing: Standing): Promise<void>;
  /** Runs `work` so that a failure of it undoes only its own writes. The failure is thrown on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  epochs(): Promise<EpochRow[]>;
  meta(): Promise<Meta>;
  insertOperations(rows: readonly StoredOperation[]): Promise<void>;
  openEpoch(row: EpochRow): Promise<void>;
  setMeta(meta: Meta): Promise<void>;
  /** Something is deleted of which no remnant may be left in the files. */
  scrubAfterwards(): void;
}

/** One row of a table in a portable dump; names as in SQL. */
export interface DumpRow {
  table: string;
  row: Record<string, string | number | Buffer | null>;
}

export interface HubStore extends HubReader {
  readonly engine: "sqlite" | "postgres";
  readonly schema: HubSchema;
  /** False while the store is new: no workspace yet. */
  initialised(): Promise<boolean>;
  /** One transaction: committed when `work` answers ok, undone when it answers a fault or throws. */
  write<T>(work: (tx: HubTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Fills a new store; the counter row is made here. */
  initialise(meta: Meta, standing: Standing, epoch: EpochRow): Promise<Outcome<null>>;
  /** Called after every commit that moved the feed, on whichever hub it happened. */
  onHead(listener: () => void): () => void;
  /** Runs reads that all see one moment, also while hubs are writing. */
  snapshot<T>(work: (reader: HubReader) => Promise<T>): Promise<T>;
  /** Everything but what is derived, as of one moment. */
  dump(): AsyncIterable<DumpRow>;
  /** Replaces everything by a dump, then runs `finish`, in one transaction. */
  replace(
    rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
    finish: (tx: HubTransaction) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>>;
  /** Bytes left where it writes; null where that cannot be known. */
  freeBytes(): number | null;
  /** Why it takes no writes, or soon will not; null while it does. */
  trouble(): Promise<string | null>;
  close(): Promise<void>;
}
