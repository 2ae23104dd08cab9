import { pinyin } from "pinyin-pro";
import { remembering } from "./remembering.ts";

/**
 * The forms in which text enters the FTS5 index and in which it is asked for. Both sides cut text
 * into the same tokens here, so that the tokenizer of SQLite (`unicode61`) has only blanks left to
 * split at and the two can never disagree.
 */

/** Characters that are words of their own: Chinese is written without blanks. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}])[\p{L}\p{N}\p{M}])+/gu;
/** Marks alone are no token for SQLite. */
const HAS_LETTER = /[\p{L}\p{N}]/u;
/** More than anybody types; keeps a pasted page from becoming a monstrous query. */
const MAX_QUERY_CHARS = 1000;
const MAX_QUERY_TOKENS = 96;
/** From every syllable on a name can be begun ("caiwu" for 集团财务部); long texts are no names. */
const MAX_SUFFIXES = 12;
/** Nobody types a longer piece of a title without a blank. */
const MAX_SYLLABLES = 16;

/** Most identifiers and half of all words: nothing to normalize, nothing Chinese in them. */
const ASCII = /^[\0-\x7f]*$/;

export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").toLowerCase().normalize("NFKC");
}

const ASCII_TOKEN = /[a-z0-9]+/g;

/** @param text folded */
function tokensOf(text: string): string[] {
  if (ASCII.test(text)) return text.match(ASCII_TOKEN) ?? [];
  return (text.match(TOKEN) ?? []).filter((token) => HAS_LETTER.test(token));
}

/** Text as it enters the index: half-width, lower case, every CJK character a token of its own. */
export function indexWords(text: string): string[] {
  return tokensOf(fold(text));
}

/**
 * What a person types for a Chinese name on a Latin keyboard: the syllables, the syllables
 * joined, the initials, each also from later syllables on. Surnames are read as surnames (单 Shan,
 * 曾 Zeng, 仇 Qiu); the everyday reading is kept beside it, because departments begin with the same
 * characters and not every colleague knows. Empty for text without Chinese characters.
 */
export function pinyinWords(text: string): string[] {
  const forms = new Set<string>();
  for (const run of fold(text).split(/[^\p{L}\p{N}\p{M}]+/u)) {
    if (CJK.test(run)) for (const form of formsOf(run)) forms.add(form);
  }
  return [...forms];
}

/** Departments, places and surnames recur by the thousand, and pinyin is the dearest part of indexing. */
const formsOf = remembering(4000, (run): readonly string[] => {
  const forms = new Set<string>();
  addReading(forms, syllablesOf(run, "head"));
  addReading(forms, syllablesOf(run, "off"));
  return [...forms];
});

function syllablesOf(run: string, surname: "head" | "off"): string[] {
  const syllables = pinyin(run, {
    toneType: "none",
    type: "array",
    nonZh: "consecutive",
    v: true,
    surname,
  });
  // Characters without a known reading come back as they are; they are no pinyin.
  return syllables.filter((syllable) => /^[a-z0-9]+$/.test(syllable));
}

function addReading(forms: Set<string>, syllables: string[]): void {
  addSpelling(forms, syllables);
  // ü is typed v in input methods, u by habit and yu in passports (吕 Lv, Lu, Lyu).
  if (!syllables.some((syllable) => syllable.includes("v"))) return;
  addSpelling(
    forms,
    syllables.map((syllable) => syllable.replace("v", "u")),
  );
  addSpelling(
    forms,
    syllables.map((syllable) => syllable.replace("v", "yu")),
  );
}

