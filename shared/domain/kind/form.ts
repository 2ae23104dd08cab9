import type { z } from "zod";

/** What a value may be, in words that a form and a document can use. */
export type ValueForm =
  | { form: "text"; max: number; min: number }
  | { form: "choice"; words: readonly string[] }
  | { form: "ref"; kind: string }
  /** A key of a definition of this family. */
  | { form: "defined"; family: string }
  | { form: "flag" }
  | { form: "number"; min: number | null; max: number | null }
  | { form: "date" }
  | { form: "moment" }
  /** Lists and objects: shown by what knows them. */
  | { form: "other" };

export type FieldForm = ValueForm & {
  /** May be said to be nothing. */
  nullable: boolean;
};

interface Def {
  type: string;
  innerType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, string>;
  format?: string;
}

interface Meta {
  text?: { max: number; min: number };
  ref?: string;
  definition?: string;
}

/** Schemas are made once and asked at each command. */
const forms = new WeakMap<z.ZodType, FieldForm>();

/** Reads the meaning of a field's schema: length, choices, kind of record, range. */
export function formOf(schema: z.ZodType): FieldForm {
  const known = forms.get(schema);
  if (known) return known;
  const form = readForm(schema);
  forms.set(schema, form);
  return form;
}

function readForm(schema: z.ZodType): FieldForm {
  let at = schema;
  let nullable = false;
  for (let def = defOf(at); def.innerType; def = defOf(at)) {
    if (def.type === "nullable") nullable = true;
    at = def.innerType;
  }
  return { ...valueForm(at), nullable };
}

/** The form of what stands at a path of a form, e.g. at `lines.0.note`; null where it has no such place. */
export function formAt(schema: z.ZodType, path: readonly PropertyKey[]): FieldForm | null {
  const at = path.reduce<z.ZodType | null>((inside, key) => within(inside, String(key)), schema);
  return at && formOf(at);
}

/**
 * The schema of what is inside a value: of an element for a list, of a part by its name for an object.
 * Null where the schema does not say.
 */
export function within(schema: z.ZodType | null, part: string): z.ZodType | null {
  let def: Def | null = schema && defOf(schema);
  while (def?.innerType) def = defOf(def.innerType);
  if (!def) return null;
  for (const option of def.options ?? []) {
    const found = within(option, part);
    if (found) return found;
  }
  return def.element ?? def.valueType ?? def.shape?.[part] ?? null;
}

/** Names of the parts of an object, in the order in which its schema says them; none where it says none. */
export function partsOf(schema: z.ZodType | null): string[] {
  let def: Def | null = schema && defOf(schema);
  while (def?.innerType) def = defOf(def.innerType);
  return Object.keys(def?.shape ?? {});
}

function valueForm(schema: z.ZodType): ValueForm {
  const meta = schema.meta() as Meta | undefined;
  if (meta?.definition !== undefined) return { form: "defined", family: meta.definition };
  if (meta?.text) return { form: "text", ...meta.text };
  if (meta?.ref !== undefined) return { form: "ref", kind: meta.ref };
  const def = defOf(schema);
  const limits = schema as { minValue?: number | null; maxValue?: number | null; maxLength?: number | null };
  switch (def.type) {
    case "enum":
      return { form: "choice", words: Object.values(def.entries ?? {}) };
    case "boolean":
      return { form: "flag" };
    case "number":
      return { form: "number", min: limits.minValue ?? null, max: limits.maxValue ?? null };
    case "string":
      if (def.format === "date") return { form: "date" };
      if (def.format === "datetime") return { form: "moment" };
      return { form: "text", max: limits.maxLength ?? Infinity, min: 0 };
    default:
      return { form: "other" };
  }
}

function defOf(schema: z.ZodType): Def {
  return schema.def as unknown as Def;
}
