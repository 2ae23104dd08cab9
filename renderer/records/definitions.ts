import { definitionsOf } from "../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../shared/domain/definition/families.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useCoreQuery } from "../core/index.ts";
import { useLocale } from "../i18n/index.ts";

export interface Definitions {
  /** All of the family in their order, the retired ones too. */
  rows: readonly DefinitionRow[];
  /** What a key is called today; the key itself when nobody has defined it. */
  word: (key: string) => string;
  /** What a select offers: none that is retired, but the one that stands there. */
  choices(current: string | null): { value: string; label: string; row: DefinitionRow }[];
}

/** What is defined of a family, in the language of the window; until the core has answered, what ships. */
export function useDefinitions(family: Family): Definitions {
  const locale = useLocale();
  const { data } = useCoreQuery("definition.list", { family });
  return definitionsIn(data ?? shipped(family), locale);
}

const ships = new Map<Family, readonly DefinitionRow[]>();

function shipped(family: Family): readonly DefinitionRow[] {
  const rows = ships.get(family) ?? definitionsOf(family, []);
  ships.set(family, rows);
  return rows;
}

const made = new WeakMap<readonly DefinitionRow[], Map<string, Definitions>>();

/** Each row of a list asks for it: one for as long as the definitions are the same. */
function definitionsIn(rows: readonly DefinitionRow[], locale: string): Definitions {
  const ofRows = made.get(rows) ?? new Map<string, Definitions>();
  made.set(rows, ofRows);
  let definitions = ofRows.get(locale);
  if (definitions) return definitions;
  const called = new Map(rows.map(({ key, title }) => [key, inLanguage(title, locale)]));
  definitions = {
    rows,
    word: (key) => called.get(key) ?? key,
    choices: (current) =>
      rows
        .filter(({ key, retired }) => !retired || key === current)
        .map((row) => ({ value: row.key, label: inLanguage(row.title, locale), row })),
  };
  ofRows.set(locale, definitions);
  return definitions;
}
