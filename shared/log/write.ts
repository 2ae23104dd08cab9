import { sameJson } from "./canonical.ts";
import type { FieldSpec } from "./field.ts";
import type { LoggedOperation } from "./operation.ts";
import { madeFirstAt } from "./made.ts";
import { hasSeen, markOf } from "./seen.ts";
import type { Mark } from "./seen.ts";
import type { Conflict, ConflictClass, ConflictSide, EntityState, SetElement } from "./state.ts";
import { entriesOf, openConflict } from "./state.ts";

/**
 * The draft that an operation is folded into: a state whose containers may be changed because
 * `fold.ts` made them new. Nothing here throws; what does not fit becomes a conflict.
 */
export interface Draft {
  state: EntityState;
  logged: LoggedOperation;
  mark: Mark;
  /** Index of this operation in `state.marks`. */
  at: number;
}

/** Copies every container an operation may change but those that only grow, and enters the operation's mark. */
export function draftOf(state: EntityState, logged: LoggedOperation): Draft {
  const mark = markOf(logged);
  const next: EntityState = {
    ...state,
    marks: state.marks.appended(mark),
    changedAt: Math.max(state.changedAt, mark.at),
    fields: { ...state.fields },
    writes: { ...state.writes },
    agreed: { ...state.agreed },
    sets: { ...state.sets },
    lists: { ...state.lists },
    overwritten: [...state.overwritten],
    conflicts: [...state.conflicts],
    settled: [...state.settled],
    unread: [...state.unread],
  };
  return { state: next, logged, mark, at: next.marks.length - 1 };
}

/** The last write of a field, if there was one. */
export function lastWrite(state: EntityState, name: string): Mark | undefined {
  const index = state.writes[name];
  return index === undefined ? undefined : state.marks.at(index);
}

/** Everybody who wrote the standing value of a field, as indices in `marks`, the last one last. */
export function writersOf(state: EntityState, name: string): number[] {
  const last = state.writes[name];
  return last === undefined ? [] : [...(state.agreed[name] ?? []), last];
}

/** Leaves the standing value of a field to those who wrote it, at least one: another of them does no more. */
export function leaveTo({ state }: Draft, name: string, writers: readonly number[]): void {
  state.writes[name] = writers.at(-1) as number;
  if (writers.length > 1) state.agreed[name] = writers.slice(0, -1);
  else delete state.agreed[name];
}

function put(draft: Draft, name: string, value: unknown): void {
  draft.state.fields[name] = value;
  draft.state.writes[name] = draft.at;
  delete draft.state.agreed[name];
}

/**
 * Writers of the standing value whom the operation's author did not know of, as indices. That it was
 * brought back by an undo is nothing to disagree with: it was said by whoever had said it first.
 */
function unseenWriters({ state, logged }: Draft, name: string): number[] {
  const first = writersOf(state, name)
    .map((index) => madeFirstAt(state, index, name))
    .filter((index) => index >= 0);
  return first.filter((index) => !hasSeen(logged.op, state.marks.at(index) as Mark));
}

function latest(marks: readonly Mark[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (found, mark) => (found && isLater(found, mark) ? found : mark),
    undefined,
  );
}

function isLater(a: Mark, b: Mark): boolean {
  return a.at > b.at || (a.at === b.at && a.op > b.op);
}

/** Writes a `register`, `unique` or `text` field. */
export function writeField(draft: Draft, spec: FieldSpec, name: string, value: unknown): void {
  const { state, mark } = draft;
  const unseen = unseenWriters(draft, name);
  const rival = latest(unseen.map((index) => state.marks.at(index) as Mark));
  if (!rival) {
    put(draft, name, value);
    // While people disagree about a text, what is written meanwhile is one of the stories.
    const open = openConflict(state, name);
    if (open) joinConflict(state, open, [{ ...mark, value }]);
    return;
  }
  if (sameJson(state.fields[name], value)) {
    put(draft, name, value);
    state.agreed[name] = unseen;
    return;
  }
  if (spec.class === "text") {
    addSide(draft, "text", name, { ...rival, value: state.fields[name] }, value);
    return;
  }
  if (isLater(mark, rival)) {
    state.overwritten.push({ field: name, value: state.fields[name], mark: rival, by: mark });
    put(draft, name, value);
  } else {
    state.overwritten.push({ field: name, value, mark, by: rival });
  }
}

