import type { z } from "zod";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { CommandType } from "../../shared/domain/commands.ts";
import type { FieldForm } from "../../shared/domain/kind/form.ts";
import { formAt } from "../../shared/domain/kind/form.ts";
import { breachOf } from "../../shared/domain/kind/rule.ts";
import type { Known, Rule } from "../../shared/domain/kind/rule.ts";
import { missingWords, ruleWords } from "../core/index.ts";
import type { Asked } from "../core/index.ts";

/** Why a command would be refused, before it is asked. */
export interface FormBreach {
  /** Where in what is asked, e.g. `set.title`. */
  path: string;
  /** Keys of its words in the catalogue of rules; the first that exists counts. */
  words: readonly string[];
  values?: Readonly<Record<string, unknown>>;
}

/**
 * Everything a command would be refused for as far as this program knows without asking the core:
 * what does not fit its form, then the rules of its act. A rule that looks at what does not fit yet
 * is asked once it does.
 */
export function breachesOf([type, args]: Asked, known: Known): FormBreach[] {
  const { schema, act } = COMMANDS[type] as CommandType<z.ZodObject>;
  const read = schema.safeParse(args);
  const issues = read.error?.issues ?? [];
  const asked = read.success ? read.data : whatFits(schema, args);
  const rules = (act?.rules ?? []) as readonly Rule<object>[];
  return [
    ...issues.map((issue) => misfit(schema, issue, args)),
    ...rules.flatMap((rule) => broken(rule, asked, known)),
  ];
}

/** What does not fit was looked at. */
class Unfit extends Error {
  override name = "Unfit";
}

/** The parts of a form that fit; who looks at another one is told that nothing can be said yet. */
function whatFits({ shape }: z.ZodObject, args: object): object {
  const fitting = {};
  for (const [name, part] of Object.entries(shape)) {
    const read = (part as z.ZodType).safeParse((args as Record<string, unknown>)[name]);
    const get = () => {
      if (!read.success) throw new Unfit();
      return read.data;
    };
    Object.defineProperty(fitting, name, { enumerable: true, get });
  }
  return fitting;
}

function broken(rule: Rule<object>, asked: object, known: Known): FormBreach[] {
  try {
    const error = breachOf(rule, asked, known);
    return error ? [{ path: error.path, words: ruleWords(error.details ?? {}, error.path) }] : [];
  } catch (error) {
    if (error instanceof Unfit) return [];
    throw error;
  }
}

/** What a schema that looks at more than its own form says of it (`bodyFits`). */
interface Told {
  words?: string;
  form?: FieldForm | null;
}

function misfit(schema: z.ZodType, issue: z.core.$ZodIssue, args: object): FormBreach {
  const { path: at } = issue;
  const path = at.map(String).join(".");
  // What is wrong beyond a form has words of its own.
  const { words, form: inside }: Told = issue.code === "custom" ? (issue.params ?? {}) : {};
  if (words !== undefined) return { path, words: [words] };
  const value = at.reduce<unknown>(
    (within, key) => (within as Record<PropertyKey, unknown> | undefined)?.[key],
    args,
  );
  if (isEmpty(value)) return { path, words: missingWords(path) };
  const form = inside ?? formAt(schema, at);
  if (form?.form === "number")
    return { path, words: ["form.range"], values: { min: form.min, max: form.max } };
  if (form?.form !== "text" || typeof value !== "string") return { path, words: ["form.fit"] };
  const { min, max } = form;
  return [...value.trim()].length < min
    ? { path, words: ["form.tooShort"], values: { min } }
    : { path, words: ["form.tooLong"], values: { max } };
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
