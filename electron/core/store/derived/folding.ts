import { evolve, foldEntity } from "../../../../shared/domain/evolve.ts";
import type { StateOf } from "../../../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../../../shared/domain/kinds.ts";
import { recordsOf } from "../../../../shared/domain/registry.ts";
import { asShown } from "../../../../shared/domain/as-shown.ts";
import { comesLast } from "../../../../shared/log/fold.ts";
import { entityKeyOf, splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation, OperationBody } from "../../../../shared/log/operation.ts";
import { emptyState } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { createConflictIndex } from "./conflict-index.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { LoggedBody, OperationLog } from "../log/operation-log.ts";
import type { createProjections } from "./projections.ts";

/** A record that a transaction changed, as it was shown and as it is shown now. */
export interface Touched {
  key: EntityKey;
  e: number;
  before: EntityState | null;
  after: EntityState;
}

/** A record in the running transaction: its fold as stored, and as it is now. */
interface Open extends Touched {
  links: number[];
  /** Order or marks changed: the state is folded anew from the log when the transaction ends. */
  refold: boolean;
}

/** An operation out of this store's own log: its form was checked when it was appended. */
export function operationFrom(body: string): Operation {
  return { ...(JSON.parse(body) as OperationBody), hash: sha256(body) };
}

export type Folding = ReturnType<typeof createFolding>;

/**
 * Folds the operations of one transaction. Every touched record is read once, evolved in memory
 * and written once at the end, however many operations touch it.
 */
export function createFolding(
  db: Sqlite,
  log: OperationLog,
  projections: ReturnType<typeof createProjections>,
  conflicts: (stateOf: (e: number) => EntityState) => ReturnType<typeof createConflictIndex>,
) {
  const find = db.prepare<[string, string], { e: number; state: string }>(
    "SELECT e, state FROM entity WHERE id = ? AND kind = ?",
  );
  const stateByE = db.prepare<[number], string>("SELECT state FROM entity WHERE e = ?").pluck();
  const lastE = db.prepare<[], number | null>("SELECT max(e) FROM entity").pluck();
  const insert = db.prepare("INSERT INTO entity (e, kind, id, unread, state) VALUES (?, ?, ?, ?, ?)");
  const update = db.prepare("UPDATE entity SET unread = ?, state = ? WHERE e = ?");
  const conflictStored = db.prepare<[string], number>("SELECT 1 FROM conflict WHERE id = ?").pluck();

  let open = new Map<EntityKey, Open>();
  let fresh = new Set<number>();
  let byE = new Map<number, Open>();
  let nextE = 0;

  const index = conflicts((e) => byE.get(e)?.after ?? (JSON.parse(stateByE.get(e) as string) as EntityState));

  function load(key: EntityKey): Open {
    let entity = open.get(key);
    if (entity) return entity;
    const { kind, id } = splitEntityKey(key);
    const row = find.get(id, kind);
    if (row) {
      const state = JSON.parse(row.state) as EntityState;
      entity = { key, e: row.e, before: state, after: state, links: [], refold: false };
    } else {
      nextE = (nextE === 0 ? (lastE.get() ?? 0) : nextE) + 1;
      entity = { key, e: nextE, before: null, after: emptyState(kind, id), links: [], refold: false };
      fresh.add(nextE);
    }
    open.set(key, entity);
    byE.set(entity.e, entity);
    return entity;
  }

  function write(entity: Open): void {
    const { e, after } = entity;
    const state = JSON.stringify(after);
    const unread = after.unread.length > 0 ? 1 : 0;
    if (fresh.has(e)) insert.run(e, after.kind, after.id, unread, state);
    else update.run(unread, state, e);
  }

  const asStored = (kind: string): StateOf => {
    return (id) => {
      const row = find.get(id, kind);
      return row ? (JSON.parse(row.state) as EntityState) : null;
    };
  };
  const asNow = (kind: string): StateOf => {
    return (id) => open.get(entityKeyOf(kind, id))?.after ?? asStored(kind)(id);
  };

  /** A touched record may change how others of its kind are shown. */
  function loadAlsoChanged(): void {
    for (const { before, after } of [...open.values()]) {
      const { kind, id } = after;
      const shown = kindNamed(kind)?.shown;
      if (!shown) continue;
      const stored = before ?? asStored(kind)(id);
      const ids = [
        ...(stored ? shown.alsoChanges(stored, asStored(kind)) : []),
        ...shown.alsoChanges(after, asNow(kind)),
      ];
      for (const other of ids) load(entityKeyOf(kind, other));
    }
  }

  return {
    /** Folds one appended operation into every record it touches. */
    apply(op: Operation, seq: number | null, n: number): void {
      const logged = { op, seq };
      for (const key of recordsOf(op)) {
        const entity = load(key);
        entity.links.push(n);
        if (entity.refold) continue;
        if (comesLast(entity.after, logged)) entity.after = evolve(entity.after, logged);
        else entity.refold = true;
      }
    },

    /** Files an operation with its records without letting it count in their fold. */
    file(op: Operation, n: number): void {
      for (const key of recordsOf(op)) load(key).links.push(n);
    },

    /** The standing of one of this record's operations changed. */
    refold(key: EntityKey): void {
      load(key).refold = true;
    },

    /** Folds anew without a look at what is stored: its projections are not there or not to be believed. */
    rebuild(key: EntityKey, e: number): void {
      const { kind, id } = splitEntityKey(key);
      const entity: Open = { key, e, before: null, after: emptyState(kind, id), links: [], refold: true };
      open.set(key, entity);
      byE.set(e, entity);
    },

    /** State of a record as this transaction has it so far; for planning within a transaction. */
    state: (key: EntityKey): EntityState => load(key).after,

    /** Writes states, projections, conflicts and search. Answers what changed. */
    finish(changedConflicts: Set<string>): Touched[] {
      for (const entity of open.values()) {
        for (const n of entity.links) log.link(entity.e, n);
        if (entity.refold) entity.after = foldStored(log.ofEntity(entity.e), entity.key);
      }
      loadAlsoChanged();
      // Before anything is written: what was shown is worked out from what is stored.
      const touched = [...open.values()].map(({ key, e, before, after }): Touched => ({
        key,
        e,
        before: before && asShown(before, asStored(before.kind)),
        after: asShown(after, asNow(after.kind)),
      }));
      for (const entity of open.values()) write(entity);
      for (const { e, before, after } of touched) {
        projections.write(e, before, after);
        index.write(e, before, after, changedConflicts);
      }
      index.settleClaims(changedConflicts, (id) => conflictStored.get(id) === 1);
      this.forget();
      return touched;
    },

    /** Drops everything held for the running transaction. */
    forget(): void {
      open = new Map();
      byE = new Map();
      fresh = new Set();
      nextE = 0;
      index.forget();
    },
  };
}

function foldStored(stored: readonly LoggedBody[], key: EntityKey): EntityState {
  const { kind, id } = splitEntityKey(key);
  return foldEntity(
    kind,
    id,
    stored.map(({ body, seq }) => ({ op: operationFrom(body), seq })),
  );
}
