import type { EntityState } from "../../log/state.ts";
import { inLanguage } from "../definition/localized.ts";
import type { Language } from "../definition/localized.ts";
import { textIn } from "../kind/read-state.ts";
import { abnormalIn } from "./abnormal.ts";
import type { Abnormal } from "./abnormal.ts";
import { documentOf } from "./run-state.ts";

const WORDS = {
  "zh-CN": { yes: "是", no: "否", from: "来自", expected: "标准", colon: "：", between: "～", stop: "；" },
  en: { yes: "yes", no: "no", from: "From", expected: "expected", colon: ": ", between: " to ", stop: "; " },
};

/** In lines, as a ticket tells it: from which run, and what was wrong. */
export function toldIn(state: EntityState, language: Language): string[] {
  const words = WORDS[language];
  const document = documentOf(state);
  const head = `${words.from} ${textIn(state, "number")} ${inLanguage(document?.title ?? {}, language)}`;
  return [head.trim(), ...abnormalIn(state).map((each) => toldOf(each, language))];
}

function toldOf(each: Abnormal, language: Language): string {
  const words = WORDS[language];
  const { title, read, expected } = toldParts(each, language);
  const parts = [read, expected === "" ? "" : `${words.expected} ${expected}`];
  const told = parts.filter((part) => part !== "").join(words.stop);
  return [title, told].filter((part) => part !== "").join(words.colon);
}

/** What was checked, what was read and written, and what should have been. */
export function toldParts({ title, readings, expected, range, words: said }: Abnormal, language: Language) {
  const { between, stop, yes, no } = WORDS[language];
  const read = readings.map(({ name, of, value, words, unit }) => {
    const plain = typeof value === "boolean" ? (value ? yes : no) : String(value);
    const told = words ? inLanguage(words, language) : plain;
    return [inLanguage(name, language), of, told, unit].filter((part) => part !== "").join(" ");
  });
  return {
    title: inLanguage(title, language),
    read: [read.join(", "), said].filter((part) => part !== "").join(stop),
    expected: inLanguage(expected, language) || rangeTold(range, between),
  };
}

function rangeTold(range: Abnormal["range"], between: string): string {
  if (!range) return "";
  const { min, max } = range;
  if (min !== undefined && max !== undefined) return `${min}${between}${max}`;
  return min === undefined ? `≤ ${max ?? ""}` : `≥ ${min}`;
}
