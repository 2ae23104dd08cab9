import { COMMON_ACTS, KINDS } from "../../../../shared/domain/kinds.ts";
import type { AnyAct } from "../../../../shared/domain/kind/act.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import { OPERATION_TYPES } from "../../../../shared/domain/registry.ts";
import { canonicalJson } from "../../../../shared/log/canonical.ts";
import { sha256 } from "../../keys/device-key.ts";

/** A derived table as data: SQL is made of it, and stores of other versions are compared with it. */
export interface DerivedTable {
  name: string;
  /** SQL type by column. One that comes to an existing table takes null. */
  columns: Readonly<Record<string, string>>;
  /** What stands behind the columns. */
  constraint?: string;
  withoutRowid?: true;
  /** Columns and condition by name. */
  indexes: Readonly<Record<string, string>>;
  /** Those that only rows of another declaration are asked by: they stand while such rows are left. */
  whileStale?: Readonly<Record<string, string>>;
}

/** Derived of every record, whatever its kind. */
const OF_EVERY_RECORD: readonly DerivedTable[] = [
  {
    // Every record by its local number e; state is the fold of its operations.
    name: "entity",
    columns: {
      e: "INTEGER PRIMARY KEY",
      kind: "TEXT NOT NULL",
      id: "TEXT NOT NULL",
      unread: "INTEGER NOT NULL",
      state: "TEXT NOT NULL",
    },
    constraint: "UNIQUE (id, kind)",
    indexes: { entity_unread: "(e) WHERE unread = 1" },
  },
  {
    // Lists of a state that only grow, the beginning of them in whole chunks (states.ts).
    name: "state_chunk",
    columns: {
      e: "INTEGER NOT NULL",
      list: "TEXT NOT NULL",
      chunk: "INTEGER NOT NULL",
      items: "TEXT NOT NULL",
    },
    constraint: "PRIMARY KEY (e, list, chunk)",
    withoutRowid: true,
    indexes: {},
  },
  {
    name: "entity_operation",
    columns: {
      e: "INTEGER NOT NULL",
      n: "INTEGER NOT NULL",
    },
    constraint: "PRIMARY KEY (e, n)",
    withoutRowid: true,
    indexes: {},
  },
  {
    // Which records name a record, by its id.
    name: "reference",
    columns: { target: "TEXT NOT NULL", e: "INTEGER NOT NULL" },
    constraint: "PRIMARY KEY (target, e)",
    withoutRowid: true,
    indexes: { reference_record: "(e)" },
  },
  {
    // What records are known by: tags, serials, staff numbers, site codes, UUIDs, addresses. Two
    // records that claim one value are a conflict; UUIDs and addresses only find, they claim nothing.
    name: "mark",
    columns: {
      value: "TEXT NOT NULL",
      field: "TEXT NOT NULL",
      kind: "TEXT NOT NULL",
      e: "INTEGER NOT NULL",
      claims: "INTEGER NOT NULL",
    },
    constraint: "PRIMARY KEY (value, field, kind, e)",
    withoutRowid: true,
    indexes: {},
    whileStale: { mark_record: "(e)" },
  },
  {
    name: "conflict",
    columns: {
      id: "TEXT PRIMARY KEY",
      e: "INTEGER",
      at: "INTEGER NOT NULL",
      row: "TEXT NOT NULL",
    },
    withoutRowid: true,
    indexes: { conflict_entity: "(e)", conflict_at: "(at)" },
  },
  {
    // Records that belong to the desk by their own right, and how near to the technician's hand.
    name: "desk",
    columns: { e: "INTEGER PRIMARY KEY", kind: "TEXT NOT NULL", rank: "REAL NOT NULL" },
    indexes: {},
  },
];

/** The projection of a kind: the columns that its lists filter and sort by, and the row they show. */
function projectionOf({ name, list }: RecordKind): DerivedTable {
  const columns = Object.entries(list.columns).map(([column, { type }]) => [column, type.toUpperCase()]);
  const indexes = Object.entries(list.indexes).map(([index, { columns: of, where }]) => [
    `${name}_${index}`,
    `(${of.join(", ")})${where ? ` WHERE ${where}` : ""}`,
  ]);
  return {
    name,
    columns: {
      e: "INTEGER PRIMARY KEY",
      ...(Object.fromEntries(columns) as Record<string, string>),
      row: "TEXT NOT NULL",
    },
    indexes: Object.fromEntries(indexes) as Record<string, string>,
  };
}

export const DERIVED_TABLES: readonly DerivedTable[] = [...OF_EVERY_RECORD, ...KINDS.map(projectionOf)];

/**
 * One index of words over all kinds, by the local number of the record. Segments are merged in idle
 * moments (search-merge.ts); the bound is for a console that never has one.
 */
export const SEARCH_TABLE = {
  create: "CREATE VIRTUAL TABLE search USING fts5 (text, content='', contentless_delete=1)",
  settings: [
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)",
  ],
};

/**
 * Raised by one when code changes what is derived from the same operations, with no declaration to
 * show it: a fold step, a row, what is found. `declaration.test.ts` fails until it is.
 */
export const FORM = 10;

/** Types of operations that change records of a kind, with the version this program writes. */
function typesOf(kind: RecordKind): string[] {
  const acts = new Map<string, AnyAct>(
    [...OPERATION_TYPES].map(([type, definition]) => [type, definition.act]),
  );
  return [...acts]
    .filter(
      ([type, act]) =>
        Object.hasOwn(kind.acts, type) ||
        Object.hasOwn(COMMON_ACTS, type) ||
        Object.hasOwn(act.alsoFolds ?? {}, kind.name),
    )
    .map(([type, act]) => `${type}:${(act.older ?? []).length + 1}`)
    .sort();
}

function declarationOf(kind: RecordKind): unknown {
  const fields = Object.entries(kind.fields).map(([name, spec]) => ({
    name,
    class: spec.class,
    edited: spec.edited === true,
    found: spec.found ?? null,
    unique: spec.uniqueForm !== undefined,
  }));
  const list = Object.entries(kind.list.columns).map(([name, { as }]) => ({ name, as }));
  return {
    form: FORM,
    generic: OF_EVERY_RECORD,
    search: SEARCH_TABLE,
    table: projectionOf(kind),
    list,
    fields,
    types: typesOf(kind),
  };
}

/** What is derived of the records of each kind, as a hash: another one makes stored records stale. */
export function declarations(): Record<string, string> {
  return Object.fromEntries(
    KINDS.map((kind: RecordKind) => [kind.name, sha256(canonicalJson(declarationOf(kind)))]),
  );
}

/** Types whose older versions may have derived records, with the version that said which. */
export function liftingTypes(): string[] {
  return [...OPERATION_TYPES.values()]
    .filter(({ older }) => older.length > 0)
    .map(({ type, v }) => `${type}:${v}`)
    .sort();
}
