import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { applyEdits, editsOf } from "../edits.ts";
import { operationType, step } from "../operation-type.ts";
import type { Step } from "../operation-type.ts";
import { ref, text } from "../words.ts";

/** A person of the organisation whom the department serves. */
export const personFields = {
  name: field("register", text(60, 1)),
  employeeNo: field("unique", text(32)),
  dept: field("register", text(60)),
  phone: field("register", text(40)),
  mail: field("register", text(120)),
  site: field("register", ref.nullable()),
  place: field("register", text(60)),
  vip: field("register", z.boolean()),
  active: field("register", z.boolean()),
} as const satisfies FieldTable;

export const EDITABLE_PERSON_FIELDS = Object.keys(personFields) as (keyof typeof personFields)[];

export const personEdits = z.looseObject(editsOf(personFields, EDITABLE_PERSON_FIELDS));

/** Adds a person or changes one: the directory is filled from several places at once. */
export const personSet = operationType({
  type: "person.set",
  v: 1,
  permission: "directory.write",
  payload: z.object({ person: ref, set: personEdits }),
  touches: ({ person }) => [entityKeyOf("person", person)],
});

export const personSteps: Readonly<Record<string, Step>> = {
  "person.set": step((draft, payload: { set: Record<string, unknown> }) => {
    draft.state.exists = true;
    applyEdits(draft, personFields, EDITABLE_PERSON_FIELDS, payload.set);
  }),
};
