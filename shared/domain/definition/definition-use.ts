import { z } from "zod";
import type { FieldTable } from "../../log/field.ts";
import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { appendEntry } from "../../log/write.ts";
import { formOf } from "../kind/form.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { text } from "../words.ts";
import { definitionOf } from "./definition-view.ts";
import type { DefinitionRow } from "./definition-view.ts";
import { definitionTitle } from "./families.ts";
import { shippedOf } from "./shipped.ts";
import type { Localized } from "./localized.ts";

/**
 * What a definition said when a record took it: copied into the operation, so that the record is shown
 * and judged by the rule of its time.
 */
export const definitionUse = z.object({
  /** The field of the record that holds the key. */
  field: text(80, 1),
  key: text(60, 1),
  /** 0 for what was never defined. */
  version: z.number().int().min(0),
  title: definitionTitle,
  unit: text(12).optional(),
});
export type DefinitionUse = z.output<typeof definitionUse>;

export const definitionUses = z.array(definitionUse).max(100).default([]);

export function useOf(field: string, { key, version, title }: DefinitionRow): DefinitionUse {
  return { field, key, version, title };
}

/** Fields of an edit that name a definition, with its family and key. */
function* named(fields: FieldTable, set: Record<string, unknown>) {
  for (const [name, value] of Object.entries(set)) {
    const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value !== "string" || !spec) continue;
    const form = formOf(spec.schema);
    if (form.form === "defined") yield { name, family: form.family, key: value };
  }
}

/** What the definitions say that an edit names; refused when one does not exist. */
export function usesOf(
  planning: Planning,
  fields: FieldTable,
  set: Record<string, unknown>,
  at = "set.",
): Result<DefinitionUse[]> {
  const uses: DefinitionUse[] = [];
  for (const { name, family, key } of named(fields, set)) {
    const row = definitionOf(family, key, planning.state);
    const ships = !row && family === "checklist" ? shippedUse(name, key, planning) : null;
    if (ships) {
      uses.push(ships);
      continue;
    }
    if (!row) return refused("notFound", `there is no ${family} with this key`, `${at}${name}`);
    uses.push(useOf(name, row));
  }
  return planned(uses);
}

/** Of a checklist as it ships: its edition is the version that is meant. */
function shippedUse(field: string, key: string, planning: Planning): DefinitionUse | null {
  const read = shippedTitled.safeParse(planning.shippedChecklist(key));
  return read.success ? { field, key, version: read.data.edition, title: read.data.title } : null;
}
const shippedTitled = z.object({ title: definitionTitle, edition: z.number().int().min(0) });

/** A rule: what is retired is not taken any more. */
export function notRetired<A>(
  fields: FieldTable,
  setOf: (asked: A) => Record<string, unknown>,
  at = "set.",
): Rule<A> {
  return (asked, { state }) => {
    for (const { name, family, key } of named(fields, setOf(asked))) {
      if (definitionOf(family, key, state)?.retired) {
        return { rule: "retired", path: `${at}${name}`, message: `this ${family} is offered no longer` };
      }
    }
    return null;
  };
}

/** An entry of a record's `uses`: what one operation took. */
export const usesTaken = z.object({ taken: definitionUses });

/** Fold: keeps what the definitions said that an operation took. */
export function keepUses(draft: Draft, taken: readonly DefinitionUse[]): void {
  if (taken.length > 0) appendEntry(draft, "uses", { taken });
}

/** The words in which a field's definition is shown: as it was taken, or as it ships. */
export interface ShownUse {
  key: string;
  title: Localized;
  version: number;
  unit: string;
}

/** What the definitions said that a record's fields name, by field. */
export function shownUses(state: EntityState, fields: FieldTable): Record<string, ShownUse> {
  const shown: Record<string, ShownUse> = {};
  for (const { name, family, key } of named(fields, state.fields)) {
    const ships = shippedOf(family, key);
    // What 0.1.0 wrote carries no copy: it meant what ships.
    if (ships) shown[name] = { key, title: ships.title, version: 1, unit: "" };
  }
  const taken = entriesOf(state, "uses").map(({ value }) => value.taken as DefinitionUse[]);
  for (const { field, key, title, version, unit } of taken.flat()) {
    const holds = field.includes(".") ? Object.hasOwn(state.fields, field) : state.fields[field] === key;
    if (holds) shown[field] = { key, title, version, unit: unit ?? "" };
  }
  return shown;
}
