import type { EntityState } from "../../log/state.ts";
import { shownUses } from "../definition/definition-use.ts";
import { definitionOf, itemIn } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import type { AskedField } from "../definition/catalogue-item.ts";
import type { OwnField } from "../definition/own-field.ts";
import { ownEntriesIn } from "../definition/own-values.ts";
import type { OwnEntry } from "../definition/own-values.ts";
import { textIn } from "../kind/read-state.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import { ticketFields } from "./ticket-fields.ts";

/** What of the catalogue a ticket asks for, as it is defined; null where it asks for nothing that is known here. */
export function itemOf(state: EntityState, read: ReadRecord): DefinitionRow | null {
  const key = textIn(state, "item");
  return key === "" ? null : definitionOf("item", key, read);
}

export function askedOf(row: Pick<DefinitionRow, "body"> | null): readonly AskedField[] {
  return (row && itemIn(row)?.fields) ?? [];
}

/** What the item of a ticket asks for, then what is held besides, in the words of their time. */
export function answersOf(state: EntityState, read: ReadRecord): OwnEntry<AskedField | OwnField>[] {
  const item = itemOf(state, read);
  return ownEntriesIn("answers", askedOf(item), state, shownUses(state, ticketFields));
}

/** What the item asks for at a step and nobody has said, by the names of edits. */
export function missingAnswers(state: EntityState, read: ReadRecord, step: AskedField["step"]): string[] {
  const item = itemOf(state, read);
  return askedOf(item)
    .filter((field) => field.required && field.step === step)
    .filter(({ key }) => (state.fields[`answers.${key}`] ?? null) === null)
    .map(({ key }) => `answers.${key}`);
}
