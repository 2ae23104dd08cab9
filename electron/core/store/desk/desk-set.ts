import { KINDS, kindNamed } from "../../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import type { Change, DeskTable, DeskTables, DraftRow } from "../../../../shared/ipc/change-batch.ts";
import { DESK_TABLES } from "../../../../shared/ipc/change-batch.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey } from "../../../../shared/log/operation.ts";
import type { Touched } from "../derived/folding.ts";
import { deskRank, namedBy, rowOf } from "../derived/projections.ts";
import { createDeskNames } from "./desk-names.ts";
import { pageOf, placesOf } from "./desk-page.ts";
import type { DeskPage, Place } from "./desk-page.ts";
import type { DeskSource } from "./desk-source.ts";
import { createTopSet } from "./top-set.ts";

/** Besides what kinds say of themselves; all together about five thousand rows (architecture.md 1). */
export const DESK_CAPS = { conflict: 500, outbox: 500, outboxBrings: 5 };
/** A backlog beyond this is paged by query, not watched. */
const OUTBOX_LOADED = 20_000;

/** What one committed transaction changed. */
export interface Committed {
  touched: Touched[];
  conflicts: Set<string>;
  /** Ids of own operations that were made, accepted, refused, acknowledged. */
  operations: Set<string>;
  drafts: { put: DraftRow[]; dropped: string[] };
}

type Rows = { [T in DeskTable]: Map<string, DeskTables[T]> };

const KINDS_ON_DESK: readonly RecordKind[] = KINDS.filter(({ name }) =>
  (DESK_TABLES as readonly string[]).includes(name),
);

/**
 * The desk set: the records a technician works from, held in memory as the window holds them, and
 * kept in step with every commit. Membership is a function of the store's content alone:
 *
 * - records that belong to it by their own right, as their kind says: the nearest to hand first;
 * - what those name, and what these name in turn;
 * - records that unsent work changes, and what those name;
 * - the latest conflicts, the latest waiting or refused operations, all drafts.
 */
