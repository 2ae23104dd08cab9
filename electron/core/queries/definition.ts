import { definition as kind } from "../../../shared/domain/definition/definition.ts";
import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { success } from "../outcome.ts";
import type { Query, QueryContext } from "./query.ts";

export function definitionQueries({ store }: QueryContext) {
  const list: Query<"definition.list"> = ({ family }) =>
    success(definitionsOf(family, store.source.rows(kind.name) as DefinitionRow[]));

  return { "definition.list": list };
}
