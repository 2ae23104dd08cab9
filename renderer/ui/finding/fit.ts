/** Why something was found: how well, and which of its characters were meant (code points, end excluded). */
export interface Fit {
  points: number;
  marks: readonly (readonly [from: number, to: number])[];
}

/** What was typed is all of the name. */
export const WHOLE = 6;
const BEGINS = 5;
const READ_BEGINS = 4;
const WORD = 3;
const READ_WORD = 2;
/** By one of its other words, which nobody sees. */
const BY_KEYWORD = 1.5;
const INSIDE = 1;
/** A pasted page is no question. */
const MOST = 60;

const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;

/** As it is compared: half-width, lower case. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** What is asked for, word by word. */
export function wordsOf(text: string): string[] {
  return folded(text).slice(0, MOST).split(/\s+/).filter(Boolean);
}

/** Each code point as it is compared, and one of them for each of the text. */
function charactersOf(text: string): string[] {
  return [...text].map((character) => {
    const form = folded(character);
    return [...form].length === 1 ? form : character;
  });
}

/** Whether a word begins here: "gh" is not meant inside "light". */
function beginsWord(characters: readonly string[], at: number): boolean {
  const [before = " ", here = " "] = [characters[at - 1], characters[at]];
  if (HAN.test(here) || !LETTER.test(here)) return false;
  return !LETTER.test(before) || HAN.test(before) || /\d/.test(before) !== /\d/.test(here);
}

/**
 * How well a name answers one word; null for not at all. Literally, or as it is read: by syllables, by
 * initials, or by both together (`zengzw`), from any of its characters on.
 *
 * @param readings as the core gives them (`search.readings`); empty as long as it has not
 */
function fitWord(name: string, readings: string, word: string): Fit | null {
  const characters = charactersOf(name);
  const length = [...word].length;
  if (characters.join("") === word) return { points: WHOLE, marks: [[0, length]] };
  let best: Fit | null = null;
  const take = (points: number, from: number, to: number) => {
    if (!best || points > best.points) best = { points, marks: [[from, to]] };
  };
  const read = readings === "" ? [] : readings.split(" ");
  for (let at = 0; at < characters.length; at += 1) {
    const begins = beginsWord(characters, at);
    if (characters.slice(at, at + length).join("") === word) {
      const han = HAN.test(characters[at] ?? "");
      if (at === 0) take(BEGINS, at, at + length);
      else if (begins) take(WORD, at, at + length);
      else if (han) take(INSIDE, at, at + length);
    }
    if ((read[at] || begins) && read.length > 0 && /^[a-z0-9]/.test(word)) {
      const end = readTo(characters, read, at, word);
      if (end !== null) take(at === 0 ? READ_BEGINS : READ_WORD, at, end);
    }
  }
  return best;
}

/** Where the characters end that are read as what was typed; null when they are not. */
function readTo(
  characters: readonly string[],
  read: readonly string[],
  at: number,
  typed: string,
): number | null {
  if (typed === "") return at;
  if (at >= characters.length) return null;
  const goOn = (rest: string) => readTo(characters, read, at + 1, rest);
  const readings = read[at] ?? "";
  if (readings === "") {
    const here = characters[at] ?? "";
    if (!LETTER.test(here)) return goOn(typed);
    return typed.startsWith(here) ? goOn(typed.slice(here.length)) : null;
  }
  for (const reading of readings.split("|")) {
    if (reading.startsWith(typed)) return at + 1;
    if (typed.startsWith(reading)) {
      const end = goOn(typed.slice(reading.length));
      if (end !== null) return end;
    }
    if (typed[0] === reading[0]) {
      const end = goOn(typed.slice(1));
      if (end !== null) return end;
    }
  }
  return null;
}

/**
 * How well a name answers what was typed: every word must fit, the least of them counts. Null for not at
 * all; nothing typed fits everything.
 *
 * @param keywords other words for it, found by their beginning
 */
export function fit(name: string, readings: string, typed: string, keywords = ""): Fit | null {
  const whole = folded(typed).trim();
  if (whole === "") return { points: INSIDE, marks: [] };
  if (folded(name).trim() === whole) return { points: WHOLE, marks: [[0, [...name].length]] };
  const keys = folded(keywords).split(/\s+/);
  const marks: [number, number][] = [];
  let points = BEGINS;
  for (const word of wordsOf(typed)) {
    const byKey = keys.some((key) => key.startsWith(word)) ? { points: BY_KEYWORD, marks: [] } : null;
    const found = fitWord(name, readings, word);
    const better = found && found.points > (byKey?.points ?? 0) ? found : byKey;
    if (!better) return null;
    points = Math.min(points, better.points);
    marks.push(...better.marks.map(([from, to]): [number, number] => [from, to]));
  }
  return { points, marks: marks.sort(([a], [b]) => a - b) };
}
