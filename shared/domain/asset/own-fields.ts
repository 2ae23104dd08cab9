import { definitionOf, ownFieldsOf } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { shownUses, usesOf } from "../definition/definition-use.ts";
import type { DefinitionUse } from "../definition/definition-use.ts";
import { ownEntriesIn, ownUses, ownWrong } from "../definition/own-values.ts";
import type { OwnEntry } from "../definition/own-values.ts";
import { planned } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { textIn } from "../kind/read-state.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import type { Rule } from "../kind/rule.ts";
import type { EntityState } from "../../log/state.ts";
import { assetFields } from "./asset-fields.ts";

/** What an asset is until somebody says it. */
export const UNSAID_KIND = "other";

interface Set {
  kind?: string | undefined;
  own?: Record<string, unknown> | undefined;
}

/** The kind an asset has once an edit is made, as it is defined; null when it is not at hand. */
function kindAfter(set: Set, before: EntityState | null, read: ReadRecord): DefinitionRow | null {
  const key = set.kind ?? ((before && textIn(before, "kind")) || UNSAID_KIND);
  return definitionOf("assetkind", key, read);
}

/** A rule: own fields hold what the asset's kind asks for. What no kind asks for can only be emptied. */
export const ownFieldsFit: Rule<{ asset?: string; set: Set }> = ({ asset, set }, { state }) => {
  if (!set.own) return null;
  const kind = kindAfter(set, asset === undefined ? null : state("asset", asset), state);
  return kind && ownWrong("own", ownFieldsOf(kind), set.own, "assets of this kind have no such field");
};

/** What the definitions say that an edit of an asset takes: its kind, and the own fields it fills. */
export function usesOfAsset(planning: Planning, set: Set, before: EntityState | null = null) {
  const uses: Result<DefinitionUse[]> = usesOf(planning, assetFields, { ...set });
  const kind = uses.ok && set.own ? kindAfter(set, before, planning.state) : null;
  if (!uses.ok || !kind) return uses;
  return planned([...uses.value, ...ownUses("own", kind, ownFieldsOf(kind), set.own ?? {})]);
}

/** The own fields that an asset's kind asks for, then those it holds besides, in the words of their time. */
export function ownEntries(state: EntityState, read: ReadRecord): OwnEntry[] {
  const kind = kindAfter({}, state, read);
  return ownEntriesIn("own", kind ? ownFieldsOf(kind) : [], state, shownUses(state, assetFields));
}

/** Own fields that the asset's kind asks for and nobody has filled, by the names of edits. */
export function missingOwn(state: EntityState, read: ReadRecord): string[] {
  return ownEntries(state, read)
    .filter(({ field, value, asked }) => asked && field.required && value === null)
    .map(({ field }) => `own.${field.key}`);
}
