import type { EntityState } from "../../log/state.ts";
import { shownUses, usesOf } from "../definition/definition-use.ts";
import type { DefinitionUse } from "../definition/definition-use.ts";
import { definitionOf, itemIn } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import type { AskedField } from "../definition/catalogue-item.ts";
import type { OwnField } from "../definition/own-field.ts";
import { ownEntriesIn, ownUses, ownWrong } from "../definition/own-values.ts";
import type { OwnEntry } from "../definition/own-values.ts";
import { planned } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { textIn } from "../kind/read-state.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import type { Rule } from "../kind/rule.ts";
import { ticketFields } from "./ticket-fields.ts";

interface Set {
  item?: string | null | undefined;
  answers?: Record<string, unknown> | undefined;
}

/** The item that a ticket asks for once an edit is made; null where it asks for none that is known here. */
function itemAfter(set: Set, before: EntityState | null, read: ReadRecord): DefinitionRow | null {
  const key = set.item === undefined ? before && textIn(before, "item") : set.item;
  return key ? definitionOf("item", key, read) : null;
}

export function askedOf(row: Pick<DefinitionRow, "body"> | null): readonly AskedField[] {
  return (row && itemIn(row)?.fields) ?? [];
}

/** A rule: answers hold what the item asks for. What it does not ask for can only be emptied. */
export const answersFit: Rule<{ ticket?: string; set: Set }> = ({ ticket, set }, { state }) => {
  if (!set.answers) return null;
  const before = ticket === undefined ? null : state("ticket", ticket);
  const item = itemAfter(set, before, state);
  return ownWrong("answers", askedOf(item), set.answers, "this request is not asked for such a thing");
};

/** What the definitions say that an edit of a ticket takes, its item's own fields among it. */
export function usesOfTicket(planning: Planning, set: Set, before: EntityState | null = null) {
  const uses: Result<DefinitionUse[]> = usesOf(planning, ticketFields, { ...set });
  const item = uses.ok && set.answers ? itemAfter(set, before, planning.state) : null;
  if (!uses.ok || !item) return uses;
  return planned([...uses.value, ...ownUses("answers", item, askedOf(item), set.answers ?? {})]);
}

/** What the item of a ticket asks for, then what is held besides, in the words of their time. */
export function answersOf(state: EntityState, read: ReadRecord): OwnEntry<AskedField | OwnField>[] {
  const item = itemAfter({}, state, read);
  return ownEntriesIn("answers", askedOf(item), state, shownUses(state, ticketFields));
}

/** What the item asks for at a step and nobody has said, by the names of edits. */
export function missingAnswers(state: EntityState, read: ReadRecord, step: AskedField["step"]): string[] {
  const item = itemAfter({}, state, read);
  return askedOf(item)
    .filter((field) => field.required && field.step === step)
    .filter(({ key }) => (state.fields[`answers.${key}`] ?? null) === null)
    .map(({ key }) => `answers.${key}`);
}
