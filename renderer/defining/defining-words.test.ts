import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bodyParts } from "../../shared/domain/definition/body-parts.ts";
import type { Part } from "../../shared/domain/definition/body-parts.ts";
import type { TeamFamily } from "../../shared/domain/definition/definition-acts.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import { SHOWN_FAMILIES } from "../settings/families/shown.ts";
import { isAsked } from "./asked-parts.ts";
import { choiceWords } from "./part-meta.ts";

const catalogues = ["zh-CN", "en"].map((language) =>
  readCatalogue(fileURLToPath(new URL(`../i18n/${language}`, import.meta.url))),
);

/** Each wanted as one of some keys: what a family calls a part, or what all do. */
function wanted(family: TeamFamily, parts: readonly Part[], above: readonly string[] = []): string[][] {
  return parts.flatMap((part) => {
    const path = [...above, part.name];
    if (part.name === "key") return [];
    const named = [`defining:of.${family}.${path.join("-")}`, `defining:part.${part.name}`];
    const form = formOf(part.draws === "several" ? part.each : part.schema);
    const choices =
      form.form === "choice" ? form.words.map((word) => [`${choiceWords(part.name)}.${word}`]) : [];
    const inside = "parts" in part ? wanted(family, part.parts, path) : [];
    const counted =
      part.draws === "lines" && above.length === 0 ? [[`defining:count.${part.name}_other`]] : [];
    return [...(part.draws === "group" ? [] : [named]), ...choices, ...counted, ...inside];
  });
}

test.each(SHOWN_FAMILIES)(
  "each part of %s, and each of its choices, is called something in both languages",
  (family) => {
    const all = [
      ...["noun", "plural", "about"].map((word) => [`defining:${word}.${family}`]),
      ...wanted(family, bodyParts(family)),
    ];
    for (const catalogue of catalogues) {
      expect(all.filter((keys) => !keys.some((key) => catalogue.has(key)))).toEqual([]);
    }
  },
);

test("choices and a unit are asked where the answer is one of them, or a number", () => {
  const asked = (form: string) =>
    ["choices", "unit", "key", "title"].filter((name) => isAsked("item", ["fields", name], { form }));
  expect(asked("text")).toEqual(["title"]);
  expect(asked("choice")).toEqual(["choices", "title"]);
  expect(asked("number")).toEqual(["unit", "title"]);
});
