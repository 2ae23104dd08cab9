import type { z } from "zod";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import type { OwnField } from "../../shared/domain/definition/own-field.ts";
import { ownValue } from "../../shared/domain/definition/own-field.ts";
import type { FieldForm } from "../../shared/domain/kind/form.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";

/** Words of the catalogue by their key, or words that somebody of the team wrote. */
export type Wording = { key: string } | { said: Localized };

/** All that the window must know of a field to show it, change it and name it; read from its kind. */
export interface FieldMeta {
  kind: string;
  /** As edits name it; a key of a map by both: `own.size`. */
  name: string;
  title: Wording;
  schema: z.ZodType;
  form: FieldForm;
  /** What can be chosen, where the field itself says it. */
  choices: readonly { value: string; words: Wording }[];
  /** Several lines of text. */
  long: boolean;
  /** Of a number; '' for none. */
  unit: string;
  /** A person changes it freely. */
  edited: boolean;
  /** It marks one record and may stand on a badge or a label. */
  unique: boolean;
  /** The record cannot be made without it. */
  needed: boolean;
  /** A moment that is still to come when it is said. */
  ahead: boolean;
}

/** A field of a kind; null for one that only a newer program knows. */
export function metaOf({ name: kind, fields }: RecordKind, name: string): FieldMeta | null {
  const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!spec) return null;
  const form = formOf(spec.schema);
  return {
    kind,
    name,
    title: { key: `${kind}:field.${name}` },
    schema: spec.schema,
    form,
    choices:
      form.form === "choice"
        ? form.words.map((value) => ({ value, words: { key: `${kind}:${name}.${value}` } }))
        : [],
    long: form.form === "text" && spec.class === "text",
    unit: "",
    edited: spec.edited === true,
    unique: spec.uniqueForm !== undefined,
    needed: form.form === "text" && form.min > 0,
    ahead: spec.ahead === true,
  };
}

/** The same of a field of this program's kinds. */
export function fieldMeta(kind: string, name: string): FieldMeta | null {
  const known = kindNamed(kind);
  return known ? metaOf(known, name) : null;
}

/** One that the kind certainly has, for a form that asks for it in a way of its own. */
export function fieldIn<K extends RecordKind>(kind: K, name: keyof K["fields"] & string): FieldMeta {
  return metaOf(kind, name) as FieldMeta;
}

/** What a definition adds to the records it defines, kept in a map of theirs. */
export function ownMeta(kind: string, map: string, own: OwnField): FieldMeta {
  return {
    kind,
    name: `${map}.${own.key}`,
    title: { said: own.title },
    schema: ownValue,
    form: ownForm(own),
    choices: own.choices.map(({ key, title }) => ({ value: key, words: { said: title } })),
    long: false,
    unit: own.unit,
    edited: true,
    unique: false,
    needed: false,
    ahead: false,
  };
}

function ownForm({ form, choices }: OwnField): FieldForm {
  const nullable = true;
  switch (form) {
    case "text":
      return { form, min: 0, max: 400, nullable };
    case "number":
      return { form, min: null, max: null, nullable };
    case "choice":
      return { form, words: choices.map(({ key }) => key), nullable };
    default:
      return { form, nullable };
  }
}

/** What changes a field where it stands and in a form. */
export type EditorKind =
  "line" | "lines" | "choice" | "defined" | "record" | "flag" | "date" | "moment" | "number";

/** Null for lists and objects: they come with an inventory, or have forms of their own. */
export function editorOf({ form, long }: Pick<FieldMeta, "form" | "long">): EditorKind | null {
  if (form.form === "other") return null;
  // A checklist is chosen from its own list, which knows what it is and what it fits.
  if (form.form === "defined" && form.family === "checklist") return null;
  if (form.form === "ref") return "record";
  if (form.form === "text") return long ? "lines" : "line";
  return form.form;
}

/** Most characters that a text takes; undefined for what is no text. */
export function lengthOf({ form }: Pick<FieldMeta, "form">): number | undefined {
  return form.form === "text" && form.max < Infinity ? form.max : undefined;
}

/** The fields of a kind that a person changes by hand, in the order in which it declares them. */
export function editedOf(kind: RecordKind, except: readonly string[] = []): FieldMeta[] {
  return Object.keys(kind.fields)
    .filter((name) => !except.includes(name))
    .flatMap((name) => metaOf(kind, name) ?? [])
    .filter((meta) => meta.edited && editorOf(meta) !== null);
}
