import { foldEntity } from "../../../../shared/domain/evolve.ts";
import { CHUNK, Sequence } from "../../../../shared/log/sequence.ts";
import type { Held } from "../../../../shared/log/sequence.ts";
import { emptyState, stateFrom } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { OperationLog } from "../log/operation-log.ts";
import { operationFrom } from "../log/stored-parts.ts";
import type { Staleness } from "./staleness.ts";

interface Stored {
  e: number;
  kind: string;
  id: string;
  state: string;
}

/** A growing list in the JSON of a state, when its beginning is in chunks. */
interface Split {
  held: number;
  rest: unknown[];
}
type Growing = unknown[] | Split;

/**
 * Empty in nearly every record, and then not written: three records instead of two fit a page of the
 * store, and each page costs its encryption.
 */
const OFTEN_EMPTY = ["agreed", "sets", "lists", "overwritten", "conflicts", "settled", "unread"] as const;

/** Texts of states as they were last read, that are not parsed again. */
const LATELY = 16;

/** Nothing of it is in chunks. */
function isWhole({ marks, lists }: EntityState): boolean {
  return marks.held.length === 0 && Object.values(lists).every(({ held }) => held.length === 0);
}

export type States = ReturnType<typeof createStates>;

/**
 * The folds of records as they are stored; a stale one is folded anew from the log, and not stored.
 *
 * A state is one JSON text, but for the lists in it that only grow: these leave whole chunks behind,
 * which are never written again and read only when somebody asks for what is in them. So the cost of
 * an act does not grow with its record.
 */
export function createStates(db: Sqlite, log: OperationLog, staleness: Staleness) {
  const byKey = db.prepare<[string, string], Stored>(
    "SELECT e, kind, id, state FROM entity WHERE id = ? AND kind = ?",
  );
  const byE = db.prepare<[number], Stored>("SELECT e, kind, id, state FROM entity WHERE e = ?");
  const lastE = db.prepare<[], number | null>("SELECT max(e) FROM entity").pluck();
  const insert = db.prepare("INSERT INTO entity (e, kind, id, unread, state) VALUES (?, ?, ?, ?, ?)");
  const update = db.prepare("UPDATE entity SET unread = ?, state = ? WHERE e = ?");

  const chunkPut = db.prepare(
    "INSERT OR REPLACE INTO state_chunk (e, list, chunk, items) VALUES (?, ?, ?, ?)",
  );
  const chunkDrop = db.prepare(
    "DELETE FROM state_chunk WHERE e = ? AND list NOT IN (SELECT value FROM json_each(?))",
  );
  const chunkOf = db
    .prepare<[number, string, number], string>(
      "SELECT items FROM state_chunk WHERE e = ? AND list = ? AND chunk = ?",
    )
    .pluck();

  function stateOf({ e, kind, id, state }: Stored): EntityState {
    return staleness.isStale(kind, id) ? fold(kind, id, e) : parsed(e, state);
  }

  function fold(kind: string, id: string, e: number): EntityState {
    const logged = log.ofEntity(e).map((each) => ({
      op: operationFrom(each),
      seq: each.seq,
      receivedAt: each.receivedAt,
    }));
    return foldEntity(kind, id, logged);
  }

  function heldBy(e: number, list: string, length: number): Held<unknown> {
    const known = new Map<number, readonly unknown[]>();
    return {
      length,
      chunk(index) {
        let items = known.get(index);
        if (!items) known.set(index, (items = JSON.parse(chunkOf.get(e, list, index) ?? "[]") as unknown[]));
        return items;
      },
    };
  }

  /**
   * States as they stand in the table, none of them in chunks: within an act the same record is read for
   * its rules, its plan and its fold.
   */
  const lately = new Map<number, { text: string; state: EntityState }>();

  function parsed(e: number, text: string): EntityState {
    const known = lately.get(e);
    if (known?.text === text) return known.state;
    const state = parsedAnew(e, text);
    if (lately.size >= LATELY) lately.clear();
    // What is in chunks may be written over while the text stays.
    if (isWhole(state)) lately.set(e, { text, state });
    else lately.delete(e);
    return state;
  }

  function parsedAnew(e: number, text: string): EntityState {
    const json = {
      ...emptyState("", ""),
      ...(JSON.parse(text) as EntityState & { marks: Growing; lists: Record<string, Growing> }),
    };
    const read = (list: string, stored: Growing) =>
      Array.isArray(stored) ? stored : Sequence.of(stored.rest, heldBy(e, list, stored.held));
    const lists = Object.entries(json.lists).map(([name, stored]) => [name, read(`lists.${name}`, stored)]);
    return stateFrom({
      ...json,
      marks: read("marks", json.marks),
      lists: Object.fromEntries(lists) as unknown,
    });
  }

  /** Puts whole chunks aside. Answers what is left for the state's own text. */
  function putAside(e: number, list: string, items: Sequence<unknown>): Growing {
    const from = items.held.length;
    const held = items.length - ((items.length - from) % CHUNK);
    for (let at = from; at < held; at += CHUNK) {
      chunkPut.run(e, list, at / CHUNK, JSON.stringify(items.slice(at, at + CHUNK)));
    }
    return held === 0 ? items.rest() : { held, rest: items.slice(held) };
  }

  /** What another fold put aside, which this one does not go on with; it may say what must not be kept. */
  function dropOthers(e: number, { lists }: EntityState): void {
    const goesOn = Object.keys(lists).filter((name) => (lists[name]?.held.length ?? 0) > 0);
    chunkDrop.run(e, JSON.stringify(goesOn.map((name) => `lists.${name}`)));
  }

  function textOf(e: number, state: EntityState, isNew: boolean): string {
    const isStoredWhole = isNew || lately.delete(e);
    if (state.marks.held.length === 0 && !isStoredWhole) dropOthers(e, state);
    const lists = Object.entries(state.lists).map(([name, items]) => [
      name,
      putAside(e, `lists.${name}`, items),
    ]);
    const marks = putAside(e, "marks", state.marks);
    const stored: Record<string, unknown> = { ...state, marks, lists: Object.fromEntries(lists) };
    for (const name of OFTEN_EMPTY) {
      if (Object.keys(state[name]).length === 0) stored[name] = undefined;
    }
    return JSON.stringify(stored);
  }

  return {
    fold,
    find: (kind: string, id: string): Stored | undefined => byKey.get(id, kind),
    stateOf,
    read(kind: string, id: string): EntityState | null {
      const stored = byKey.get(id, kind);
      return stored ? stateOf(stored) : null;
    },
    at: (e: number): EntityState => stateOf(byE.get(e) as Stored),
    parsed,
    /** What was read in a transaction that is undone was never so. */
    forget: (): void => lately.clear(),
    lastE: (): number => lastE.get() ?? 0,
    write(e: number, state: EntityState, isNew: boolean): void {
      const text = textOf(e, state, isNew);
      const unread = state.unread.length > 0 ? 1 : 0;
      if (isNew) insert.run(e, state.kind, state.id, unread, text);
      else update.run(unread, text, e);
    },
  };
}
