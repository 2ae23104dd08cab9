import type { Withheld } from "./parts.ts";
import type { Mark } from "./seen.ts";
import { EMPTY, Sequence } from "./sequence.ts";

/** One of the stories of a conflict. */
export interface ConflictSide extends Mark {
  /** What this side says: a text, a state's name, or (custody) the branch. */
  value: unknown;
}

/** `breach`: a decision stands that a rule forbids, taken before its author could know why. */
export type ConflictClass = "text" | "state" | "chain" | "unique" | "orphan" | "breach";

/** Something a person must look at. At most one is open per entity and field. */
export interface Conflict {
  class: ConflictClass;
  field: string;
  sides: ConflictSide[];
}

/** A conflict that a person has settled; kept for ever. */
export interface SettledConflict extends Conflict {
  by: Mark;
  value: unknown;
}

/** A plain value that lost against a concurrent one; one click restores it. */
export interface Overwritten {
  field: string;
  value: unknown;
  /** Who wrote the value that lost. */
  mark: Mark;
  /** The write that won. */
  by: Mark;
}

export interface SetElement {
  on: boolean;
  /** Index in `marks` of the last addition or removal. */
  mark: number;
  /** Indices of the additions no removal has seen; the element is on while there is one. */
  adds: number[];
}

export interface Entry {
  /** Index in `marks`. */
  mark: number;
  value: Record<string, unknown>;
}

/** A personal value of this entity's operations that is not at hand: erased, or not here yet. */
export interface HiddenPart extends Withheld {
  /** Operation that said it. */
  op: string;
}

/** That personal parts were erased (or are to be, from a day on): by whom, why, by which rule. */
export interface Erasure {
  by: Mark;
  parts: readonly string[];
  what: readonly string[];
  reason: string;
  rule: string;
  /** A wish: the law keeps it until this day. Null when it is erased. */
  until: string | null;
}

/** That somebody took back an operation. */
export interface UndoneOperation {
  operation: string;
  by: Mark;
  /** Whether it counts: not where somebody had gone on before it came. */
  stands: boolean;
  /** By fact: the operation that had made so what was brought back. */
  stood: Readonly<Record<string, string>>;
}

/** Somebody has looked: these are other things, though they share a value that is unique. */
export interface ToldApart {
  field: string;
  /** Ids of the others. */
  others: readonly string[];
}

/**
 * The fold of one entity's operations: plain JSON, the same on every device that knows the same
 * operations. Values live in `fields`, who wrote them in `writes` (an index into `marks`).
 */
export interface EntityState {
  kind: string;
  id: string;
  /** False until the operation that creates the entity has been folded. */
  exists: boolean;
  /** Index of the mark that made it, where something was said of it before. */
  made?: number;
  /** One for each operation, in the order of the fold. */
  marks: Sequence<Mark>;
  /** Corrected time of the latest operation, ms since the epoch; 0 for none. */
  changedAt: number;
  fields: Record<string, unknown>;
  writes: Record<string, number>;
  /** Other writers of the value that stands: they wrote the same without knowing of each other. */
  agreed: Record<string, number[]>;
  sets: Record<string, Record<string, SetElement>>;
  lists: Record<string, Sequence<Entry>>;
  overwritten: Overwritten[];
  conflicts: Conflict[];
  settled: SettledConflict[];
  /** Operations this program is too old to read; shown as "needs an update to show". */
  unread: string[];
  /** Personal values that are not at hand, where there are any. */
  hidden?: HiddenPart[];
  /** What was erased of it, where something was. */
  erasures?: Erasure[];
  /** What was taken back of it, where something was. */
  undone?: UndoneOperation[];
  /** From which records it was told apart, where it was. */
  apart?: ToldApart[];
  /** Highest accepted sequence folded; 0 for none. */
  lastSeq: number;
  /** Number of this device's operations that wait in the outbox. */
  pending: number;
}

export function emptyState(kind: string, id: string): EntityState {
  return {
    kind,
    id,
    exists: false,
    marks: EMPTY,
    changedAt: 0,
    fields: {},
    writes: {},
    agreed: {},
    sets: {},
    lists: {},
    overwritten: [],
    conflicts: [],
    settled: [],
    unread: [],
    lastSeq: 0,
    pending: 0,
  };
}

/** Entries of an `append` field. */
export function entriesOf(state: EntityState, fieldName: string): Sequence<Entry> {
  return state.lists[fieldName] ?? EMPTY;
}

/** Reads a state out of its JSON, or out of one whose lists were put in elsewhere. */
export function stateFrom(
  json: Omit<EntityState, "marks" | "lists" | "changedAt"> & Record<"marks" | "lists" | "changedAt", unknown>,
): EntityState {
  const marks = Sequence.of(json.marks as Mark[] | Sequence<Mark>);
  const lists = json.lists as Record<string, Entry[] | Sequence<Entry>>;
  const entries = Object.entries(lists).map(([name, list]) => [name, Sequence.of(list)]);
  return {
    ...json,
    marks,
    lists: Object.fromEntries(entries) as EntityState["lists"],
    changedAt: Number(json.changedAt ?? 0),
  };
}

/** Stable id of the open conflict on a field of an entity. */
export function conflictId(state: Pick<EntityState, "kind" | "id">, fieldName: string): string {
  return `${state.kind}:${state.id}:${fieldName}`;
}

export function setElements(state: EntityState, fieldName: string): string[] {
  const elements = state.sets[fieldName] ?? {};
  return Object.keys(elements)
    .filter((key) => elements[key]?.on)
    .sort();
}

export function openConflict(state: EntityState, fieldName: string): Conflict | undefined {
  return state.conflicts.find((conflict) => conflict.field === fieldName);
}

/**
 * Why a value that an operation said is not shown: the erasure, `"absent"` where it has not come here
 * yet, null where it is shown.
 *
 * @param path in the operation's payload, e.g. `set.phone`
 */
export function whyHidden(
  state: Pick<EntityState, "hidden" | "erasures">,
  operation: string,
  path: string,
): Erasure | "absent" | null {
  const found = state.hidden?.find((each) => each.op === operation && each.path === path);
  if (!found) return null;
  const by = state.erasures?.find(({ parts, until }) => until === null && parts.includes(found.part));
  return by ?? "absent";
}
