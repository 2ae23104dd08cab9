import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { definitionId } from "../../../shared/domain/definition/shipped.ts";
import type { ReadStore } from "../store/read-store.ts";

/** What a checklist is called now, by its key: as the team calls it, else as it ships. */
export function checklistTitles(store: Pick<ReadStore, "source">): (key: string) => Localized {
  return (key) => {
    const own = store.source.row(definition.name, definitionId("checklist", key)) as DefinitionRow | null;
    return { ...shippedChecklists().get(key)?.title, ...own?.title };
  };
}
