import type { z } from "zod";
import type { Family } from "../../shared/domain/definition/families.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import type { FieldMeta } from "../fields/index.ts";
import type { Locale, Text } from "../i18n/index.ts";

/** Where the words of a choice stand already, by the name of its part. */
const CHOICE_WORDS: Readonly<Record<string, string>> = {
  type: "ticket:type",
  types: "ticket:type",
  priorities: "ticket:priority",
  approval: "disposal:level",
};

export const choiceWords = (name: string): string => CHOICE_WORDS[name] ?? `defining:choice.${name}`;

/** Texts longer than this are written in several lines. */
const LONG = 200;
export const isLong = (max: number): boolean => max > LONG;

/** What a part is called: what its family calls it, else what all do. */
export function partLabel(t: Text, family: Family, path: readonly string[]): string {
  return t([`defining:of.${family}.${path.join("-")}`, `defining:part.${path.at(-1) ?? ""}`]);
}

/** A part as the fields of records are drawn. */
export function partMeta(schema: z.ZodType, name: string, label: string, locale: Locale): FieldMeta {
  const form = formOf(schema);
  return {
    ...{ kind: "definition", name, schema, form, unit: "", edited: true, unique: false, ahead: false },
    title: { said: { [locale]: label } },
    choices:
      form.form === "choice"
        ? form.words.map((value) => ({ value, words: { key: `${choiceWords(name)}.${value}` } }))
        : [],
    long: form.form === "text" && isLong(form.max),
    needed: form.form === "text" && form.min > 0,
  };
}
