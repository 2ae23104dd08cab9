import { HIDDEN } from "../../../../shared/log/parts.ts";

/** Shorter ones are erased where they stand alone; inside a longer text they may be anybody's. */
const TELLING = 4;

/** The texts in an erased value. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

/** A value, copied, in which erased words are hidden. */
export function withoutWords(value: unknown, words: readonly string[]): unknown {
  if (typeof value === "string") return words.reduce(hide, value);
  if (Array.isArray(value)) return value.map((each) => withoutWords(each, words));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutWords(each, words)]));
}

function hide(text: string, word: string): string {
  if (text.trim() === word) return HIDDEN;
  return word.length >= TELLING ? text.replaceAll(word, HIDDEN) : text;
}
