import type { EntityState } from "../../log/state.ts";
import { mapIn } from "../kind/read-state.ts";
import type { Breach } from "../kind/rule.ts";
import type { DefinitionUse, ShownUse } from "./definition-use.ts";
import type { DefinitionRow } from "./definition-view.ts";
import { fits } from "./own-field.ts";
import type { OwnField, OwnValue } from "./own-field.ts";

/** An own field of a record with what it holds. */
export interface OwnEntry<F extends OwnField = OwnField> {
  field: F;
  value: OwnValue;
  /** What defines it asks for it; otherwise it is held of a definition before, or as it was defined then. */
  asked: boolean;
}

/** Values hold what the fields of a definition ask for; what none asks for can only be emptied. */
export function ownWrong(
  map: string,
  fields: readonly OwnField[],
  values: Readonly<Record<string, unknown>>,
  strange: string,
): Breach | null {
  for (const [key, value] of Object.entries(values)) {
    const path = `set.${map}.${key}`;
    const field = fields.find((each) => each.key === key);
    if (!field && value !== null) return { rule: "ownField", path, message: strange };
    if (field && !fits(field, value)) {
      return { rule: "ownValue", path, message: `this field holds a ${field.form}` };
    }
  }
  return null;
}

/** What a definition says of the own fields that are filled, to be copied beside their values. */
export function ownUses(
  map: string,
  { version }: Pick<DefinitionRow, "version">,
  fields: readonly OwnField[],
  values: Readonly<Record<string, unknown>>,
): DefinitionUse[] {
  return fields
    .filter(({ key }) => (values[key] ?? null) !== null)
    .map(({ key, title, unit }): DefinitionUse => {
      const use = { field: `${map}.${key}`, key, version, title };
      return unit === "" ? use : { ...use, unit };
    });
}

/** The own fields that are asked for, then those that are held besides, in the words of their time. */
export function ownEntriesIn<F extends OwnField>(
  map: string,
  asked: readonly F[],
  state: EntityState,
  uses: Readonly<Record<string, ShownUse>>,
): OwnEntry<F | OwnField>[] {
  const held = mapIn(state, map) as Record<string, OwnValue>;
  const besides = Object.entries(held).filter(
    ([key, value]) => value !== null && !asked.some((field) => field.key === key),
  );
  return [
    ...asked.map((field) => ({ field, value: held[field.key] ?? null, asked: true })),
    ...besides.map(([key, value]) => {
      const { title = {}, unit = "" } = uses[`${map}.${key}`] ?? {};
      const form = formOfValue(value);
      return { field: { key, title, form, unit, choices: [], required: false }, value, asked: false };
    }),
  ];
}

function formOfValue(value: OwnValue): OwnField["form"] {
  if (typeof value === "boolean") return "flag";
  return typeof value === "number" ? "number" : "text";
}
