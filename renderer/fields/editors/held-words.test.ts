import { expect, test } from "vitest";
import { ownField } from "../../../shared/domain/definition/own-field.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { wrongsOf } from "../../records/asking-form.ts";
import { knownHere } from "../../records/known-here.ts";
import { editsForm } from "../form/asking.ts";
import { fieldForm } from "../in-place/field-form.ts";
import type { FieldMeta } from "../meta.ts";
import { editedOf, editorOf, ownMeta } from "../meta.ts";

const ID = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";
const NOW = Date.parse("2026-11-25T10:00:00+08:00");
const known = knownHere(NOW, 0, []);
const size = ownMeta(
  "asset",
  "own",
  ownField.parse({ key: "size", form: "number", title: { "zh-CN": "尺寸", en: "Size" } }),
);

/** Every field that is read from what is typed, of every kind. */
const READ: FieldMeta[] = [
  ...(KINDS as readonly RecordKind[]).flatMap((kind) => editedOf(kind)),
  size,
].filter((meta) => ["number", "moment"].includes(editorOf(meta) ?? ""));

test.each(READ.map((meta) => [`${meta.kind}.${meta.name}`, meta] as const))(
  "words in %s are refused by its rule, in a form and where it stands",
  (_, meta) => {
    const { kind, name } = meta;
    const fields = { kind: "monitor", [name]: 24 };
    const form = editsForm(kind, ID, fields, [meta]);
    expect(Object.keys(wrongsOf(form, { edits: { [name]: "someday, big" } }, known))).toContain(name);
    const inPlace = fieldForm(kind, ID, name, fields);
    expect(Object.keys(wrongsOf(inPlace, "someday, big", known))).toContain("value");
  },
);