export function createDeskSet(source: DeskSource) {
  const rows = Object.fromEntries(DESK_TABLES.map((table) => [table, new Map()])) as unknown as Rows;
  const own = new Map(
    KINDS_ON_DESK.map(({ name, desk }) => [name, createTopSet(desk.cap ?? Number.POSITIVE_INFINITY)]),
  );
  const conflicts = createTopSet(DESK_CAPS.conflict);
  const outbox = createTopSet(DESK_CAPS.outbox);
  const names = createDeskNames();
  let changes: Change[] = [];

  const isOwn = ({ kind, id }: { kind: string; id: string }) => own.get(kind)?.has(id) === true;

  function put<T extends DeskTable>(table: T, id: string, row: DeskTables[T]): void {
    if (sameJson(rows[table].get(id), row)) return;
    rows[table].set(id, row);
    changes.push({ table, put: row } as Change);
  }
  function drop(table: DeskTable, id: string): void {
    if (rows[table].delete(id)) changes.push({ table, drop: id } as Change);
  }

  /** What a record brings along: of each kind on the desk so many, in the order of their ids. */
  function brought(keys: readonly EntityKey[], most: number | undefined): EntityKey[] {
    const taken = new Map<string, number>();
    return [...keys].sort().filter((key) => {
      const { kind } = splitEntityKey(key);
      const count = taken.get(kind) ?? 0;
      if (!own.has(kind) || kindNamed(kind)?.desk.onlyOwn || count >= (most ?? Infinity)) return false;
      taken.set(kind, count + 1);
      return true;
    });
  }

  function settleRecord(key: EntityKey, touched: ReadonlyMap<EntityKey, Touched>): void {
    const { kind, id } = splitEntityKey(key);
    const table = kind as DeskTable;
    const level = isOwn({ kind, id }) ? "own" : names.levelOf(key);
    const after = touched.get(key)?.after;
    const held = rows[table].get(id);
    const row = level === null ? null : after ? rowOf(after) : (held ?? source.row(kind, id));
    if (!row || level === null) {
      drop(table, id);
      names.set(key, null, []);
      return;
    }
    put(table, id, row as never);
    if (level === "brought") return names.set(key, null, []);
    const of = after ? source.keysOf(namedBy(after)) : source.names(kind, id);
    names.set(key, level, brought(of, kindNamed(kind)?.desk.brings));
  }

  /** Records whose place on the desk may be another now, until nothing moves. */
  function settleRecords(touched: ReadonlyMap<EntityKey, Touched>): void {
    for (const [kind, top] of own) {
      const { entered, left } = top.settle();
      for (const id of [...entered, ...left]) names.doubt(`${kind}:${id}`);
    }
    for (const key of touched.keys()) {
      const { kind, id } = splitEntityKey(key);
      if (rows[kind as DeskTable]?.has(id)) names.doubt(key);
    }
    for (let key = names.next(); key !== undefined; key = names.next()) settleRecord(key, touched);
  }

  function settleOutbox(changed: ReadonlySet<string>): void {
    const { entered, left } = outbox.settle();
    for (const id of left) {
      drop("outbox", id);
      names.set(`outbox:${id}`, null, []);
    }
    const coming = new Set(entered);
    for (const id of changed) if (outbox.has(id)) coming.add(id);
    for (const id of coming) {
      const row = source.outboxRow(id);
      if (!row) continue;
      put("outbox", id, row);
      names.set(`outbox:${id}`, "own", brought(row.touches, DESK_CAPS.outboxBrings));
    }
  }

  function settleConflicts(changed: ReadonlySet<string>): void {
    const { entered, left } = conflicts.settle();
    for (const id of left) drop("conflict", id);
    const coming = new Set(entered);
    for (const id of changed) if (conflicts.has(id)) coming.add(id);
    for (const id of coming) {
      const row = source.conflict(id);
      if (row) put("conflict", id, row);
    }
  }

  /** Kept from one page of a snapshot to the next. */
  let places: Partial<Record<DeskTable, Place[]>> = {};

  function apply(committed: Committed): Change[] {
    changes = [];
    places = {};
    const me = source.member();
    for (const { after } of committed.touched) {
      own.get(after.kind)?.set(after.id, deskRank(after.kind, rowOf(after), me));
    }
    for (const id of committed.operations) outbox.set(id, source.outboxRank(id));
    for (const id of committed.conflicts) conflicts.set(id, source.conflict(id)?.at ?? null);
    settleOutbox(committed.operations);
    settleConflicts(committed.conflicts);
    settleRecords(new Map(committed.touched.map((each) => [each.key, each])));
    for (const draft of committed.drafts.put) put("draft", draft.key, draft);
    for (const key of committed.drafts.dropped) drop("draft", key);
    return changes;
  }

  function build(): void {
    for (const [kind, top] of own) top.load(source.own(kind));
    conflicts.load(source.conflicts());
    outbox.load(source.outbox(OUTBOX_LOADED));
    settleOutbox(new Set());
    settleConflicts(new Set());
    settleRecords(new Map());
    for (const row of source.drafts()) put("draft", row.key, row);
    changes = [];
  }

  build();
  const rankIn: Partial<Record<string, (id: string) => number | null>> = {
    ...Object.fromEntries([...own].map(([kind, top]) => [kind, top.rankOf])),
    conflict: conflicts.rankOf,
    outbox: outbox.rankOf,
  };
  return {
    apply,
    /** One page of the snapshot, ordered by table and then by rank, what is nearest to hand first. */
    page: (after: string, limit: number): DeskPage =>
      pageOf(
        DESK_TABLES.map((table) => ({
          table,
          rows: rows[table],
          get places() {
            return (places[table] ??= placesOf(rows[table].keys(), (id) => rankIn[table]?.(id) ?? null));
          },
        })),
        after,
        limit,
      ),
    rows: rows as { readonly [T in DeskTable]: ReadonlyMap<string, DeskTables[T]> },
  };
}
export type DeskSet = ReturnType<typeof createDeskSet>;
