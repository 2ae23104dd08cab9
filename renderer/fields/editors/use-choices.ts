import { groupOf } from "../../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { isFamily } from "../../../shared/domain/definition/families.ts";
import type { Definitions } from "../../records/index.ts";
import { useDefinitions } from "../../records/index.ts";
import type { ChoiceData } from "../../ui/index.ts";

/** What is defined of a family, under the groups that stand in where it has them. */
export function useDefined(family: Family, current: string | null): ChoiceData {
  const grouped = `${family}group`;
  const own = useDefinitions(family);
  const groups = useDefinitions(isFamily(grouped) ? grouped : family);
  const choices = own.choices(current);
  return isFamily(grouped) ? inGroups(groups, choices) : choices;
}

function inGroups(groups: Definitions, choices: ReturnType<Definitions["choices"]>): ChoiceData {
  return groups.rows.map(({ key }) => ({
    group: groups.word(key),
    items: choices.filter(({ row }) => groupOf(row) === key),
  }));
}
