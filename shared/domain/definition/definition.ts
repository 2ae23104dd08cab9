import { inLanguage } from "./localized.ts";
import { recordKind } from "../kind/record-kind.ts";
import { definitionActs } from "./definition-acts.ts";
import { definitionFields } from "./definition-fields.ts";
import type { DefinitionRow } from "./definition-view.ts";
import { definitionRow } from "./definition-view.ts";

/**
 * What a team decides for itself: ticket categories, resolution codes, causes, asset kinds with their
 * own fields, terms (`families.ts`). What ships exists without a record; a record holds what the team
 * has made or changed, and `definitionsOf` lays one over the other (ADR 19).
 */
export const definition = recordKind<DefinitionRow>()({
  name: "definition",
  fields: definitionFields,
  acts: definitionActs,
  row: definitionRow,
  hit: ({ title, family }) => ({ title: inLanguage(title, "zh-CN"), subtitle: family }),
  series: [],
  list: { columns: {}, indexes: {} },
  desk: { cap: null, rank: () => 0 },
  names: () => [],
  keep: { years: null, locked: true, basis: "what other records were judged by" },
});
