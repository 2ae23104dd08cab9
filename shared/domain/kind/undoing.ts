import { z } from "zod";
import type { FieldSpec, FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { hasSeen } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import { openConflict } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { leaveTo, moveState, writeField } from "../../log/write.ts";
import type { Permission } from "../permission/permission.ts";
import { ref } from "../words.ts";
import { act } from "./act.ts";
import { markUnread, writeElements } from "./edits.ts";
import { formOf } from "./form.ts";
import { existing, labelOf, planned, refused } from "./plan.ts";
import type { Around, Planned, Planning, Result } from "./plan.ts";
import { factsOf, madeBy, sayersOf, stateField, takenBack, undoingOf, writerOf } from "./undo-facts.ts";
import { personalUndone, undoPayload, whereFrom } from "./undo-form.ts";
import type { Retention } from "./retention.ts";
import type { Undone, WayBack } from "./undo-form.ts";

/**
 * The stock act that takes back what a person did to a record of a kind (ADR 33): brings back what
 * stood before one operation, as its author saw it then. `{ <kind>: id, operation }` is asked.
 */
export function undoing<const N extends string>(
  kind: N,
  table: FieldTable,
  options: {
    permission: Permission;
    /** Fields that only the making of a record writes. */
    except: readonly string[];
    ways?: readonly WayBack[];
    /** How long what it says is kept, where that is not as the kind says. */
    keep?: Retention;
    /** Why nothing of the record may be changed now; null when it may. */
    closed?(state: EntityState): Result<never> | null;
    /** Whether what would be brought back may come back now. */
    allowed?(state: EntityState, undone: Undone, planning: Planning): Result<unknown>;
  },
) {
  const { permission, except, ways = [], keep, closed, allowed } = options;
  const asked = { [kind]: ref, operation: ref } as { [K in N]: typeof ref } & { operation: typeof ref };
  const personal = personalUndone(table, except);
  const payload = undoPayload(kind, table, { except, ways });
  return act({
    permission,
    about: `Takes back what you did last to a ${kind}, until somebody else has acted on it.`,
    final: "what was undone is done again",
    undoes: true,
    payload,
    repeats: (said) => whereFrom(said as unknown as Undone),
    ...(keep ? { keep } : {}),
    ...(Object.keys(personal).length > 0 ? { personal } : {}),
    touches: (said) => [entityKeyOf(kind, (said as Record<string, unknown>)[kind] as string)],
    fold: (draft, said) => takeBack(draft, table, said as unknown as Undone),
    asks: z.object(asked),
    plan(asks, planning): Planned {
      const { [kind]: id, operation } = asks as Record<string, string> & { operation: string };
      const found = existing(planning, kind, id as string, kind);
      if (!found.ok) return found;
      const shut = closed?.(found.value);
      if (shut) return shut;
      const undone = undoOf(planning, table, found.value, operation);
      if (!undone.ok) return undone;
      const may = allowed?.(found.value, undone.value as unknown as Undone, planning);
      if (may && !may.ok) return may;
      const { add, remove, ...rest } = undone.value;
      const elements = Object.values(table).some((spec) => spec.class === "set") ? { add, remove } : {};
      const said = { [kind]: id, ...rest, ...elements };
      // Offered is only what can be sealed: a value of before may not be one that is entered today.
      if (!payload.safeParse(said).success)
        return no("undoFinal", "what stood before cannot be said any more");
      return planned({
        payload: said,
        label: labelOf(found.value),
        id: id as string,
        number: null,
      });
    },
  });
}

const no = (rule: string, message: string, more: Record<string, unknown> = {}) =>
  refused("notAllowed", message, "operation", { rule, ...more });

/**
 * What takes an operation back, or why it cannot be: it is somebody else's, cannot be undone, was
 * undone, or somebody has gone on meanwhile: others by any act on the record, its author by one that
 * changed the same.
 */
function undoOf(
  planning: Planning,
  table: FieldTable,
  state: EntityState,
  operation: string,
): Result<Undone> {
  const around = planning.around(state.kind, state.id, operation);
  if (!around) return refused("notFound", "there is no such operation on this record", "operation");
  const { op, undo, before, after } = around;
  if (op.actor !== planning.me) return no("undoOthers", "somebody else did this");
  if (undo !== `${state.kind}.undo` || !before.exists) return no("undoFinal", `${op.type} is not undone`);
  if (undoingOf(state, op.id)) {
    return no("undoneAlready", "this was undone already");
  }
  const said = takenBack(table, before, after);
  if (!said) return no("undoNothing", "this changed nothing that could be brought back");
  const facts = factsOf(said, table);
  const since = goneOn(planning, state, around, facts);
  if (!since.ok) return since;
  if (facts.some(({ field }) => openConflict(state, field))) {
    return no("undoInConflict", "there is a conflict about this: settle it");
  }
  const hidden =
    Object.values(said.set).includes(HIDDEN) || facts.some(({ field }) => isHidden(before, field));
  if (hidden) return no("undoErased", "what stood before is not here any more");
  return planned({ operation: op.id, act: op.type, ...said });
}

/** Refused where somebody has gone on since: says who and by what. */
function goneOn(
  planning: Planning,
  state: EntityState,
  { op }: Around,
  facts: ReturnType<typeof factsOf>,
): Result<null> {
  const others = state.marks.slice(0).filter((mark) => mark.actor !== op.actor && !hasSeen(op, mark));
  const over = facts.filter((fact) => madeBy(state, fact) !== op.id);
  const last = others.at(-1) ?? over.map((fact) => writerOf(state, fact)).at(-1);
  if (!last) return over.length === 0 ? planned(null) : no("undoNothing", "nothing of it stands");
  const act = planning.operation(last.op)?.type ?? "";
  const rule = last.actor === op.actor ? "undoWentOn" : "undoGoneOn";
  return no(rule, "somebody has gone on meanwhile", { by: last.actor, act });
}

/** Whether what a field held was personal and is not at hand. */
function isHidden(state: EntityState, field: string): boolean {
  const writer = writerOf(state, { field });
  return state.hidden?.some(({ op, path }) => op === writer?.op && path.split(".").at(-1) === field) ?? false;
}

/**
 * Fold step: only what the undone operation made so, and nobody has changed since, is brought back, the
 * whole of it or nothing. Where another has moved the record on without the undoing person knowing, two
 * people disagree about where it stands, and that is a conflict.
 */
function takeBack(draft: Draft, table: FieldTable, said: Undone): void {
  const { state, logged, mark } = draft;
  const { operation, set, moved, add = {}, remove = {}, stood } = said;
  const facts = factsOf(said, table);
  const already = undoingOf(state, operation) !== undefined;
  const madeIt = state.marks.at(state.made ?? 0)?.op === operation;
  // Only who did it undoes it, also where another program asks nothing.
  const own = state.marks.slice(0).find(({ op }) => op === operation)?.actor === logged.op.actor;
  const stands =
    own &&
    !already &&
    !madeIt &&
    facts.length > 0 &&
    facts.every((fact) => sayersOf(state, fact).some(({ op }) => op === operation));
  state.undone = [...(state.undone ?? []), { operation, by: mark, stands, stood }];
  if (!stands) {
    const field = stateField(table);
    // What is undone already is nothing to disagree about.
    const last = moved && !already && writerOf(state, { field });
    if (moved && last && state.fields[field] !== moved.to && !hasSeen(logged.op, last)) {
      moveState(draft, field, [], moved.to);
    }
    return;
  }
  for (const [name, value] of Object.entries(set)) {
    const spec = Object.hasOwn(table, name) ? (table[name] as FieldSpec) : undefined;
    if (value === undefined) continue;
    // What this program does not know comes from a newer one.
    if (!spec) markUnread(draft);
    else if (!spec.keyed) bringBack(draft, spec, name, value, operation);
    else {
      for (const [key, each] of Object.entries((value ?? {}) as Record<string, unknown>)) {
        if (each !== undefined) bringBack(draft, spec, `${name}.${key}`, each, operation);
      }
    }
  }
  if (moved) moveState(draft, stateField(table), [moved.from], moved.to);
  writeElements(draft, remove, false);
  writeElements(draft, add, true);
}

/** Writes what stood before; but what somebody else says as well, without having known of it, stays theirs. */
function bringBack(draft: Draft, spec: FieldSpec, name: string, value: unknown, operation: string): void {
  const others = sayersOf(draft.state, { field: name }).filter(({ op }) => op !== operation);
  if (others.length > 0) {
    return leaveTo(
      draft,
      name,
      others.map(({ at }) => at),
    );
  }
  writeField(draft, spec, name, value);
  // Nobody has said it: the field reads as if it had never been written.
  const { fields } = draft.state;
  if (fields[name] === null && !formOf(spec.schema).nullable) delete fields[name];
}