function addSpelling(forms: Set<string>, syllables: string[]): void {
  for (const syllable of syllables) forms.add(syllable);
  for (let start = 0; start < Math.min(syllables.length - 1, MAX_SUFFIXES); start += 1) {
    const rest = syllables.slice(start, start + MAX_SYLLABLES);
    forms.add(rest.join(""));
    forms.add(rest.map((syllable) => syllable[0]).join(""));
  }
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * How each character of a text is read, for a window that marks what of it was meant by what was typed:
 * one part for each code point, parted by blanks; the readings of one parted by `|`, nothing for what is
 * not Chinese: `shan|dan xiao ming`. The same readings as {@link pinyinWords} is made of.
 */
export const readingsOf = remembering(4000, (text): string => {
  const readings = [...text].map(() => "");
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const characters = [...word];
    const start = [...text.slice(0, index)].length;
    const ways = (["head", "off"] as const).map((surname) =>
      pinyin(word, { toneType: "none", type: "array", nonZh: "spaced", v: true, surname }),
    );
    characters.forEach((character, at) => {
      if (!CJK.test(character)) return;
      const read = ways.map((way) => way[at] ?? "").filter((syllable) => /^[a-z]+$/.test(syllable));
      readings[start + at] = [...new Set(read.flatMap(spellingsOf))].join("|");
    });
  }
  return readings.join(" ");
});

/** ü is typed v, u or yu. */
function spellingsOf(syllable: string): string[] {
  return ["v", "u", "yu"].map((typed) => syllable.replace("v", typed));
}

/** Shorter pieces are inside half of all numbers. */
const MIN_INSIDE = 4;
/** Longer ones are no numbers that somebody knows a piece of. */
const MAX_INSIDE = 40;
/** Stands before a piece of a number, so that no word is taken for one; a letter to SQLite. */
const INSIDE = "\uE001";

/** What is left of a number without what it is divided by: `it202400137` of "IT-2024-00137". */
function bareNumber(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, "");
}

/**
 * Every piece of a number from some place on, of at least four characters: the last digits of a serial
 * and the number without its hyphens are the beginning of one. They are no words: only what is asked
 * for as a piece finds them.
 */
export function insideWords(number: string): string[] {
  const bare = bareNumber(number).slice(0, MAX_INSIDE);
  const pieces: string[] = [];
  for (let start = 0; start <= bare.length - MIN_INSIDE; start += 1) pieces.push(INSIDE + bare.slice(start));
  return pieces;
}

/** One word of what a person typed: its tokens, and the piece of a number that it may be. */
export interface QueryWord {
  tokens: string[];
  /** As {@link insideWords} writes it; null for what can be none. */
  inside: string | null;
}

/** The words of what a person typed; none when there is nothing to search for. */
export function queryWords(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  let room = MAX_QUERY_TOKENS;
  for (const word of fold(text.slice(0, MAX_QUERY_CHARS)).split(/\s+/u)) {
    const tokens = tokensOf(word).slice(0, room);
    if (tokens.length === 0) continue;
    const bare = bareNumber(word);
    const isPiece = bare.length >= MIN_INSIDE && bare.length <= MAX_INSIDE && bare === tokens.join("");
    words.push({ tokens, inside: isPiece ? INSIDE + bare : null });
    room -= tokens.length;
  }
  return words;
}

/**
 * An FTS5 MATCH expression for what a person typed: all words must occur, each as a phrase of its
 * tokens, the last one as a beginning. Every word is quoted, so operators and quotes in the input
 * are only text. Empty when there is nothing to search for; the caller then does not use MATCH.
 */
export function queryForm(text: string, words: readonly QueryWord[] = queryWords(text)): string {
  const phrases = words.map(({ tokens }) => `"${tokens.join(" ")}"`);
  return phrases.length === 0 ? "" : `${phrases.join(" ")} *`;
}

const TO_LAST_HAN = /^.*\p{Script=Han}/su;

/**
 * What a name is sorted by: as in a Chinese directory by pinyin (surnames read as surnames, then by
 * tone), Latin names among them by letter, whatever their case and width; the name itself decides
 * between equals.
 */
export function nameKey(name: string): string {
  const folded = fold(name);
  const [spoken = ""] = TO_LAST_HAN.exec(folded) ?? [];
  const rest = folded.slice(spoken.length).trim();
  return `${[soundOf(spoken), rest].filter((part) => part !== "").join(" ")}\t${name}`;
}

/** Departments and holders recur by the hundred, the numbers behind them do not. */
const soundOf = remembering(5000, (spoken) =>
  spoken === ""
    ? ""
    : pinyin(spoken, { toneType: "num", type: "array", nonZh: "consecutive", surname: "head" })
        .map((part) => part.trim())
        .join(" "),
);
