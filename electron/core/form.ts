import type { z } from "zod";
import { failure, success } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What somebody gave, in the form of a schema. A key that the form does not have is refused as well:
 * left out, what its author meant by it would be lost without a word.
 *
 * @param at where in the request this stands; '' for the whole
 */
export function readForm<S extends z.ZodType>(schema: S, given: unknown, at = ""): Outcome<z.output<S>> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return failure("malformed", issue?.message ?? "does not fit", pathOf(at, ...(issue?.path ?? [])));
  }
  const unknown = unknownKey(given, parsed.data);
  if (unknown) return failure("malformed", "there is no such field", pathOf(at, ...unknown));
  return success(parsed.data);
}

function pathOf(at: string, ...keys: PropertyKey[]): string {
  return [...(at === "" ? [] : [at]), ...keys].map(String).join(".");
}

/** Where the first key stands that was given and not read; null for none. */
function unknownKey(given: unknown, read: unknown): string[] | null {
  if (given === read || !isObject(given) || !isObject(read)) return null;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(read, key)) return [key];
    const within = unknownKey(value, (read as Record<string, unknown>)[key]);
    if (within) return [key, ...within];
  }
  return null;
}

/** Objects and lists; the keys of a list are its places. */
function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
