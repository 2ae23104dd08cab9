import type { z } from "zod";
import { formOf, partsOf, within } from "../../../shared/domain/kind/form.ts";
import type { ValueForm } from "../../../shared/domain/kind/form.ts";

/** An id as it stands in operations. */
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const ALONE = new RegExp(`^${UUID.source}$`);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Texts that inventories write in the words of a program, which knows one language: `up`, `Mini Tower`. */
const BY_MACHINES = ["chassis", "status"];

/** A value that may be a key of words. */
const KEY = /^[A-Za-z][\w /-]{0,39}$/;

/** How the parts of a value read for this person. */
export interface Reader {
  id(id: string): string;
  moment(ms: number): string;
  /** @param day yyyy-mm-dd */
  day(day: string): string;
  number(value: number): string;
  yesNo(value: boolean): string;
  /** Words of a value of the field; null where the catalogue has none. */
  word(field: string, value: string): string | null;
  /** What an operation of this type does, e.g. the one that an undoing takes back. */
  act(type: string): string;
  /** What a definition is called. */
  defined(family: string, key: string, field: string): string;
  /** What a number is counted in; teams write it as they like. */
  unit(unit: string): string;
  between: string;
}

/** Links of the log, and what is a copy of something else that is shown. */
const SILENT = new Set([
  "number",
  "prev",
  "prevHash",
  "tips",
  "attempt",
  "sides",
  "requesterPerson",
  "onBehalfPerson",
  "receiver",
  "document",
  "signatures",
  "entity",
  "uses",
]);

type Fields = Record<string, unknown>;

/** Whether a value says nothing, or only things that say nothing. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  return typeof value === "object" && Object.values(value).every(isNothing);
}

/** What a person said of a record, without what follows from something else that is shown. */
export const isTold = (name: string): boolean => !SILENT.has(name);

/** The fields that a person filled in, without what was left empty. */
export function enteredFields(of: Fields): [string, unknown][] {
  return Object.entries(of).filter(([name, value]) => isTold(name) && !isNothing(value));
}

/**
 * The same of what stands beside the fields. The record itself stands there under the name of its kind, or
 * as `kind` and `entity`, and is named above.
 */
export function enteredBeside(of: Fields, isKind: (name: string) => boolean): [string, unknown][] {
  return enteredFields(of).filter(([name]) => name !== "kind" && !isKind(name));
}

/** What a value is of: its field, and its form where this program knows it. */
export interface Of {
  field: string;
  schema: z.ZodType | null;
  /** Instead of what the schema says. */
  form?: ValueForm;
}

/**
 * A value as a person reads it; '' for nothing. Lines of a list stand below each other, parts of a line side
 * by side. What only a newer program knows is read as well as it can be told by itself.
 */
export function readValue(reader: Reader, of: Of, value: unknown): string {
  if (isNothing(value)) return "";
  if (typeof value === "boolean") return reader.yesNo(value);
  if (typeof value === "number") return reader.number(value);
  if (typeof value === "string") return readText(reader, of, value);
  const inside = (part: string, each: unknown): string =>
    readValue(reader, { field: part, schema: within(of.schema, part) }, each);
  if (Array.isArray(value)) {
    const lines = value.some((each) => typeof each === "object");
    return value.map((each) => inside(of.field, each)).join(lines ? "\n" : reader.between);
  }
  const parts = partsOf(of.schema);
  const place = (part: string) => (parts.includes(part) ? parts.indexOf(part) : parts.length);
  const named = !isNothing((value as Fields).name);
  return enteredFields(value as Fields)
    .filter(([part]) => !(named && part === "person"))
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([part, each]) => inside(part, each))
    .filter((text) => text !== "")
    .join(" · ");
}

function readText(reader: Reader, { field, schema, form: given }: Of, value: string): string {
  const form = given ?? (schema ? formOf(schema) : null);
  if (form?.form === "defined") return reader.defined(form.family, value, field);
  if (form?.form === "date") return reader.day(value);
  if (field === "act") return reader.act(value);
  if (ALONE.test(value)) return reader.id(value);
  if (MOMENT.test(value)) return reader.moment(Date.parse(value));
  // What a person typed is never taken for a key.
  const keyed = form?.form !== "text" || BY_MACHINES.includes(field);
  return (keyed && KEY.test(value) ? reader.word(field, value) : null) ?? value;
}
