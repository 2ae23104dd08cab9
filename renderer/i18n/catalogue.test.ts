import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { guardedRules } from "../../shared/domain/kind/guards.ts";
import { KINDS } from "../../shared/domain/kinds.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import { readSources } from "../../tests/support/renderer/source-texts.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const zh = readCatalogue(here("zh-CN"));
const en = readCatalogue(here("en"));
const sources = readSources(here(".."));

/** Without what i18next adds for number and context. */
const plain = (key: string) => key.replace(/_(?:zero|one|two|few|many|other|never)$/, "");
const known = new Set([...zh.keys()].flatMap((key) => [key, plain(key)]));

test("both languages have the same keys", () => {
  const missing = [
    ...[...zh.keys()].filter((key) => !en.has(key)).map((key) => `en ${key}`),
    ...[...en.keys()].filter((key) => !zh.has(key)).map((key) => `zh-CN ${key}`),
  ];
  expect(missing).toEqual([]);
});

test("every rule that the hub keeps has words: of what it refused, and of a breach that it shows", () => {
  const rules = KINDS.flatMap((kind) => guardedRules(kind));
  expect(rules).toContain("operatorVerifies");
  const lacking = rules.filter((rule) => !zh.has(`rules:rule.${rule}`));
  expect(lacking).toEqual([]);
});

test("both languages name the same values in every text", () => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  const unequal = [...zh].filter(([key, text]) => {
    // A plural may say its number in words.
    const other = holes(en.get(key) ?? "");
    return JSON.stringify(holes(text)) !== JSON.stringify(other) && !/_one$/.test(key);
  });
  expect(unequal.map(([key]) => key)).toEqual([]);
});

test("no text is empty, and English is written without Chinese", () => {
  expect([...zh, ...en].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  // The name of the language is written in itself.
  const own = new Set(["settings:languages.zh", "actions:language.toggle.name"]);
  const mixed = [...en].filter(([key, text]) => /[\u3400-\u9fff]/.test(text) && !own.has(key));
  expect(mixed.filter(([key]) => !key.startsWith("onboarding:")).map(([key]) => key)).toEqual([]);
});

test("a text that names a character alone as a key has another for where those are off", () => {
  // “A” and “I” are English words; every text that means them as keys names others too.
  const names = /(?:^|[\s(（])[B-HJ-Z/?[\]](?=$|[\s.,;)，。；）])/;
  const withKeys = (words: Map<string, string>) =>
    [...words].filter(([, text]) => names.test(text.replace(/\{\{\w+\}\}( \/ \{\{\w+\}\})?/g, "0")));
  const without = [...withKeys(zh), ...withKeys(en)].filter(([key]) => !zh.has(`${key}KeysOff`));
  expect(without.map(([key]) => key)).toEqual([]);
  expect(withKeys(en).length).toBeGreaterThan(0);
});

test("every key that the screens name exists", () => {
  const missing = sources.uses
    .filter(({ area, key }) => key !== null && !known.has(`${area}:${key}`))
    .map(({ file, line, area, key }) => `${file}:${line} ${area}:${key}`);
  expect(missing).toEqual([]);
});

test("every key is used by a screen", () => {
  const used = (key: string) => {
    const own = plain(key.slice(key.indexOf(":") + 1));
    if (sources.literals.has(own) || sources.literals.has(plain(key))) return true;
    if (sources.patterns.some((pattern) => pattern.test(own) || pattern.test(plain(key)))) return true;
    // Words of an enum: its name goes to a helper that puts the key together.
    return own.includes(".") && sources.literals.has(own.slice(0, own.lastIndexOf(".")));
  };
  expect([...zh.keys()].filter((key) => !used(key))).toEqual([]);
});

test("no words stand in the code", () => {
  expect(sources.wordings.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});