/** Adds or removes one element of a `set` field. */
export function writeElement(draft: Draft, name: string, element: string, on: boolean): void {
  const { state, logged } = draft;
  const elements = state.sets[name] ?? {};
  const known = Object.hasOwn(elements, element) ? elements[element] : undefined;
  // A removal takes away only the additions its author knew of.
  const unseen = (known?.adds ?? []).filter((index) => !hasSeen(logged.op, state.marks.at(index) as Mark));
  const adds = on ? [...unseen, draft.at] : unseen;
  const written: SetElement = { on: adds.length > 0, mark: draft.at, adds };
  // Not by assignment: an element may be called `__proto__`.
  state.sets[name] = Object.fromEntries([...Object.entries(elements), [element, written]]);
}

/** Appends an immutable entry to a list. */
export function appendEntry(draft: Draft, name: string, value: Record<string, unknown>): void {
  draft.state.lists[name] = entriesOf(draft.state, name).appended({ mark: draft.at, value });
}

/** Moves a `state` field; a transition that the table does not allow becomes a conflict. */
export function moveState(draft: Draft, name: string, allowed: readonly string[], target: string): boolean {
  const { state } = draft;
  const current = state.fields[name];
  if (typeof current === "string" && allowed.includes(current)) {
    put(draft, name, target);
    return true;
  }
  const last = lastWrite(state, name) ?? draft.mark;
  addSide(draft, "state", name, { ...last, value: current ?? null }, target);
  return false;
}

/** Opens a conflict on a field, or joins the one that is open. */
export function addSide(
  draft: Draft,
  conflictClass: ConflictClass,
  name: string,
  standing: ConflictSide,
  value: unknown,
): void {
  const { state, mark } = draft;
  const open = openConflict(state, name);
  const side: ConflictSide = { ...mark, value };
  if (!open) {
    const sides = standing.op === mark.op ? [side] : [standing, side];
    state.conflicts.push({ class: conflictClass, field: name, sides });
    return;
  }
  joinConflict(state, open, [standing, side]);
}

/**
 * Opens a breach: the operation stands, although a rule forbids it.
 *
 * @param by the writes that forbid it; its author had not seen all of them, or it would not be here
 */
export function openBreach(draft: Draft, rule: string, by: readonly Mark[]): void {
  const decision = draft.logged.op.type;
  for (const mark of by) addSide(draft, "breach", rule, { ...mark, value: null }, decision);
}

/** Adds the stories that are not told yet to an open conflict. */
function joinConflict(state: EntityState, open: Conflict, told: readonly ConflictSide[]): void {
  const added = told.filter((side) => !open.sides.some((known) => known.op === side.op));
  const joined: Conflict = { ...open, sides: [...open.sides, ...added] };
  state.conflicts = state.conflicts.map((conflict) => (conflict === open ? joined : conflict));
}

/**
 * Settles the open conflict on a field with a value a person chose. Stories the person had not
 * seen stay open beside the choice.
 *
 * @param seenSides operation ids of the stories that were on the person's screen
 */
export function settle(draft: Draft, name: string, seenSides: readonly string[], value: unknown): void {
  const { state, mark } = draft;
  const open = openConflict(state, name);
  const standing = state.fields[name];
  const writers = unseenWriters(draft, name).map((index) => state.marks.at(index) as Mark);
  // What was written meanwhile and is no side yet: another decision, or a move the table allowed.
  const meanwhile: ConflictSide[] = sameJson(standing, value)
    ? []
    : writers.map((writer) => ({ ...writer, value: standing }));
  const told = open?.sides ?? [];
  const unseen = [...told, ...meanwhile.filter((side) => !told.some((known) => known.op === side.op))].filter(
    (side) => !seenSides.includes(side.op),
  );
  const seen = told.filter((side) => seenSides.includes(side.op));
  const before = state.settled.find((done) => done.field === name);
  const conflictClass = open?.class ?? before?.class ?? "text";
  state.conflicts = state.conflicts.filter((conflict) => conflict !== open);
  if (seen.length > 0) {
    state.settled.push({ class: conflictClass, field: name, sides: seen, by: mark, value });
  }
  const agreeing = unseenWriters(draft, name);
  put(draft, name, value);
  if (sameJson(standing, value) && agreeing.length > 0) state.agreed[name] = agreeing;
  if (unseen.length > 0) {
    const sides = [...unseen, { ...mark, value }];
    state.conflicts.push({ class: conflictClass, field: name, sides });
  }
}
