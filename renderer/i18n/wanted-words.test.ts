import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { KINDS, kindNamed } from "../../shared/domain/kinds.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { CORE_ERRORS } from "../../shared/ipc/contract.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import { readSources } from "../../tests/support/renderer/source-texts.ts";
import { CONTRIBUTIONS } from "../app/contributions.ts";
import { ACTS } from "../queue/next-step.ts";
import { enteredBeside } from "../fields/value/read-value.ts";

/**
 * Words that no source names in full, since their keys are put together at run time: they are wanted by
 * what is registered, in the domain and in the window.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const catalogues = { "zh-CN": readCatalogue(here("zh-CN")), en: readCatalogue(here("en")) };
const { areas, records, forms, acts, scanned, settings } = CONTRIBUTIONS;
const kinds: readonly RecordKind[] = KINDS;
const { actions } = readSources(here(".."));

/** Each of these in both languages. */
function expectWords(wanted: readonly string[]) {
  expect(wanted.length).toBeGreaterThan(0);
  const missing = Object.entries(catalogues).flatMap(([language, words]) =>
    wanted.filter((key) => !words.has(key)).map((key) => `${language} ${key}`),
  );
  expect(missing).toEqual([]);
}

interface JsonSchema {
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: "any" }) as JsonSchema;

/** Every value of an enum that may stand in a field, or below it under a name of its own. */
function valuesOf(name: string, schema: JsonSchema): string[] {
  const { enum: values = [], properties = {}, items, anyOf = [] } = schema;
  return [
    ...values.filter((value) => typeof value === "string").map((value) => `${name}.${value}`),
    ...Object.entries(properties).flatMap(([part, below]) => valuesOf(part, below)),
    ...(items ? valuesOf(name, items) : []),
    ...anyOf.flatMap((each) => valuesOf(name, each)),
  ];
}

/** `ticket.open` and the like: whose act it is, and which. */
const actKey = (type: string) => type.replace(".", ":act.");

test("every error says what happened, what is safe and what comes next", () => {
  expectWords(
    CORE_ERRORS.flatMap((code) => ["what", "safe", "next"].map((part) => `errors:${code}.${part}`)),
  );
});

test("every area has its name, the way back to it and the way there", () => {
  expectWords(
    areas.flatMap(({ id }) => [
      `app:area.${id}`,
      `app:backTo.${id}`,
      `actions:go.${id}.name`,
      `actions:go.${id}.keywords`,
    ]),
  );
});

test("every kind of record is called something, and those that open say so", () => {
  expectWords(
    kinds.flatMap(({ name: kind }) => [`${kind}:noun`, ...(records[kind]?.opens ? [`${kind}:open`] : [])]),
  );
});

test("every field of every kind has its name", () => {
  expectWords(
    kinds.flatMap(({ name: kind, fields }) => Object.keys(fields).map((name) => `${kind}:field.${name}`)),
  );
});

test("every value of a field that is one of a few has its words", () => {
  expectWords(
    kinds.flatMap(({ name: kind, fields }) =>
      Object.entries(fields).flatMap(([name, { schema }]) =>
        // Entries of a log are lines of their own, not values of a field.
        valuesOf(name, { ...jsonOf(schema), properties: {} }).map((value) => `${kind}:${value}`),
      ),
    ),
  );
});

test("words that a kind asks for beyond its fields are there", () => {
  expectWords(
    Object.entries(records).flatMap(([kind, { words = [] }]) => words.map((word) => `${kind}:${word}`)),
  );
});

test("every operation, command and form says what it does", () => {
  const commands = Object.entries(COMMANDS).filter(([, { permission }]) => permission !== null);
  expectWords(
    [...OPERATION_TYPES.keys(), ...commands.map(([name]) => name), ...Object.keys(forms)].map(actKey),
  );
});

test("every act that a person asks for says what was done, once it is", () => {
  const acts = Object.entries(COMMANDS).filter(([, { permission }]) => permission !== null);
  expectWords(acts.map(([type]) => type.replace(".", ":done.")));
});

test("what an act leaves has the words that open it, and a card", () => {
  const left = Object.values(COMMANDS).flatMap(({ act }) => act?.leaves ?? []);
  expectWords(left.map((document) => `ui:notice.openLeft.${document}`));
  expect(left.map((document) => Object.keys(records[document]?.opens ?? {}))).toEqual(
    left.map(() => ["Card"]),
  );
});

test("every reason why an act cannot be taken back is said", () => {
  const rules = new Set(
    [
      ...readFileSync(here("../../shared/domain/kind/undoing.ts"), "utf8").matchAll(
        /no\("(undo\w+)"|"(undo\w+)" :|: "(undo\w+)"/gu,
      ),
    ].flatMap(([, ...names]) => names.filter((name) => name !== undefined)),
  );
  expectWords([...rules].map((rule) => `ui:notice.why.${rule}`));
});

test("every field that an operation of this laptop carries has a name and, where it is one of a few, words", () => {
  const isKind = (name: string) => Object.hasOwn(records, name);
  const carried = [...OPERATION_TYPES.values()]
    .filter(({ permission }) => permission !== "hub")
    .flatMap(({ type, payload }) =>
      Object.entries(jsonOf(payload).properties ?? {})
        .filter(([name]) => name !== "set" && enteredBeside({ [name]: "x" }, isKind).length > 0)
        .map(([name, schema]) => ({ of: type.split(".")[0] ?? "", name, schema })),
    );
  // A field of the record itself has its name there; what is said only in the act, among what is entered.
  const named = carried.map(({ of, name }) =>
    Object.hasOwn(kindNamed(of)?.fields ?? {}, name) ? `${of}:field.${name}` : `domain:entered.${name}`,
  );
  expectWords(named);
  expectWords(
    carried.flatMap(({ of, name, schema }) => valuesOf(name, schema).map((value) => `${of}:${value}`)),
  );
});

test("every class of conflict is called something and explained", () => {
  const classes = kinds.flatMap(({ fields }) => Object.values(fields).map((field) => field.class));
  const clashing = ["text", "state", "chain", "unique"].filter((each) => classes.some((one) => one === each));
  expectWords(
    [...clashing, "orphan", "breach"].flatMap((each) => [`conflict:class.${each}`, `conflicts:why.${each}`]),
  );
});

test("every action has a name, words to be found by, and a heading", () => {
  expect(actions.length).toBeGreaterThan(10);
  const ids = [...actions, ...acts].map(({ id }) => id);
  expectWords(ids.flatMap((id) => [`actions:${id}.name`, `actions:${id}.keywords`]));
  const groups = [...actions, ...acts].flatMap(({ group }) => group ?? []);
  expectWords(
    groups.map((group) => (Object.hasOwn(records, group) ? `${group}:noun` : `actions:group.${group}`)),
  );
});

test("every act on what was scanned is called something, in the tray and in the palette", () => {
  expectWords(
    scanned.flatMap(({ id }) => [
      ...["one", "other"].map((number) => `scan:verb.${id}_${number}`),
      ...["name", "keywords"].map((word) => `actions:scan.${id}.${word}`),
    ]),
  );
});

test("every next step of a ticket is called something, on its button and in the palette", () => {
  expectWords(
    ACTS.flatMap((act) => [
      ...(act === "note" ? [] : [`queue:act.${act}`]),
      ...["name", "keywords"].map((word) => `actions:ticket.${act}.${word}`),
    ]),
  );
});

test("every section of the settings has its heading", () => {
  expectWords(
    settings.flatMap(({ id, hasNote }) => [
      `settings:${id}.title`,
      ...(hasNote ? [`settings:${id}.text`] : []),
    ]),
  );
});
