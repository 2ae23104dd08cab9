import { itemIn } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { Asked } from "../../core/index.ts";
import type { EditValue } from "../../fields/edits.ts";

interface Chosen {
  item: string | null;
  type: string;
  category: string | null;
  title: string;
  answers: Readonly<Record<string, EditValue>>;
}

/**
 * An item of the catalogue that was chosen: its kind and category follow, and its name is the title where nobody
 * has typed one. What was answered of another item is not said of this one.
 *
 * @param word what an item is called, as a title that was filled in by one begins
 */
export function withItem(
  values: Chosen,
  row: DefinitionRow | undefined,
  word: (key: string) => string,
): Partial<Chosen> {
  const named = values.item !== null && values.title === word(values.item);
  const isOurs = values.title.trim() === "" || named;
  const body = row && itemIn(row);
  if (!row || !body) return { item: null, answers: {}, ...(named ? { title: "" } : {}) };
  return {
    ...{ item: row.key, type: body.type, answers: {} },
    category: body.category ?? values.category,
    ...(isOurs ? { title: word(row.key) } : {}),
  };
}

/** What was answered of the ticket that is opened first: what was left empty is not said, and of no item nothing. */
export function answering(item: string | null, answers: Readonly<Record<string, EditValue>>): Asked[] {
  const said = Object.entries(answers)
    .map(([key, value]) => [key, typeof value === "string" ? value.trim() : value] as const)
    .filter(([, value]) => value !== "" && value !== null);
  if (item === null || said.length === 0) return [];
  return [["ticket.answer", { ticket: "", set: { answers: Object.fromEntries(said) } }, { ticket: 0 }]];
}
