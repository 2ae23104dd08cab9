import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editsOf } from "./edits.ts";
import type { Edit } from "./edits.ts";

/** A kind `pad` as it might have been added: what was there before, and what is there now. */
const BEFORE = {
  "shared/domain/kinds.ts": 'import { a } from "./a.ts";\nexport const KINDS = [a];\n',
  "renderer/i18n/en/actions.json": '{ "go": { "name": "Go" } }',
};
const AFTER = {
  "shared/domain/kinds.ts":
    'import { a } from "./a.ts";\nimport { pad } from "./pad/pad.ts";\nexport const KINDS = [a, pad];\n',
  "renderer/i18n/en/actions.json": '{ "go": { "name": "Go" }, "pads": { "open": { "name": "Pads" } } }',
  "renderer/i18n/en/pad.json": '{ "noun": "Pad", "field": { "title": "Title" } }',
  "renderer/i18n/zh-CN/pad.json": '{ "noun": "便笺", "field": { "title": "标题" } }',
  "shared/domain/pad/pad.ts": "export const pad = 1;\n",
  "renderer/pads/contribution.ts": "export const pads = 1;\n",
  "renderer/pads/README.md": "# renderer/pads\n",
  "docs/commands.md": "pad.set\n",
  "tests/upgrade/golden/pad.set.v1.json": "{}",
};
const HEAD = "diff --git a/shared/domain/kinds.ts b/shared/domain/kinds.ts\n";
const HUNKS = [
  '@@ -1,0 +2 @@\n+import { pad } from "./pad/pad.ts";\n',
  "@@ -2 +3 @@\n-export const KINDS = [a];\n+export const KINDS = [a, pad];\n",
];

const takenBack: string[] = [];
const edits = editsOf({
  kind: "pad",
  status: Object.fromEntries(
    Object.keys(AFTER).map((file) => [file, Object.hasOwn(BEFORE, file) ? ("M" as const) : ("A" as const)]),
  ),
  before: (file) => BEFORE[file as keyof typeof BEFORE],
  after: (file) => AFTER[file as keyof typeof AFTER],
  hunks: () => HEAD + HUNKS.join(""),
  takeBack: (_, patch) => takenBack.push(patch),
});
const editOf = (file: string, part = "") =>
  edits.find((edit) => edit.file === file && edit.part === part) as Edit;

const folder = mkdtempSync(join(tmpdir(), "deskside-edits-"));
const whole = join(folder, "whole");
beforeAll(() => {
  for (const [file, text] of Object.entries(AFTER)) {
    mkdirSync(dirname(join(whole, file)), { recursive: true });
    writeFileSync(join(whole, file), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that differ once an edit is left out: their text, or null for one that is gone. */
function without(edit: Edit): Record<string, unknown> {
  const copy = mkdtempSync(join(folder, "copy-"));
  cpSync(whole, copy, { recursive: true });
  edit.leaveOut(copy);
  const now = Object.keys(AFTER).map((file) => {
    const path = join(copy, file);
    return [file, existsSync(path) ? readFileSync(path, "utf8") : null] as const;
  });
  const changed = now.filter(([file, text]) => text !== AFTER[file as keyof typeof AFTER]);
  return Object.fromEntries(
    changed.map(([file, text]) => [
      file,
      text !== null && file.endsWith(".json") ? (JSON.parse(text) as unknown) : text,
    ]),
  );
}

test("each file, each change of one and all of them, each word in one language and in all is an edit, with what names it", () => {
  expect(edits.map(({ file, part, names: [name] }) => [file, part, name])).toEqual([
    ["shared/domain/kinds.ts", "@@ -1,0 +2 @@", "pad"],
    ["shared/domain/kinds.ts", "@@ -2 +3 @@", "pad"],
    ["shared/domain/kinds.ts", "", "pad"],
    ["shared/domain/pad/pad.ts", "", "pad"],
    ["renderer/pads/contribution.ts", "", "pads/contribution"],
    ["docs/commands.md", "", "npm run docs"],
    ["tests/upgrade/golden/pad.set.v1.json", "", "npm run golden"],
    ["renderer/i18n/en/actions.json", "pads.open.name", "actions:pads.open.name"],
    ["renderer/i18n/*/actions.json", "pads.open.name", "actions:pads.open.name"],
    ["renderer/i18n/en/pad.json", "noun", "pad:noun"],
    ["renderer/i18n/en/pad.json", "field.title", "pad:field.title"],
    ["renderer/i18n/zh-CN/pad.json", "noun", "pad:noun"],
    ["renderer/i18n/zh-CN/pad.json", "field.title", "pad:field.title"],
    ["renderer/i18n/*/pad.json", "noun", "pad:noun"],
    ["renderer/i18n/*/pad.json", "field.title", "pad:field.title"],
  ]);
});

test("a file is left out alone", () => {
  expect(without(editOf("shared/domain/pad/pad.ts"))).toEqual({ "shared/domain/pad/pad.ts": null });
});

test("a hunk is taken back alone, and all of a file together, as patches of it", () => {
  expect(without(editOf("shared/domain/kinds.ts", "@@ -2 +3 @@"))).toEqual({});
  expect(without(editOf("shared/domain/kinds.ts"))).toEqual({});
  expect(takenBack).toEqual([HEAD + HUNKS[1], HEAD + HUNKS.join("")]);
});

test("a word is left out alone, in its language or in all", () => {
  const noun = { noun: "Pad", field: {} };
  expect(without(editOf("renderer/i18n/en/pad.json", "field.title"))).toEqual({
    "renderer/i18n/en/pad.json": noun,
  });
  expect(without(editOf("renderer/i18n/*/pad.json", "field.title"))).toEqual({
    "renderer/i18n/en/pad.json": noun,
    "renderer/i18n/zh-CN/pad.json": { ...noun, noun: "便笺" },
  });
  expect(without(editOf("renderer/i18n/en/actions.json", "pads.open.name"))).toEqual({
    "renderer/i18n/en/actions.json": { go: { name: "Go" }, pads: { open: {} } },
  });
});
