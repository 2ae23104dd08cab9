import { OPERATION_TYPES, forgottenBy, isChained, rememberSealed } from "../../../shared/domain/registry.ts";
import type { Forgotten } from "../../../shared/domain/kind/act.ts";
import { member } from "../../../shared/domain/member/member.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import type { ChangeBatch, DraftRow } from "../../../shared/ipc/change-batch.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Environment } from "../environment.ts";
import { createVerifier } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createConflictIndex } from "./derived/conflict-index.ts";
import { createDeskSet } from "./desk/desk-set.ts";
import type { Committed, DeskSet } from "./desk/desk-set.ts";
import { createDeskSource, draftRowFrom } from "./desk/desk-source.ts";
import { createOwnThings } from "./desk/own-things.ts";
import { createFolding } from "./derived/folding.ts";
import { createRefused } from "./log/forget-refused.ts";
import { createForgetting } from "./log/forgetting.ts";
import { nextNumber, raiseNumber } from "./log/human-numbers.ts";
import type { MarkFile } from "./care/mark-file.ts";
import { createMeta } from "./log/meta.ts";
import { isDiskTrouble, sqliteCode } from "./care/open-database.ts";
import type { Sqlite } from "./care/open-database.ts";
import { createOperationLog } from "./log/operation-log.ts";
import type { OperationLog } from "./log/operation-log.ts";
import { createSealer } from "./log/sealer.ts";
import { createProjections } from "./derived/projections.ts";
import { createRefresh } from "./derived/refresh.ts";
import { createSearchIndex, dropFormerIndexes } from "./derived/search-index.ts";
import { createSearchMerge } from "./derived/search-merge.ts";
import { createStaleness } from "./derived/staleness.ts";
import { createStates } from "./derived/states.ts";
import { StoreReadOnly } from "./care/read-only.ts";
import { scrubStore } from "./care/scrub.ts";
import type { Reserve } from "./care/read-only.ts";
import { createWriteAhead } from "./care/write-ahead.ts";
import { Refused } from "./refused-write.ts";
import { createStoreBlobs } from "./blobs/store-blobs.ts";

export interface StoreParts {
  db: Sqlite;
  environment: Environment;
  reserve: Reserve;
  markFile: MarkFile;
}

/** An act of this laptop's user, ready to be sealed. */
export interface Act {
  type: string;
  payload: Record<string, unknown>;
  /** What the outbox calls it. */
  label: string;
}

export type Store = ReturnType<typeof createStore>;

/**
 * The encrypted store of one profile: the log, its fold and everything derived from it. Each
 * `write` is one transaction; what it changed goes out as one change batch after the commit.
 *
 * The database is open and migrated, and holds an identity.
 */
