import fc from "fast-check";
import { z } from "zod";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";

/** What values are made of, beside what their form says. */
export interface Materials {
  /** Ids of records of a kind that may be named; null for an id of anything. */
  ids(kind: string | null): readonly string[];
  /** Words that texts are made of. */
  words: fc.Arbitrary<string>;
  /** Moments at which something may have been done. */
  moments: readonly string[];
}

/** As much of JSON Schema as the forms of this program use. */
interface Form {
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Form[];
  properties?: Record<string, Form>;
  required?: string[];
  additionalProperties?: Form | false;
  propertyNames?: Form;
  items?: Form | false;
  prefixItems?: Form[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  contentEncoding?: string;
  /** What `text`, `refTo` and `definedKey` say (shared/domain/words.ts). */
  text?: { min: number; max: number };
  ref?: string;
  definition?: string;
}

/** Lists this long show what lists do; longer ones only take time. */
const MOST_ITEMS = 3;
const DAYS = ["2024-02-29", "2026-12-31", "2099-01-01"];

/**
 * Values that fit a form, made from the form itself: of every key, every choice and every length
 * that it allows. What a form checks by a function is looked at last, and what does not fit left out.
 *
 * @returns null where a record must be named and none is at hand
 */
export function valuesAtHand<S extends z.ZodType>(
  schema: S,
  materials: Materials,
): fc.Arbitrary<z.input<S>> | null {
  const values = made(formOf(schema), materials, "") as fc.Arbitrary<z.input<S>> | null;
  return values && fitting(values, schema);
}

const forms = new WeakMap<z.ZodType, Form>();

function formOf(schema: z.ZodType): Form {
  const form = forms.get(schema) ?? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Form);
  forms.set(schema, form);
  return form;
}

/** Where everything that may be named is at hand. */
export function valuesOf<S extends z.ZodType>(schema: S, materials: Materials): fc.Arbitrary<z.input<S>> {
  const values = valuesAtHand(schema, materials);
  if (!values) throw new Error("no record that could be named is at hand");
  return values;
}

export class NothingFits extends Error {
  override name = "NothingFits";
}

/** Of so many made-up values one must fit; otherwise its form says too little to be made from. */
const MOST_MISSES = 500;

/** Those that fit. Where none does, somebody must say by hand what fits (payloads.ts). */
export function fitting<T>(values: fc.Arbitrary<T>, schema: z.ZodType): fc.Arbitrary<T> {
  return passing(values, (value) => schema.safeParse(value).error?.issues ?? null);
}

/**
 * Those that nothing speaks against. A filter by itself goes on for ever where all of them are refused.
 *
 * @param wrong what speaks against a value; null for nothing
 * @throws NothingFits when none of very many passes
 */
export function passing<T>(values: fc.Arbitrary<T>, wrong: (value: T) => unknown): fc.Arbitrary<T> {
  let misses = 0;
  return values.filter((value) => {
    const against = wrong(value);
    misses = against === null ? 0 : misses + 1;
    if (misses > MOST_MISSES) {
      throw new NothingFits(`nothing that is made up fits: ${JSON.stringify([value, against])}`);
    }
    return against === null;
  });
}

type Made = fc.Arbitrary<unknown> | null;

