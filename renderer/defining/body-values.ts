import { bodyParts } from "../../shared/domain/definition/body-parts.ts";
import type { Part } from "../../shared/domain/definition/body-parts.ts";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import type { TeamFamily } from "../../shared/domain/definition/definition-acts.ts";
import { LANGUAGES } from "../../shared/domain/definition/localized.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import type { AskingForm } from "../records/index.ts";

export type Body = Record<string, unknown>;

export interface DefinitionValues {
  title: Localized;
  retired: boolean;
  body: Body;
}

/** A body of which nothing is said yet, but what its form says by itself. */
export function blankOf(parts: readonly Part[]): Body {
  return Object.fromEntries(parts.map((part) => [part.name, blankPart(part)]));
}

function blankPart(part: Part): unknown {
  if (part.draws === "group") return blankOf(part.parts);
  const byItself = part.schema.safeParse(undefined);
  if (byItself.success && byItself.data !== undefined) return byItself.data;
  if (part.draws === "words") return {};
  if (part.draws !== "one") return [];
  const { form } = formOf(part.schema);
  return form === "text" ? "" : form === "flag" ? false : null;
}

/** A definition as it stands, or one that is made. */
export function definitionValues(family: TeamFamily, row: DefinitionRow | null): DefinitionValues {
  const parts = bodyParts(family);
  return {
    title: row?.title ?? {},
    retired: row?.retired ?? false,
    body: { ...blankOf(parts), ...row?.body },
  };
}

/** What is asked of a body: without languages in which nothing is said, and what is left out where it may be. */
export function askedBody(parts: readonly Part[], body: Body): Body {
  return Object.fromEntries(
    parts.flatMap((part): [string, unknown][] => {
      const value = askedPart(part, body[part.name]);
      return value === undefined ? [] : [[part.name, value]];
    }),
  );
}

function askedPart(part: Part, value: unknown): unknown {
  switch (part.draws) {
    case "words":
      return saidWords((value ?? {}) as Localized);
    case "lines":
      return (value as Body[]).map((line) => askedBody(part.parts, line));
    case "group":
      return askedBody(part.parts, (value ?? {}) as Body);
    case "several":
      return part.optional &&
        (value as unknown[] | undefined)?.length === 0 &&
        !part.schema.safeParse([]).success
        ? undefined
        : value;
    case "one":
      return isLeftOut(part, value) ? undefined : typeof value === "string" ? value.trim() : value;
  }
}

const isLeftOut = ({ optional, schema }: Part, value: unknown) =>
  optional && (value === null || value === "") && !schema.safeParse(value).success;

export function saidWords(words: Localized): Localized {
  const said = LANGUAGES.flatMap((language) => {
    const text = words[language]?.trim() ?? "";
    return text === "" ? [] : [[language, text] as const];
  });
  return Object.fromEntries(said);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What differs from what stands there: what is not touched says nothing, and makes no version. */
export function changesOf(family: TeamFamily, row: DefinitionRow | null, values: DefinitionValues) {
  const parts = bodyParts(family);
  const before = definitionValues(family, row);
  const title = saidWords(values.title);
  const body = askedBody(parts, values.body);
  const isNew = row === null;
  return {
    ...(isNew || !same(title, saidWords(before.title)) ? { title } : {}),
    ...(values.retired === before.retired ? {} : { retired: values.retired }),
    ...(isNew || !same(body, askedBody(parts, before.body)) ? { body } : {}),
  };
}

export type DefinitionWrong = "title" | "language" | "nothing";

/** What the act itself would not refuse as well: a name that a language has had it keeps. */
export function wrongDefinition(
  family: TeamFamily,
  row: DefinitionRow | null,
  values: DefinitionValues,
): DefinitionWrong | null {
  const title = saidWords(values.title);
  if (Object.keys(title).length === 0) return "title";
  if (LANGUAGES.some((language) => row?.title[language] && !title[language])) return "language";
  return Object.keys(changesOf(family, row, values)).length === 0 ? "nothing" : null;
}

/** Places of a form by what is asked: each part of the body has its own. */
export function placesOf(parts: readonly Part[], body: Body, at = "set.body"): Record<string, string> {
  const places: Record<string, string> = {};
  for (const part of parts) {
    const place = `${at}.${part.name}`;
    places[place] = place;
    const value = body[part.name];
    if (part.draws === "group") Object.assign(places, placesOf(part.parts, (value ?? {}) as Body, place));
    if (part.draws === "words") for (const each of LANGUAGES) places[`${place}.${each}`] = `${place}.${each}`;
    if (part.draws === "lines") {
      for (const [index, line] of (value as Body[]).entries()) {
        Object.assign(places, placesOf(part.parts, line, `${place}.${index}`));
      }
    }
  }
  return places;
}

export function definitionForm(family: TeamFamily, row: DefinitionRow | null): AskingForm<DefinitionValues> {
  return {
    asks: (values) => [
      "definition.set",
      { family, ...(row ? { key: row.key } : {}), set: changesOf(family, row, values) },
    ],
    places: { "set.title": "title", "set.retired": "retired", "set.body": "body" },
  };
}

/** The same form, that says for each part of the body what is wrong with it. */
export function partsForm(
  family: TeamFamily,
  row: DefinitionRow | null,
  values: DefinitionValues,
): AskingForm<DefinitionValues, string> {
  const { asks } = definitionForm(family, row);
  return { asks, places: placesOf(bodyParts(family), values.body) };
}
