import { evolve } from "../../../../shared/domain/evolve.ts";
import type { StateOf } from "../../../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../../../shared/domain/kinds.ts";
import { recordsOf } from "../../../../shared/domain/registry.ts";
import { asShown } from "../../../../shared/domain/as-shown.ts";
import { acceptNext, comesLast } from "../../../../shared/log/fold.ts";
import { entityKeyOf, splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import { emptyState } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import type { createConflictIndex } from "./conflict-index.ts";
import type { OperationLog } from "../log/operation-log.ts";
import { STALE } from "./projections.ts";
import type { Before, createProjections } from "./projections.ts";
import type { Staleness } from "./staleness.ts";
import type { States } from "./states.ts";

/** A record that a transaction changed, as it was shown and as it is shown now. */
export interface Touched {
  key: EntityKey;
  e: number;
  after: EntityState;
  /** Nothing that lists show of it differs: it was only derived anew. */
  same: boolean;
}

/** A record in the running transaction: its fold as stored, and as it is now. */
interface Open {
  key: EntityKey;
  e: number;
  before: EntityState | null;
  after: EntityState;
  links: number[];
  /** Order or marks changed: the state is folded anew from the log when the transaction ends. */
  refold: boolean;
  /** What is stored was derived by another declaration. */
  stale: boolean;
}

export interface FoldingParts {
  log: OperationLog;
  states: States;
  staleness: Staleness;
  projections: ReturnType<typeof createProjections>;
  conflicts(stateOf: (e: number) => EntityState): ReturnType<typeof createConflictIndex>;
}

export type Folding = ReturnType<typeof createFolding>;

/**
 * Folds the operations of one transaction. Every touched record is read once, evolved in memory
 * and written once at the end, however many operations touch it.
 */
export function createFolding({ log, states, staleness, projections, conflicts }: FoldingParts) {
  let open = new Map<EntityKey, Open>();
  let fresh = new Set<number>();
  let byE = new Map<number, Open>();
  let nextE = 0;

  const index = conflicts((e) => byE.get(e)?.after ?? states.at(e));

  function enter(entity: Open): Open {
    open.set(entity.key, entity);
    byE.set(entity.e, entity);
    return entity;
  }

  function load(key: EntityKey): Open {
    const known = open.get(key);
    if (known) return known;
    const { kind, id } = splitEntityKey(key);
    const stored = states.find(kind, id);
    if (!stored) {
      nextE = (nextE === 0 ? states.lastE() : nextE) + 1;
      fresh.add(nextE);
      return enter(blank(key, nextE));
    }
    if (staleness.isStale(kind, id)) return enter(staleOne(key, stored.e));
    const state = states.stateOf(stored);
    return enter({ ...blank(key, stored.e), before: state, after: state });
  }

  const asStored = (kind: string): StateOf => {
    return (id) => states.read(kind, id);
  };
  const asNow = (kind: string): StateOf => {
    return (id) => open.get(entityKeyOf(kind, id))?.after ?? states.read(kind, id);
  };

  /** A touched record may change how others of its kind are shown. */
  function loadAlsoChanged(): void {
    for (const { before, after } of [...open.values()]) {
      const { kind, id } = after;
      const shown = kindNamed(kind)?.shown;
      if (!shown) continue;
      const stored = before ?? states.read(kind, id);
      const ids = [
        ...(stored ? shown.alsoChanges(stored, asStored(kind)) : []),
        ...shown.alsoChanges(after, asNow(kind)),
      ];
      for (const other of ids) {
        const entity = load(entityKeyOf(kind, other));
        if (entity.refold && entity.stale) entity.after = states.fold(kind, other, entity.e);
      }
    }
  }

  return {
    /** Folds one appended operation into every record it touches. */
    apply(op: Operation, seq: number | null, n: number, receivedAt: number | null = null): void {
      const logged = { op, seq, receivedAt };
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

    /** Files an operation with records that only a newer program derives from it. */
    fileDerived(op: Operation, n: number): void {
      for (const key of recordsOf(op)) {
        if (op.touches.includes(key)) continue;
        const entity = load(key);
        entity.links.push(n);
        entity.refold = true;
      }
    },

    /** The hub has given an operation of this device its number. */
    accept(op: Operation, seq: number, receivedAt: number): void {
      for (const key of recordsOf(op)) {
        const entity = load(key);
        if (entity.refold) continue;
        const accepted = acceptNext(entity.after, op, seq, receivedAt);
        if (accepted) entity.after = accepted;
        else entity.refold = true;
      }
    },

    /** The standing of an operation changed: its records are folded anew. */
    refold(op: Operation): void {
      for (const key of recordsOf(op)) load(key).refold = true;
    },

    /** An operation has another sealed form, in which lifting may derive other records from it. */
    reform(old: Operation, op: Operation, n: number): void {
      const records = recordsOf(op);
      for (const key of recordsOf(old)) {
        const entity = load(key);
        entity.refold = true;
        if (!records.includes(key)) log.unlink(entity.e, n);
      }
      for (const key of records) {
        const entity = load(key);
        entity.refold = true;
        entity.links.push(n);
      }
    },

    /** Operations that this transaction has filed with records so far: their places in the store's log. */
    filed: (keys: readonly EntityKey[]): number[] => keys.flatMap((key) => open.get(key)?.links ?? []),

    /** Derives a record anew without a look at what is stored for it, which is not to be believed. */
    deriveAnew(key: EntityKey): void {
      const { kind, id } = splitEntityKey(key);
      const stored = states.find(kind, id);
      if (stored) enter(staleOne(key, stored.e));
    },

    /** Writes states, projections, conflicts and search. Answers what changed. */
    finish(changedConflicts: Set<string>): Touched[] {
      for (const entity of open.values()) {
        for (const n of entity.links) log.link(entity.e, n);
        const { kind, id } = entity.after;
        if (entity.refold) entity.after = states.fold(kind, id, entity.e);
      }
      loadAlsoChanged();
      // Before anything is written: what was shown is worked out from what is stored.
      const shown = [...open.values()].map(({ key, e, before, after, stale }) => ({
        key,
        e,
        before: (stale ? STALE : before && asShown(before, asStored(before.kind))) as Before,
        after: asShown(after, asNow(after.kind)),
      }));
      for (const e of fresh) states.write(e, (byE.get(e) as Open).after, true);
      const touched = shown.map(({ key, e, before, after }): Touched => {
        const differs = projections.write(e, before, after);
        index.write(e, before, after, changedConflicts);
        return { key, e, after, same: !differs };
      });
      index.settleClaims(changedConflicts);
      // Last: what was shown before may still be read out of chunks that are written over here.
      for (const { e, after } of open.values()) if (!fresh.has(e)) states.write(e, after, false);
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

function blank(key: EntityKey, e: number): Open {
  const { kind, id } = splitEntityKey(key);
  const after = emptyState(kind, id);
  return { key, e, before: null, after, links: [], refold: false, stale: false };
}

function staleOne(key: EntityKey, e: number): Open {
  return { ...blank(key, e), refold: true, stale: true };
}
