import type { z } from "zod";
import { formOf, partsOf, within } from "../kind/form.ts";
import { FAMILIES } from "./families.ts";
import type { Family } from "./families.ts";
import { LANGUAGES } from "./localized.ts";
import type { Localized } from "./localized.ts";

/** How a part of a definition's body is written, read from the form of its family: an editor knows no family by name. */
export type Part = { name: string; schema: z.ZodType; optional: boolean } & (
  | { draws: "words"; max: number }
  /** One value: a text, a number, a choice, a record. */
  | { draws: "one" }
  /** Several of the same, each chosen: words, definitions, records. */
  | { draws: "several"; each: z.ZodType }
  /** Lines of parts. */
  | { draws: "lines"; parts: readonly Part[] }
  | { draws: "group"; parts: readonly Part[] }
);

const read = new Map<Family, readonly Part[]>();

/** Parts of a family's body, in the order in which its form says them. */
export function bodyParts(family: Family): readonly Part[] {
  const known = read.get(family);
  if (known) return known;
  const parts = partsIn(FAMILIES[family]);
  read.set(family, parts);
  return parts;
}

const partsIn = (schema: z.ZodType): Part[] =>
  partsOf(schema).flatMap((name) => {
    const inside = within(schema, name);
    return inside ? partOf(name, inside) : [];
  });

function partOf(name: string, schema: z.ZodType): Part[] {
  const common = { name, schema, optional: schema.safeParse(undefined).success };
  if (isWords(schema)) {
    const form = formOf(within(schema, LANGUAGES[0]) ?? schema);
    return [{ ...common, draws: "words", max: form.form === "text" ? form.max : 0 }];
  }
  if (formOf(schema).form !== "other") return [{ ...common, draws: "one" }];
  const parts = partsIn(schema);
  if (parts.length > 0) return [{ ...common, draws: "group", parts }];
  const each = within(schema, "0");
  if (!each) return [];
  if (formOf(each).form !== "other") return [{ ...common, draws: "several", each }];
  const ofLine = partsIn(each);
  return ofLine.length > 0 ? [{ ...common, draws: "lines", parts: ofLine }] : [];
}

const isWords = (schema: z.ZodType) => partsOf(schema).join() === LANGUAGES.join();

/** Where in a body words must stand and do not: in one language is enough. */
export function wordsMissing(parts: readonly Part[], body: unknown, at = ""): string[] {
  if (typeof body !== "object" || body === null) return [];
  return parts.flatMap((part) => {
    const value = (body as Record<string, unknown>)[part.name];
    const place = `${at}${part.name}`;
    switch (part.draws) {
      case "words":
        return part.optional || saysSomething(value) ? [] : [place];
      case "lines":
        return Array.isArray(value)
          ? value.flatMap((line, index) => wordsMissing(part.parts, line, `${place}.${index}.`))
          : [];
      case "group":
        return wordsMissing(part.parts, value, `${place}.`);
      default:
        return [];
    }
  });
}

function saysSomething(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return LANGUAGES.some((language) => ((value as Localized)[language] ?? "").trim() !== "");
}