export function createStore({ db, environment, reserve, markFile }: StoreParts) {
  const meta = createMeta(db);
  const log = createOperationLog(db);
  const staleness = createStaleness(db, meta);
  if (staleness.kinds().length === 0) dropFormerIndexes(db);
  const states = createStates(db, log, staleness);
  const projections = createProjections(db, createSearchIndex(db), () => meta.get("identity")?.member ?? "");
  const folding = createFolding({
    ...{ log, states, staleness, projections },
    conflicts: (stateOf) => createConflictIndex(db, stateOf),
  });
  const forgetting = createForgetting(db);
  const refused = createRefused(db, log, forgetting);
  const blobs = createStoreBlobs(db);
  const source = createDeskSource(db, meta, states, staleness);
  const search = createSearchMerge(db);
  const refresh = createRefresh({
    ...{ db, meta, staleness, folding },
    integrate: (work) => inTransaction(work),
    tell: () => store.tell(),
  });
  const sealer = createSealer({
    db,
    meta,
    environment,
    lastDeviceSeq: (device) => log.lastDeviceSeq(device),
  });
  const verifier = createVerifier();
  const writeAhead = createWriteAhead(db);
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const numberOf = db
    .prepare<[string, string], number>("SELECT e FROM entity WHERE id = ? AND kind = ?")
    .pluck();
  const ownThings = createOwnThings(db, () => environment.now());

  const listeners = new Set<(batch: ChangeBatch) => void>();
  let readOnly = !reserve.hold();
  const endedUncleanly = meta.get("closed") === false;
  let version = (meta.get("changeVersion") ?? 0) + VERSIONS_PER_OPENING;
  let built: DeskSet | null = null;
  /** Built when it is first needed: reading five thousand rows is no part of opening. */
  const desk = (): DeskSet => (built ??= createDeskSet(source));
  let running: Committed | null = null;
  let notified = new Set<EntityKey>();
  let conflictChanges = 0;

  function transaction(): Committed {
    if (!running) throw new Error("outside a transaction of the store");
    return running;
  }

  /** Erases parts of operations, with no remnant. Answers the operations that say less now. */
  function erase(targets: readonly Forgotten[], records: readonly EntityKey[]): Operation[] {
    if (targets.length === 0) return [];
    store.leaveNoTrace();
    const where = { records, filed: folding.filed(records) };
    const { operations, drafts, values } = forgetting.erase(targets, where);
    blobs.noteErased(values);
    transaction().drafts.put.push(...drafts.map(draftRowFrom));
    return operations;
  }

  /** Runs `work` in one transaction; all of it or nothing is kept. */
  function inTransaction<T>(work: () => T): T {
    if (running) throw new Error("a transaction of the store is running");
    const committed: Committed = {
      touched: [],
      conflicts: new Set(),
      operations: new Set(),
      drafts: { put: [], dropped: [] },
    };
    // What a commit changes on the desk is told against what was there before it. Where nobody listens, as
    // at the opening, nothing is told, and the set is built of what is there when it is first needed.
    if (listeners.size > 0) desk();
    running = committed;
    let result: T;
    try {
      begin.run();
      result = work();
      settle(committed);
      blobs.dropErased();
      commit.run();
    } catch (error) {
      undo();
      if (!isDiskTrouble(sqliteCode(error))) throw error;
      readOnly = true;
      reserve.release();
      environment.log.error("the disk takes no more; the store is read-only", { code: sqliteCode(error) });
      throw new StoreReadOnly();
    }
    running = null;
    if (committed.conflicts.size > 0) conflictChanges += 1;
    announce(committed);
    return result;
  }

  /** Writes what was folded so far: what follows in the same transaction finds it. */
  function settle(committed: Committed): void {
    const touched = folding.finish(committed.conflicts);
    committed.touched = [...committed.touched, ...touched];
    for (const { key, e, after } of touched) {
      for (const { id } of erase(refused.reachedBy(key, e, after), [key])) committed.operations.add(id);
    }
  }

  function undo(): void {
    running = null;
    if (db.inTransaction) rollback.run();
    folding.forget();
    states.forget();
    meta.forget();
    blobs.forgetErased();
    sealer.seenChanged();
    notified = new Set();
  }

  /** Tells the world of a commit. What is committed stays so, whatever goes wrong here. */
  function announce(committed: Committed): void {
    if (committed.touched.length > 0) search.written();
    try {
      markFile.write(log.highWater(sealer.identity().device));
    } catch (error) {
      // No room for a hundred bytes: the mark lags behind, which it may.
      environment.log.warn("the high-water mark could not be written", { message: String(error) });
    }
    const changes = built?.apply(committed) ?? [];
    const differing = committed.touched.filter(({ same }) => !same).map(({ key }) => key);
    const touched = [...new Set([...differing, ...notified])];
    notified = new Set();
    if (changes.length === 0 && touched.length === 0) return;
    version += 1;
    send({ version, changes, touched });
  }

  function send(batch: ChangeBatch): void {
    for (const listener of listeners) {
      try {
        listener(batch);
      } catch (error) {
        environment.log.error("a change batch was not taken", { message: String(error) });
      }
    }
  }

  const store = {
    db,
    meta,
    log,
    folding,
    states,
    staleness,
    forgetting,
    blobs,
    source,
    verifier,
    environment,
    identity: sealer.identity,

    /**
     * One transaction of a command. `readOnly` before trying when the disk was full and still is,
     * unless `urgent`: drafts and the hub's answers are tried in the room the reserve gave back.
     */
    write<T>(work: () => Outcome<T>, urgent = false): Outcome<T> {
      if (readOnly && reserve.hold()) readOnly = false;
      if (readOnly && !urgent) return failure("readOnly", new StoreReadOnly().message);
      try {
        return inTransaction(() => {
          const outcome = work();
          if (!outcome.ok) throw new Refused(outcome);
          return outcome;
        });
      } catch (error) {
        if (error instanceof Refused) return error.outcome;
        if (error instanceof StoreReadOnly) return failure("readOnly", error.message);
        throw error;
      }
    },
    /** One transaction of the sync engine. @throws StoreReadOnly */
    integrate<T>(work: () => T): T {
      return inTransaction(work);
    },
    /** Something at or below the end of the last gap has changed. Inside a transaction. */
    seenChanged: sealer.seenChanged,
    holdFile: writeAhead.hold,
    /** A long sync has more to come, or has come to its end. */
    expectMore: writeAhead.expect,
    /** Derives a little of what another program version derived. True while there is more; for idle moments. */
    refresh: (records?: number): boolean => !readOnly && refresh.slice(records),
    /** Records derived anew and to derive anew since the program is another; null when none waits. */
    refreshing: () => refresh.progress(),
    /** Another member works here. Inside a transaction, after the identity was stored. */
    rankAnew: (): void => projections.rankAnew(),
    /** Merges a little of the search index. True while there is more; for idle moments. */
    mergeSearch: (): boolean => !readOnly && search.slice(),
    /** Moves what was committed into the file once it is enough. True when it did; for idle moments. */
    checkpoint: (): boolean => !readOnly && writeAhead.checkpoint(),

    /** Seals an act, appends and folds it. Inside `write`. Answers the operation's id. */
    append({ type, payload, label }: Act): Outcome<string> {
      const definition = OPERATION_TYPES.get(type);
      if (!definition) throw new Error(`no operation type ${type}`);
      const made = sealer.seal(definition, payload);
      if (!made.ok) return made;
      const { sealed, op, parts } = made.value;
      rememberSealed(op, payload);
      const n = log.append({
        body: sealed.body,
        sig: sealed.sig,
        parts,
        absent: false,
        id: op.id,
        status: "pending",
        own: true,
        device: op.device,
        deviceSeq: op.deviceSeq,
        type,
        seq: null,
        feed: null,
        receivedAt: null,
        receipt: null,
        // What this device has just signed needs no check on this device.
        verified: isChained(type) ? 1 : null,
        label,
      });
      folding.apply(op, null, n);
      transaction().operations.add(op.id);
      // Who works alone has no hub to wait for.
      if (!meta.get("binding")) store.forget(op);
      return success(op.id);
    },

    /** What was done so far is found by what follows. Inside `write`. */
    settle: (): void => settle(transaction()),

    /** Operations of a record that count. */
    operationsOf(kind: string, id: string): ReturnType<OperationLog["ofEntity"]> {
      const e = numberOf.get(id, kind);
      return e === undefined ? [] : log.ofEntity(e);
    },

    /** Erases what an operation that counts now says is to be forgotten. Inside a transaction. */
    forget(op: Operation): void {
      for (const changed of erase(forgottenBy(op), op.touches)) folding.refold(changed);
    },
    /** What this transaction deletes from here on is to be in no page of the file. */
    leaveNoTrace(): void {
      // Until it is scrubbed, what is deleted is overwritten wherever it lies.
      db.pragma("secure_delete=ON");
      meta.set("scrub", true);
    },

    /** Whether something was erased of which remnants may still lie in the file. */
    mustScrub: (): boolean => meta.get("scrub") === true && !writeAhead.isHeld() && !readOnly,
    /** Removes the remnants of what was erased from index, file and write-ahead log. For idle moments. */
    scrub(): void {
      scrubStore(db, () => search.purge());
      meta.set("scrub", false);
    },

    /** An operation's place in the outbox changed. Inside a transaction. */
    operationChanged(id: string): void {
      transaction().operations.add(id);
    },

    /** Views that show the store as a whole ask again. */
    tell(): void {
      version += 1;
      send({ version, changes: [], touched: [] });
    },
    /** Open views of these records ask again although their state is the same. Inside a transaction. */
    notify(keys: readonly EntityKey[]): void {
      for (const key of keys) notified.add(key);
    },

    saveDraft(draft: Omit<DraftRow, "updatedAt">): void {
      transaction().drafts.put.push(ownThings.saveDraft(draft));
    },
    discardDraft(key: string): void {
      ownThings.discardDraft(key);
      transaction().drafts.dropped.push(key);
    },
    setPreference: ownThings.setPreference,

    nextNumber: (series: string): string => nextNumber(meta, series),
    raiseNumber: (number: unknown): void => raiseNumber(meta, number),

    /** State of a record as committed, or null when no operation ever touched it. */
    state(key: EntityKey): EntityState | null {
      const { kind, id } = splitEntityKey(key);
      return source.state(kind, id);
    },
    role(): Role {
      const row = source.row(member.name, sealer.identity().member) as MemberRow | null;
      return row?.role ?? "auditor";
    },
    sign: sealer.sign,
    sealWith: sealer.sealWith,

    isReadOnly: (): boolean => readOnly,
    /** The last process with this store did not close it: what was being typed comes from drafts. */
    endedUncleanly: (): boolean => endedUncleanly,
    desk,
    version: (): number => version,
    /** Transactions since opening that changed open conflicts; nothing else changes them. */
    conflictChanges: (): number => conflictChanges,
    onBatch(listener: (batch: ChangeBatch) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Builds the desk set anew and has the windows ask for it again: a version is left out. */
    rebuildDesk(): void {
      built = createDeskSet(source);
      version += 2;
      send({ version, changes: [], touched: [] });
    },
    close(): void {
      try {
        if (!readOnly) meta.set("closed", true);
      } catch (error) {
        // A full disk: the next start takes this for an unclean end and says that drafts are there.
        if (!isDiskTrouble(sqliteCode(error))) throw error;
      }
      db.close();
      markFile.close();
      writeAhead.close();
    },
  };

  try {
    inTransaction(() => {
      meta.set("changeVersion", version);
      meta.set("closed", false);
      if (log.size() === 0) staleness.empty();
    });
    staleness.look();
  } catch (error) {
    // A full disk does not keep the profile from being read.
    if (!(error instanceof StoreReadOnly)) throw error;
  }
  return store;
}

/** Versions of one opening never meet those of the next, so a window cannot mix the two. */
const VERSIONS_PER_OPENING = 10_000_000;
