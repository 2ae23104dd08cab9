import { useMemo } from "react";
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
  word(key: string): string;
  /** What a select offers: none that is retired, but the one that stands there. */
  choices(current: string | null): { value: string; label: string; row: DefinitionRow }[];
}

/** What is defined of a family, in the language of the window; until the core has answered, what ships. */
export function useDefinitions(family: Family): Definitions {
  const locale = useLocale();
  const { data } = useCoreQuery("definition.list", { family });
  return useMemo(() => {
    const rows = data ?? definitionsOf(family, []);
    const called = new Map(rows.map(({ key, title }) => [key, inLanguage(title, locale)]));
    return {
      rows,
      word: (key) => called.get(key) ?? key,
      choices: (current) =>
        rows
          .filter(({ key, retired }) => !retired || key === current)
          .map((row) => ({ value: row.key, label: inLanguage(row.title, locale), row })),
    };
  }, [data, family, locale]);
}
