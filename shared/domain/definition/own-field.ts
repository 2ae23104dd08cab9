import { z } from "zod";
import { date, text } from "../words.ts";
import { localized } from "./localized-form.ts";

export const OWN_FORMS = ["text", "number", "date", "choice", "flag"] as const;

/** Key of an own field, and of a choice. */
export const ownKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/);

/** A field that a definition adds to what it defines, e.g. the size of a monitor to its asset kind. */
export const ownField = z.object({
  key: ownKey,
  title: localized(40),
  form: z.enum(OWN_FORMS),
  /** Of a number: mm, W, inch. */
  unit: text(12).default(""),
  choices: z
    .array(z.object({ key: ownKey, title: localized(40) }))
    .max(40)
    .default([]),
  /** Asked, and shown as missing until it is there; never a reason to refuse. */
  required: z.boolean().default(false),
});
export type OwnField = z.output<typeof ownField>;

/** What an own field may hold; null for one that was emptied. */
export const ownValue = z.union([text(400), z.number(), z.boolean(), z.null()]);
export type OwnValue = z.output<typeof ownValue>;

/** Whether a value is what its field asks for. */
export function fits({ form, choices }: OwnField, value: unknown): boolean {
  if (value === null) return true;
  switch (form) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "flag":
      return typeof value === "boolean";
    case "date":
      return date.safeParse(value).success;
    case "choice":
      return choices.some(({ key }) => key === value);
  }
}

/** No two fields, and no two choices of one, have the same key. */
export function distinct(fields: readonly { key: string; choices?: readonly { key: string }[] }[]): boolean {
  const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key)).size === list.length;
  return keys(fields) && fields.every(({ choices }) => keys(choices ?? []));
}
