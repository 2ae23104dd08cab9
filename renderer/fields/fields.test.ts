import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asset } from "../../shared/domain/asset/asset.ts";
import { ownField } from "../../shared/domain/definition/own-field.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { KINDS } from "../../shared/domain/kinds.ts";
import { text } from "../../shared/domain/words.ts";
import { field } from "../../shared/log/field.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import { valuesOf } from "../../tests/support/domain/values.ts";
import { CONTRIBUTIONS } from "../app/contributions.ts";
import { FORM_FIELDS } from "../assets/forms/asset-form.ts";
import { shownOf } from "./meta-in.ts";
import type { FieldMeta, Wording } from "./meta.ts";
import { editedOf, editorOf, lengthOf, metaOf, ownMeta } from "./meta.ts";
import { readField, readerOf } from "./value/use-reading.ts";
import fc from "fast-check";

const kinds: readonly RecordKind[] = KINDS;
const LANGUAGES = ["zh-CN", "en"] as const;
const words = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    readCatalogue(fileURLToPath(new URL(`../i18n/${language}`, import.meta.url))),
  ]),
);
const DESK_KINDS = kinds.filter(({ desk }) => desk.cap === null).map(({ name }) => name);
const ID = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";

/** Kinds of which somebody opens a record, and changes it. */
const EDITED = kinds.filter(
  ({ name, fields }) =>
    CONTRIBUTIONS.records[name as keyof typeof CONTRIBUTIONS.records]?.opens &&
    Object.values(fields).some(({ edited }) => edited),
);

/** How the window of a language says it, by its catalogue alone. */
function saying(language: string) {
  const catalogue = words[language] as Map<string, string>;
  const t = (keys: string | readonly string[], values: Record<string, unknown> = {}) => {
    const found =
      [keys]
        .flat()
        .map((key) => catalogue.get(key))
        .find((each) => each !== undefined) ?? "";
    return found.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name]));
  };
  return {
    t: t as never,
    format: { date: (ms: number) => `day ${ms}`, dateTime: (ms: number) => `moment ${ms}` },
    locale: language,
    nameOf: (id: string) => `record ${id.slice(-2)}`,
    definitions: [],
    say: (wording: Wording) =>
      "key" in wording ? (catalogue.get(wording.key) ?? "") : (wording.said[language as "en"] ?? ""),
  };
}

/** What a field of a kind lacks to be seen and changed, in words; nothing when it has all. */
function lacking(meta: FieldMeta): string[] {
  const editor = editorOf(meta);
  const lacks: string[] = [];
  if (editor === null) lacks.push("an editor");
  if (meta.form.form === "ref" && !DESK_KINDS.includes(meta.form.kind as never)) {
    lacks.push("records to choose from");
  }
  if ((editor === "line" || editor === "lines") && lengthOf(meta) === undefined) lacks.push("a length");
  for (const language of LANGUAGES) {
    const { say, ...how } = saying(language);
    if (say(meta.title) === "") lacks.push(`a name in ${language}`);
    lacks.push(
      ...meta.choices
        .filter((choice) => say(choice.words) === "")
        .map(({ value }) => `${value} in ${language}`),
    );
    const reader = readerOf(how, { kind: meta.kind, said: null });
    for (const value of samplesOf(meta)) {
      const shown = readField(reader, meta, value, say);
      const raw = editor !== "line" && editor !== "lines" && editor !== "number" && shown === String(value);
      if (shown === "" || raw) lacks.push(`words for ${String(value)} in ${language}`);
    }
  }
  return lacks;
}

const materials = {
  ids: () => [ID],
  words: fc.constantFrom("Li Na", "王芳"),
  moments: ["2026-11-20T08:00:00.000Z"],
};

function samplesOf({ schema, form }: FieldMeta): unknown[] {
  if (form.form === "choice") return [...form.words];
  return fc
    .sample(valuesOf(schema as z.ZodType<unknown>, materials), { seed: 20261126, numRuns: 20 })
    .filter((value) => value !== null && value !== "");
}

/** Lists and objects: an inventory writes them, or a form of their own, and tables of their own show them. */
const APART = {
  asset: ["processors", "memories", "media", "ports", "os", "firmwares", "own", "measured"],
  round: ["checklist", "rhythm", "who"],
  ticket: ["checklist"],
};

describe.each(EDITED.map((kind) => [kind.name, kind] as const))(
  "a field of a %s that a person changes",
  (name, kind) => {
    const edited = Object.keys(kind.fields).filter((each) => kind.fields[each]?.edited);
    const apart: readonly string[] = APART[name as "asset"] ?? [];

    test.each(edited.filter((each) => !apart.includes(each)))(
      "%s is named, shown in words, and has an editor",
      (each) => {
        expect(lacking(metaOf(kind, each) as FieldMeta)).toEqual([]);
      },
    );

    test("is shown and changed where it stands, in the order in which the kind declares it", () => {
      const shown = shownOf({ kind, own: [] }).map((meta) => meta.name);
      expect(shown).toEqual(edited.filter((each) => !apart.includes(each)));
    });
  },
);

test("the form of an asset has all that is written by hand but the UUID", () => {
  expect(FORM_FIELDS.map(({ name }) => name)).toEqual(
    editedOf(asset)
      .map(({ name }) => name)
      .filter((name) => name !== "uuid"),
  );
});

test("a field that a kind is given is shown, changed and called by its name without a word elsewhere", () => {
  const kind = {
    name: "person",
    fields: {
      name: field("register", text(60, 1), { edited: true }),
      badge: field("register", z.enum(["blue", "red"]).nullable(), { edited: true }),
      secret: field("register", text(10)),
    },
  } as unknown as RecordKind;
  expect(shownOf({ kind, own: [] }).map(({ name }) => name)).toEqual(["name", "badge"]);
  expect(editedOf(kind, ["name"]).map(editorOf)).toEqual(["choice"]);
  // Nobody has written its words yet: it is told by its name what is missing.
  expect(lacking(metaOf(kind, "badge") as FieldMeta)).toContain("a name in zh-CN");
  expect(lacking(metaOf(kind, "badge") as FieldMeta)).toContain("words for red in en");
});

test.each([
  ["text", "红", "line", "红"],
  ["number", 27, "number", "27 mm"],
  ["date", "2026-11-20", "date", `day ${Date.parse("2026-11-20T00:00")}`],
  ["choice", "ips", "choice", "IPS 屏"],
  ["flag", false, "flag", "否"],
  ["choice", null, "choice", ""],
] as const)("a field of %s that a definition asks for shows %j", (form, value, editor, shown) => {
  const own = ownField.parse({
    key: "own",
    title: { "zh-CN": "自有" },
    form,
    unit: form === "number" ? "mm" : "",
    choices: [{ key: "ips", title: { "zh-CN": "IPS 屏" } }],
  });
  const meta = ownMeta("asset", "own", own);
  const { say, ...how } = saying("zh-CN");
  expect(meta.name).toBe("own.own");
  expect(say(meta.title)).toBe("自有");
  expect(editorOf(meta)).toBe(editor);
  expect(readField(readerOf(how, { kind: "asset", said: null }), meta, value, say)).toBe(shown);
});
