import { sameJson } from "./canonical.ts";
import type { FieldSpec } from "./field.ts";
import type { LoggedOperation } from "./operation.ts";
import { hasSeen, markOf } from "./seen.ts";
import type { Mark } from "./seen.ts";
import type { Conflict, ConflictClass, ConflictSide, EntityState } from "./state.ts";
import { openConflict } from "./state.ts";

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

/** Copies every container an operation may change, and enters the operation's mark. */
export function draftOf(state: EntityState, logged: LoggedOperation): Draft {
  const mark = markOf(logged);
  const next: EntityState = {
    ...state,
    marks: [...state.marks, mark],
    fields: { ...state.fields },
    writes: { ...state.writes },
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
  return index === undefined ? undefined : state.marks[index];
}

function put(draft: Draft, name: string, value: unknown): void {
  draft.state.fields[name] = value;
  draft.state.writes[name] = draft.at;
}

/** Writes a `register`, `unique` or `text` field. */
export function writeField(draft: Draft, spec: FieldSpec, name: string, value: unknown): void {
  const { state, mark, logged } = draft;
  const last = lastWrite(state, name);
  if (!last || hasSeen(logged.op, last) || sameJson(state.fields[name], value)) {
    put(draft, name, value);
    return;
  }
  if (spec.class === "text") {
    addSide(draft, "text", name, { ...last, value: state.fields[name] }, value);
    return;
  }
  const later = mark.at > last.at || (mark.at === last.at && mark.op > last.op);
  if (later) {
    state.overwritten.push({ field: name, value: state.fields[name], mark: last, by: mark });
    put(draft, name, value);
  } else {
    state.overwritten.push({ field: name, value, mark, by: last });
  }
}

/** Adds or removes one element of a `set` field. */
export function writeElement(draft: Draft, name: string, element: string, on: boolean): void {
  const { state, logged } = draft;
  const elements = { ...(state.sets[name] ?? {}) };
  const known = elements[element];
  const last = known ? state.marks[known.mark] : undefined;
  // A removal takes away only what its author knew to be there.
  if (!on && known?.on && last && !hasSeen(logged.op, last)) return;
  elements[element] = { on, mark: draft.at };
  state.sets[name] = elements;
}

/** Appends an immutable entry to a list. */
export function appendEntry(draft: Draft, name: string, value: Record<string, unknown>): void {
  const list = draft.state.lists[name] ?? [];
  draft.state.lists[name] = [...list, { mark: draft.at, value }];
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
  const sides = open.sides.some((known) => known.op === standing.op)
    ? [...open.sides, side]
    : [...open.sides, standing, side];
  state.conflicts = state.conflicts.map((conflict) => (conflict === open ? { ...open, sides } : conflict));
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
  if (!open) {
    // Two people settled the same conflict without knowing of each other and disagree.
    const last = lastWrite(state, name);
    if (last && !hasSeen(draft.logged.op, last) && !sameJson(state.fields[name], value)) {
      const settledClass = state.settled.find((done) => done.field === name)?.class ?? "text";
      addSide(draft, settledClass, name, { ...last, value: state.fields[name] }, value);
      return;
    }
    put(draft, name, value);
    return;
  }
  const unseen = open.sides.filter((side) => !seenSides.includes(side.op));
  const settled: Conflict = { ...open, sides: open.sides.filter((side) => !unseen.includes(side)) };
  state.conflicts = state.conflicts.filter((conflict) => conflict !== open);
  state.settled.push({ ...settled, by: mark, value });
  put(draft, name, value);
  if (unseen.length > 0) {
    state.conflicts.push({
      class: open.class,
      field: name,
      sides: [...unseen, { ...mark, value }],
    });
  }
}
