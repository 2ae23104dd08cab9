import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { applyEdits, editsOf } from "../edits.ts";
import { operationType, step } from "../operation-type.ts";
import type { Step } from "../operation-type.ts";
import { ref, text } from "../words.ts";

/** A place the department serves: campus, building, branch. */
export const siteFields = {
  name: field("register", text(60, 1)),
  code: field("unique", text(20)),
  address: field("register", text(200)),
  active: field("register", z.boolean()),
} as const satisfies FieldTable;

export const EDITABLE_SITE_FIELDS = Object.keys(siteFields) as (keyof typeof siteFields)[];

export const siteEdits = z.looseObject(editsOf(siteFields, EDITABLE_SITE_FIELDS));

export const siteSet = operationType({
  type: "site.set",
  v: 1,
  permission: "directory.write",
  payload: z.object({ site: ref, set: siteEdits }),
  touches: ({ site }) => [entityKeyOf("site", site)],
});

export const siteSteps: Readonly<Record<string, Step>> = {
  "site.set": step((draft, payload: { set: Record<string, unknown> }) => {
    draft.state.exists = true;
    applyEdits(draft, siteFields, EDITABLE_SITE_FIELDS, payload.set);
  }),
};
