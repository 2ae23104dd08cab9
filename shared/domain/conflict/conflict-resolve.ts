import { z } from "zod";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { settle } from "../../log/write.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { operationType, step } from "../operation-type.ts";
import type { Step } from "../operation-type.ts";
import { ticketFields } from "../ticket/ticket-fields.ts";
import { ref, text } from "../words.ts";

/** Fields whose conflicts are settled by choosing or writing one value. */
export const SETTLED_BY_VALUE = {
  ticket: ["description", "errorText", "solution", "status"],
  asset: ["remark"],
} as const;

const TABLES: Record<keyof typeof SETTLED_BY_VALUE, FieldTable> = {
  ticket: ticketFields,
  asset: assetFields,
};

function isSettledByValue(kind: keyof typeof SETTLED_BY_VALUE, field: string): boolean {
  return (SETTLED_BY_VALUE[kind] as readonly string[]).includes(field);
}

/**
 * A person has looked at the stories and chosen. `sides` are the operation ids of the stories
 * that were on the screen; a story that was not stays open.
 */
export const conflictResolve = operationType({
  type: "conflict.resolve",
  v: 1,
  permission: "conflict.resolve",
  payload: z
    .object({
      kind: z.enum(["ticket", "asset"]),
      entity: ref,
      field: z.string().max(40),
      sides: z.array(ref).min(1).max(50),
      value: z.string().max(8000),
      note: text(1000).default(""),
    })
    .refine(({ kind, field }) => isSettledByValue(kind, field), {
      message: "this field is not settled by a value",
      path: ["field"],
    })
    .refine(
      ({ kind, field, value }) =>
        !isSettledByValue(kind, field) || TABLES[kind][field]?.schema.safeParse(value).success,
      { message: "this value does not fit the field", path: ["value"] },
    ),
  touches: ({ kind, entity }) => [entityKeyOf(kind, entity)],
});

export const conflictSteps: Readonly<Record<string, Step>> = {
  "conflict.resolve": step((draft, payload: { field: string; sides: string[]; value: string }) => {
    settle(draft, payload.field, payload.sides, payload.value);
  }),
};
