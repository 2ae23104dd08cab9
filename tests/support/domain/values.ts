import fc from "fast-check";
import { z } from "zod";
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
  /** What `text` and `refTo` say (shared/domain/words.ts). */
  text?: { min: number; max: number };
  ref?: string;
}

/** Lists this long show what lists do; longer ones only take time. */
const MOST_ITEMS = 3;
const DAYS = ["2024-02-29", "2026-12-31", "2099-01-01"];

/**
 * Values that fit a form, made from the form itself: of every key, every choice and every length
 * that it allows. What a form checks by a function is looked at last, and what does not fit left out.
 */
export function valuesOf<S extends z.ZodType>(schema: S, materials: Materials): fc.Arbitrary<z.input<S>> {
  const form = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Form;
  return fitting(made(form, materials, "") as fc.Arbitrary<z.input<S>>, schema);
}

/** Of so many made-up values one must fit; otherwise its form says too little to be made from. */
const MOST_MISSES = 2000;

/** Those that fit. Where none does, somebody must say by hand what fits (payloads.ts). */
export function fitting<T>(values: fc.Arbitrary<T>, schema: z.ZodType): fc.Arbitrary<T> {
  let misses = 0;
  return values.filter((value) => {
    const read = schema.safeParse(value);
    misses = read.success ? 0 : misses + 1;
    if (misses > MOST_MISSES) {
      throw new Error(`nothing that is made up fits: ${JSON.stringify([value, read.error?.issues])}`);
    }
    return read.success;
  });
}

function made(form: Form, materials: Materials, key: string): fc.Arbitrary<unknown> {
  const of = (inner: Form, at = key) => made(inner, materials, at);
  if (Array.isArray(form.type)) return fc.oneof(...form.type.map((type) => of({ ...form, type })));
  if (form.anyOf) return fc.oneof(...form.anyOf.map((each) => of(each)));
  if (form.enum) return fc.constantFrom(...form.enum);
  if ("const" in form) return fc.constant(form.const);
  switch (form.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(form);
    case "string":
      return strings(form, materials, key);
    case "array": {
      if (form.prefixItems) return fc.tuple(...form.prefixItems.map((each) => of(each)));
      const min = form.minItems ?? 0;
      const size = {
        minLength: min,
        maxLength: Math.max(min, Math.min(form.maxItems ?? Infinity, MOST_ITEMS)),
      };
      return fc.array(of(form.items || {}), size);
    }
    case "object":
      return objects(form, of);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function objects(form: Form, of: (inner: Form, at?: string) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (!form.properties && form.additionalProperties) {
    return fc.dictionary(
      of(form.propertyNames ?? { type: "string" }) as fc.Arbitrary<string>,
      of(form.additionalProperties),
      { maxKeys: MOST_ITEMS },
    );
  }
  const entries = Object.entries(form.properties ?? {}).map(
    ([name, each]) => [name, of(each, name)] as const,
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys: form.required ?? [], noNullPrototype: true });
}

function numbers({ type, minimum, maximum, exclusiveMinimum }: Form): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1);
  const max = maximum ?? 1_000_000;
  const limits = { min: Math.max(min, -1_000_000_000), max: Math.min(max, 1_000_000_000) };
  // Fractions that JSON writes as they are.
  return type === "integer" ? fc.integer(limits) : fc.integer(limits).map((whole) => whole / 4);
}

function strings(form: Form, materials: Materials, key: string): fc.Arbitrary<string> {
  if (form.format === "uuid") {
    const kind = form.ref ?? (kindNamed(key) ? key : null);
    return fc.constantFrom(...materials.ids(kind));
  }
  if (form.format === "date") return fc.constantFrom(...DAYS);
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
