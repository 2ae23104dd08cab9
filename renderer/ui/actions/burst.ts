import { characterOf } from "./key-text.ts";
import type { KeyPress } from "./shortcut-rules.ts";

/** A hand rolls two keys in 30 ms, but not four of them one after the other; a scanner does. */
export const GAP_MS = 35;
/** A scanner's key may come late (radio, a busy machine), once it is known that it is one. */
export const LATE_MS = 120;
/** A key before a scanner's is a hand's when the pause behind it is so many of the scanner's own gaps. */
const APART = 4;
/** Nobody types code after code this fast, rolled keys among them: mean of all gaps. */
const MEAN_MS = 45;
/** Fewest keys of a scan that ends with Enter or Tab; the shortest shipped number has six. */
const FEWEST_ENDED = 4;
/** Fewest keys of a scan that just ends, where it would otherwise be text somebody wants. */
const FEWEST_OPEN = 6;

/** A key press and when it happened: milliseconds of the event's own clock. */
export interface TimedPress extends KeyPress {
  time: number;
}

/** Keys that follow each other without a pause. */
export interface Run {
  text: string;
  keys: number;
  /** Keys after the first, those that write nothing among them. */
  beats: number;
  /** When the first and the last of them were pressed. */
  first: number;
  last: number;
  /** How many of the last ones came faster than a hand presses them. */
  streak: number;
  /** Four came so at some place. */
  sure: boolean;
  /** How long it was quiet before the first of them. */
  pause: number;
  /** What began with the last key that came by itself, as all before it did: perhaps a scanner's own run. */
  rest: Run | null;
}

/** Whether a scanner sends these keys. */
function isScanner({ sure, beats, first, last }: Run): boolean {
  return sure && last - first < MEAN_MS * beats;
}

/**
 * What a key is to the run before it:
 * - `begins` it is too late to belong to it; the run before is over, and this one is the first of the next
 * - `goesOn` it belongs to it
 * - `parts` the keys before `run` stood apart from it and were a hand's: `run` is a scanner's
 * - `waits` it writes nothing and ends nothing (Shift)
 * - `ends` Enter or Tab right behind a run that is long enough: a scan
 * - `breaks` no scanner presses it there; the run before is over
 */
export type Step =
  | { is: "begins" | "goesOn" | "parts"; run: Run }
  | { is: "waits"; run: Run | null }
  | { is: "ends"; text: string }
  | { is: "breaks" };

const MODIFIER = /^(?:Shift|CapsLock|NumLock|Control|Alt|Meta|OS)/;

/** Enter or Tab; some scanners send them as the control characters they are. */
function isEnd({ code, key, ctrlKey }: TimedPress): boolean {
  if (ctrlKey) return code === "KeyM" || code === "KeyJ";
  return ["Enter", "NumpadEnter", "Tab"].includes(code) || ["Enter", "Tab"].includes(key);
}

function begun(text: string, time: number, pause: number): Run {
  const one = { text, keys: 1, beats: 0, first: time, last: time, streak: 1, sure: false };
  return { ...one, pause, rest: null };
}

/** With a key more that writes nothing. */
function beaten(run: Run, time: number): Run {
  return { ...run, beats: run.beats + 1, last: time, rest: run.rest && beaten(run.rest, time) };
}

function longer(run: Run, character: string, time: number): Run {
  const gap = time - run.last;
  const streak = gap < GAP_MS ? run.streak + 1 : 1;
  const sure = run.sure || streak >= FEWEST_ENDED;
  const more = { text: run.text + character, keys: run.keys + 1, beats: run.beats + 1, last: time };
  return { ...run, ...more, streak, sure, rest: restOf(run, character, time) };
}

function restOf(run: Run, character: string, time: number): Run | null {
  const gap = time - run.last;
  if (gap < GAP_MS) return run.rest && longer(run.rest, character, time);
  const alone = (run.rest ?? run).keys === 1;
  return alone ? begun(character, time, gap) : null;
}

/** Whether the keys before it are clear of the rhythm of these. */
function standsApart({ pause, beats, first, last }: Run): boolean {
  return pause * beats >= APART * (last - first);
}

export function nextKey(run: Run | null, press: TimedPress): Step {
  const gap = run === null ? Infinity : press.time - run.last;
  const near = run !== null && gap < LATE_MS;
  if (MODIFIER.test(press.code) || MODIFIER.test(press.key)) {
    // Shift takes its turn among the keys of a scanner.
    return {
      is: "waits",
      run: near && gap < GAP_MS ? beaten(run, press.time) : run,
    };
  }
  // A held key is a hand's.
  if (press.repeat) return { is: "breaks" };
  if (near && isScanner(run) && isEnd(press)) return { is: "ends", text: run.text };
  if (press.ctrlKey || press.metaKey || press.altKey) {
    // Control characters inside a code (GS1 separates its parts by one).
    return near && isScanner(run) ? { is: "waits", run: beaten(run, press.time) } : { is: "breaks" };
  }
  const character = characterOf(press);
  if (character === null) return { is: "breaks" };
  if (!near) return { is: "begins", run: begun(character, press.time, gap) };
  const whole = longer(run, character, press.time);
  // Asked once, when four were fast: a scanner that is known as one may be late.
  if (run.sure || !whole.sure) return { is: "goesOn", run: whole };
  return whole.rest && standsApart(whole.rest)
    ? { is: "parts", run: whole.rest }
    : { is: "goesOn", run: { ...whole, rest: null } };
}

/**
 * Whether a run that ended without Enter or Tab was a scan. In a field only what looks like a code:
 * programs that type for people write words.
 */
export function isOpenScan(run: Run, inField: boolean): boolean {
  if (!isScanner(run)) return false;
  return !inField || (run.keys >= FEWEST_OPEN && looksLikeCode(run.text));
}

/** Whether a run that ended with Enter or Tab was a scan. */
export function isEndedScan(text: string, inField: boolean): boolean {
  if (!inField) return true;
  return !/\s/.test(text) && (text.length >= FEWEST_OPEN || looksLikeCode(text));
}

/** Plain characters without a space, and a digit among them. */
export function looksLikeCode(text: string): boolean {
  return /^[\x21-\x7e]*\d[\x21-\x7e]*$/.test(text);
}
