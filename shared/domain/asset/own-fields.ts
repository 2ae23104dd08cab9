import { definitionOf, ownFieldsOf } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { shownUses, usesOf } from "../definition/definition-use.ts";
import type { DefinitionUse } from "../definition/definition-use.ts";
import { fits } from "../definition/own-field.ts";
import type { OwnField, OwnValue } from "../definition/own-field.ts";
import { planned } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { mapIn, textIn } from "../kind/read-state.ts";
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
  if (!kind) return null;
  for (const [key, value] of Object.entries(set.own)) {
    const path = `set.own.${key}`;
    const field = ownFieldsOf(kind).find((each) => each.key === key);
    if (!field && value !== null) {
      return { rule: "ownField", path, message: "assets of this kind have no such field" };
    }
    if (field && !fits(field, value)) {
      return { rule: "ownValue", path, message: `this field holds a ${field.form}` };
    }
  }
  return null;
};

/** What the definitions say that an edit of an asset takes: its kind, and the own fields it fills. */
export function usesOfAsset(planning: Planning, set: Set, before: EntityState | null = null) {
  const uses: Result<DefinitionUse[]> = usesOf(planning, assetFields, { ...set });
  const kind = uses.ok && set.own ? kindAfter(set, before, planning.state) : null;
  if (!uses.ok || !kind) return uses;
  const filled = ownFieldsOf(kind).filter(({ key }) => (set.own?.[key] ?? null) !== null);
  return planned([
    ...uses.value,
    ...filled.map(({ key, title, unit }): DefinitionUse => {
      const use = { field: `own.${key}`, key, version: kind.version, title };
      return unit === "" ? use : { ...use, unit };
    }),
  ]);
}

/** An own field of an asset with what it holds. */
export interface OwnEntry {
  field: OwnField;
  value: OwnValue;
  /** The asset's kind asks for it; otherwise it has it of a kind before, or as it was defined then. */
  asked: boolean;
}

/** The own fields that an asset's kind asks for, then those it holds besides, in the words of their time. */
export function ownEntries(state: EntityState, read: ReadRecord): OwnEntry[] {
  const kind = kindAfter({}, state, read);
  const asked = kind ? ownFieldsOf(kind) : [];
  const held = mapIn(state, "own") as Record<string, OwnValue>;
  const besides = Object.entries(held).filter(
    ([key, value]) => value !== null && !asked.some((field) => field.key === key),
  );
  const uses = shownUses(state, assetFields);
  return [
    ...asked.map((field) => ({ field, value: held[field.key] ?? null, asked: true })),
    ...besides.map(([key, value]) => {
      const { title = {}, unit = "" } = uses[`own.${key}`] ?? {};
      const form = formOfValue(value);
      return { field: { key, title, form, unit, choices: [], required: false }, value, asked: false };
    }),
  ];
}

function formOfValue(value: OwnValue): OwnField["form"] {
  if (typeof value === "boolean") return "flag";
  return typeof value === "number" ? "number" : "text";
}

/** Own fields that the asset's kind asks for and nobody has filled, by the names of edits. */
export function missingOwn(state: EntityState, read: ReadRecord): string[] {
  return ownEntries(state, read)
    .filter(({ field, value, asked }) => asked && field.required && value === null)
    .map(({ field }) => `own.${field.key}`);
}
