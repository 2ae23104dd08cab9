import { plainText } from "../../../shared/domain/kind/plain-text.ts";

/**
 * Reads values of a foreign document. Agents write numbers as text and text as numbers, one object
 * where a list is meant, and blanks for nothing; what has no usable form is `null`, never an error.
 */

export type Part = Readonly<Record<string, unknown>>;

/** An object of the document, or null. */
export function record(value: unknown): Part | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Part) : null;
}

/** The object of a section; converters from XML write a single one as a list of one. */
export function section(value: unknown): Part | null {
  return record(Array.isArray(value) && value.length === 1 ? value[0] : value);
}

/** A list, or null when the key is absent; converters from XML write a single element without one. */
export function list(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return record(value) ? [value] : null;
}

/** The objects of a list, each with its index in the document; null when the key is absent. */
export function records(value: unknown): { item: Part; index: number }[] | null {
  const all = list(value);
  return (
    all?.flatMap((each, index) => {
      const item = record(each);
      return item ? [{ item, index }] : [];
    }) ?? null
  );
}

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Text without control characters, marks of direction and outer blanks; '' for what is no text. */
export function text(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return "";
  return plainText(value.toWellFormed()).replace(CONTROLS, " ").replace(/ {2,}/g, " ").trim();
}

/** The first of several values that says something. */
export function firstText(...values: unknown[]): string {
  for (const value of values) {
    const found = text(value);
    if (found !== "") return found;
  }
  return "";
}

/** A finite number, also from text like "1600 MHz"; null for anything else. */
export function number(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return null;
  const match = /^\s*([+-]?\d{1,18}(?:[.,]\d{1,9})?)(?![\d.,])/.exec(value);
  return match ? Number((match[1] as string).replace(",", ".")) : null;
}

/** Megahertz from a number or text with a unit ("3.60GHz"); null for none. */
export function megahertz(value: unknown): number | null {
  const found = number(value);
  if (found === null || found <= 0) return null;
  const gigahertz = typeof value === "string" && /\d\s*ghz\s*$/i.test(value);
  return gigahertz ? Math.round(found * 1000) : found;
}

/** A whole number of things, or null. */
export function count(value: unknown): number | null {
  const found = number(value);
  return found !== null && found > 0 && found < 1e9 ? Math.round(found) : null;
}

export function flag(value: unknown): boolean {
  return value === true || /^(1|true|yes|on)$/i.test(text(value));
}

const MEGABYTES: Readonly<Record<string, number>> = {
  "": 1,
  m: 1,
  mb: 1,
  mib: 1,
  mo: 1,
  mio: 1,
  k: 1 / 1024,
  kb: 1 / 1024,
  kib: 1 / 1024,
  ko: 1 / 1024,
  g: 1024,
  gb: 1024,
  gib: 1024,
  go: 1024,
  t: 1024 * 1024,
  tb: 1024 * 1024,
  tib: 1024 * 1024,
  to: 1024 * 1024,
};

/**
 * Megabytes from a number or text with a unit ("8192", "8 GB", "8192 MB"); null without a size
 * ("No Module Installed"). A bare number too large for megabytes is taken as bytes.
 */
export function megabytes(value: unknown): number | null {
  const found = number(value);
  if (found === null || found <= 0) return null;
  const unit = typeof value === "string" ? /[a-z]*\s*$/i.exec(value)?.[0].trim().toLowerCase() : "";
  const factor = MEGABYTES[unit ?? ""];
  if (factor === undefined) return unit === "b" || unit === "bytes" ? fromBytes(found) : null;
  const size = Math.round(found * factor);
  return size >= 1e9 && (unit ?? "") === "" ? fromBytes(found) : size > 0 ? size : null;
}

function fromBytes(bytes: number): number | null {
  return Math.round(bytes / (1024 * 1024)) || null;
}
