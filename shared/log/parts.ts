import { canonicalJson } from "./canonical.ts";

/**
 * Personal values stand in the signed text by their hash; the value itself travels beside the body
 * as a *part* and can be erased while hash, signature and chain hold (ADR 18).
 */

/** Most parts of one operation. */
export const MAX_PARTS = 1000;
/** Largest parts of one operation together, in UTF-16 code units. */
export const MAX_PARTS_CHARS = 512 * 1024;

/** What is read for a text that is erased, or not here yet. */
export const HIDDEN = "■■■■■■";

/** A record, copied, as a form may begin with it: a text that is not at hand is none. */
export function atHand<T extends object>(record: T): T {
  const values = Object.entries(record).map(([name, value]) => [name, value === HIDDEN ? "" : value]);
  return Object.fromEntries(values) as T;
}

/**
 * Paths of a payload whose values are personal, `*` for each element of a list, and what is read
 * there when the value is not at hand: it fits the schema and says nothing.
 */
export type Personal = Readonly<Record<string, unknown>>;

/** A personal value of an operation that is not at hand. */
export interface Withheld {
  /** Where in the payload, e.g. `set.phone`. */
  path: string;
  /** SHA-256 of the part. */
  part: string;
}

/** Values of the parts at hand, by hash. */
export type PartValues = ReadonlyMap<string, unknown>;

const HASH = /^[0-9a-f]{64}$/;
const HASH_CHARS = 64;
// In canonical JSON a quote inside a string is escaped, so this stands only where a reference does.
const OPENING = '{"$part":"';
const CLOSING = '"}';

/** Hashes of the parts that a canonical body refers to, whatever its type. */
export function referencesIn(body: string): string[] {
  const found = new Set<string>();
  for (let at = body.indexOf(OPENING); at >= 0; at = body.indexOf(OPENING, at + 1)) {
    const from = at + OPENING.length;
    const part = body.slice(from, from + HASH_CHARS);
    if (HASH.test(part) && body.startsWith(CLOSING, from + HASH_CHARS)) found.add(part);
  }
  return [...found];
}

function partOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { $part: part, ...rest } = value as Record<string, unknown>;
  return typeof part === "string" && HASH.test(part) && Object.keys(rest).length === 0 ? part : null;
}

/**
 * Takes the personal values out of a payload. What says nothing (null, '', an empty list) stays.
 *
 * @param known text of the part by which another operation says the same value, where it is to be that part
 */
export function separate(
  payload: Record<string, unknown>,
  personal: Personal,
  newSalt: () => string,
  sha256: (text: string) => string,
  known: (path: string, value: unknown) => string | undefined = () => undefined,
): { payload: Record<string, unknown>; parts: string[] } {
  const parts: string[] = [];
  const hidden = changed(payload, personal, (value, path) => {
    if (saysNothing(value)) return value;
    const text = known(path, value) ?? canonicalJson({ salt: newSalt(), value });
    parts.push(text);
    return { $part: sha256(text) };
  });
  return { payload: hidden, parts };
}

function saysNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** Where in a sealed payload a personal value stands plainly, and so could never be erased. */
export function plainAt(payload: Record<string, unknown>, personal: Personal): string[] {
  const plain: string[] = [];
  changed(payload, personal, (value, path) => {
    if (!saysNothing(value) && partOf(value) === null) plain.push(path);
    return value;
  });
  return plain;
}

/** Puts the values at hand back, and the neutral ones where there are none. */
export function resolve(
  payload: Record<string, unknown>,
  personal: Personal,
  values: PartValues | undefined,
): { payload: Record<string, unknown>; withheld: Withheld[] } {
  const withheld: Withheld[] = [];
  const said = changed(payload, personal, (value, path, neutral) => {
    const part = partOf(value);
    if (part === null) return value;
    if (values?.has(part)) return values.get(part);
    withheld.push({ path, part });
    return neutral;
  });
  return { payload: said, withheld };
}

/** Where in a payload personal values stand by their hash. */
export function referencesAt(payload: Record<string, unknown>, personal: Personal): Withheld[] {
  return resolve(payload, personal, undefined).withheld;
}

/** The value in a part's text; undefined for what is no part. */
export function valueIn(text: string): unknown {
  try {
    const part: unknown = JSON.parse(text);
    return typeof part === "object" && part !== null ? (part as { value?: unknown }).value : undefined;
  } catch {
    return undefined;
  }
}

/** The part texts that came with a body. */
export interface Matched {
  /** Those that the body refers to, by hash. */
  parts: Map<string, string>;
  /** What these say, by hash. */
  values: Map<string, unknown>;
  /** Places of the others. */
  foreign: number[];
}

/** Sorts the part texts that came with a body. */
export function matchParts(
  body: string,
  texts: readonly string[],
  sha256: (text: string) => string,
): Matched {
  const matched: Matched = { parts: new Map(), values: new Map(), foreign: [] };
  if (texts.length === 0) return matched;
  const wanted = new Set(referencesIn(body));
  for (const [index, text] of texts.entries()) {
    const hash = sha256(text);
    const value = wanted.has(hash) ? valueIn(text) : undefined;
    if (value === undefined) {
      matched.foreign.push(index);
    } else {
      matched.parts.set(hash, text);
      matched.values.set(hash, value);
    }
  }
  return matched;
}

export function valuesOf(parts: ReadonlyMap<string, string>): PartValues {
  return new Map(Array.from(parts, ([hash, text]) => [hash, valueIn(text)]));
}

/** A path with `*` for the place in a list, as a declaration says it. */
export const anyPlace = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, ".*");

type Change = (value: unknown, path: string, neutral: unknown) => unknown;

interface Place {
  steps: readonly string[];
  neutral: unknown;
}

/** Types declare their places once, and every operation is looked through by them. */
const placesKnown = new WeakMap<Personal, readonly Place[]>();

function placesOf(personal: Personal): readonly Place[] {
  let places = placesKnown.get(personal);
  if (!places) {
    places = Object.entries(personal).map(([path, neutral]) => ({ steps: path.split("."), neutral }));
    placesKnown.set(personal, places);
  }
  return places;
}

function changed(payload: Record<string, unknown>, personal: Personal, change: Change) {
  let said: unknown = payload;
  for (const { steps, neutral } of placesOf(personal)) {
    if (!Object.hasOwn(payload, steps[0] as string)) continue;
    said = at(said, steps, 0, "", (value, where) => change(value, where, neutral));
  }
  return said as Record<string, unknown>;
}

/** `depth` steps have been gone. */
function at(
  value: unknown,
  steps: readonly string[],
  depth: number,
  path: string,
  change: (value: unknown, path: string) => unknown,
): unknown {
  const step = steps[depth];
  if (step === undefined) return change(value, path);
  const inside = (name: string | number) => (path === "" ? String(name) : `${path}.${name}`);
  if (step === "*") {
    if (!Array.isArray(value)) return value;
    return value.map((each: unknown, index) => at(each, steps, depth + 1, inside(index), change));
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
  const record = value as Record<string, unknown>;
  const said = at(record[step], steps, depth + 1, inside(step), change);
  return said === record[step] ? value : { ...record, [step]: said };
}