function made(form: Form, materials: Materials, key: string): Made {
  const of = (inner: Form, at = key) => made(inner, materials, at);
  const oneOf = (forms: readonly Form[]): Made => {
    const possible = forms.map((each) => of(each)).filter((each) => each !== null);
    return possible.length > 0 ? fc.oneof(...possible) : null;
  };
  const { type } = form;
  if (Array.isArray(type)) return oneOf(type.map((each) => ({ ...form, type: each })));
  if (form.anyOf) return oneOf(form.anyOf);
  if (form.enum) return fc.constantFrom(...form.enum);
  if ("const" in form) return fc.constant(form.const);
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(form);
    case "string":
      return strings(form, materials, key);
    case "array":
      return arrays(form, of);
    case "object":
      return objects(form, of);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

type Of = (inner: Form, at?: string) => Made;

function arrays({ prefixItems, items, minItems = 0, maxItems = Infinity }: Form, of: Of): Made {
  if (prefixItems) {
    const places = prefixItems.map((each) => of(each)).filter((each) => each !== null);
    return places.length === prefixItems.length ? fc.tuple(...places) : null;
  }
  const item = of(items || {});
  if (!item) return minItems > 0 ? null : fc.constant([]);
  const maxLength = Math.max(minItems, Math.min(maxItems, MOST_ITEMS));
  return fc.array(item, { minLength: minItems, maxLength });
}

function objects({ properties, required = [], additionalProperties, propertyNames }: Form, of: Of): Made {
  if (!properties && additionalProperties) {
    const names = fewOf(of(propertyNames ?? { type: "string" }) as fc.Arbitrary<string>);
    const name = fc.constantFrom(...names);
    const value = of(additionalProperties);
    return value ? fc.dictionary(name, value, { maxKeys: MOST_ITEMS }) : fc.constant({});
  }
  const entries = Object.entries(properties ?? {}).map(([name, each]) => [name, of(each, name)] as const);
  if (entries.some(([name, each]) => each === null && required.includes(name))) return null;
  const possible = entries.filter((entry): entry is [string, fc.Arbitrary<unknown>] => entry[1] !== null);
  return fc.record(Object.fromEntries(possible), { requiredKeys: required, noNullPrototype: true });
}

/** Few keys, so that two who write into a map meet. */
function fewOf(names: fc.Arbitrary<string>): string[] {
  return fc.sample(names, { seed: 20261126, numRuns: MOST_ITEMS });
}

/** Keys under which a map is written that is kept key by key. */
export function keysOf(schema: z.ZodType, materials: Materials): string[] {
  const form = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Form;
  if (form.properties) return Object.keys(form.properties);
  return fewOf(made(form.propertyNames ?? { type: "string" }, materials, "") as fc.Arbitrary<string>);
}

function numbers({ type, minimum, maximum, exclusiveMinimum }: Form): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1);
  const max = maximum ?? 1_000_000;
  const limits = { min: Math.max(min, -1_000_000_000), max: Math.min(max, 1_000_000_000) };
  // Fractions that JSON writes as they are.
  return type === "integer" ? fc.integer(limits) : fc.integer(limits).map((whole) => whole / 4);
}

function strings(form: Form, materials: Materials, key: string): fc.Arbitrary<string> | null {
  if (form.format === "uuid") {
    const ids = materials.ids(form.ref ?? (kindNamed(key) ? key : null));
    return ids.length > 0 ? fc.constantFrom(...ids) : null;
  }
  const defined =
    form.definition === "checklist"
      ? [...shippedChecklists().keys()].map((key) => ({ key }))
      : form.definition === undefined
        ? []
        : definitionsOf(form.definition as Family, []);
  if (defined.length > 0) return fc.constantFrom(...defined.map(({ key: word }) => word));
  if (form.format === "date") return fc.constantFrom(...DAYS);
  // Few of them, so that two take the same one.
  if (form.format === "ipv4") return fc.integer({ min: 2, max: 9 }).map((last) => `10.20.3.${last}`);
  if (form.format === "ipv6") return fc.integer({ min: 2, max: 9 }).map((last) => `2001:db8::${last}`);
  if (form.format === "date-time") return fc.constantFrom(...materials.moments);
  if (form.contentEncoding === "base64") return base64(form);
  if (form.pattern) return fc.stringMatching(new RegExp(form.pattern));
  const { min, max } = form.text ?? { min: form.minLength ?? 0, max: form.maxLength ?? Infinity };
  const several = fc.array(materials.words, { minLength: 2, maxLength: 3 }).map((words) => words.join(" "));
  return fc.oneof({ weight: 2, arbitrary: materials.words }, several).map((said) => fitted(said, min, max));
}

/** The text in the length that a form allows, as a person counts it. */
function fitted(text: string, min: number, max: number): string {
  const cut = [...text].slice(0, max).join("").trim();
  return cut.padEnd(cut.length + Math.max(0, min - [...cut].length), "x");
}

function base64({ minLength = 0, maxLength = 48 }: Form): fc.Arbitrary<string> {
  const groups = { minLength: Math.ceil(minLength / 4), maxLength: Math.min(12, Math.floor(maxLength / 4)) };
  const bytes = fc.array(fc.uint8Array({ minLength: 3, maxLength: 3 }), groups);
  // 44 characters are 32 bytes: the last group is shorter by one.
  const last = minLength === 44 ? 1 : 0;
  return bytes.map((each) => {
    const whole = Buffer.concat(each);
    return whole.subarray(0, whole.length - last).toString("base64");
  });
}
