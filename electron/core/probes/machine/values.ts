import { PROBES } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName, ReadingSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import { cut } from "../../../../shared/domain/words.ts";
import { text } from "../../import/coerce.ts";

type ReadingOf<P extends ProbeName> = keyof (typeof PROBES)[P]["readings"] & string;

/** Collects the readings of a probe; what is unknown leaves no trace, so that each stands alone. */
export function readings<P extends ProbeName>(probe: P) {
  const specs: Readonly<Record<string, ReadingSpec>> = PROBES[probe].readings;
  const values: Measured[] = [];
  return {
    values,
    /** @param of the thing it was measured on, where there are several */
    put(name: ReadingOf<P>, value: string | number | boolean | undefined, of = ""): void {
      const known = typeof value === "string" ? cut(text(value), 400) : value;
      if (known === undefined || known === "" || Number.isNaN(known)) return;
      // A machine has some hundreds of parts at most; more is no machine, and a run keeps 400.
      if (values.length >= 400) return;
      values.push({ name, of: cut(text(of), 80), value: known, unit: specs[name]?.unit ?? "" });
    },
    has: (name: ReadingOf<P>) => values.some((each) => each.name === name),
  };
}

/** A number, also one that a program wrote as text; with separators or a unit it is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*-?\d{1,20}(?:\.\d{1,12})?\s*$/u.test(value)) return undefined;
  return Number(value);
}

/** A quantity that is never 0 in truth: 0 is what a machine says that does not know. */
export function amountOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** A count or a share, where 0 is a value like another. */
export function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 ? number : undefined;
}

export function yesOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === "1" || value === "true" || value === "True") return true;
  return value === 0 || value === "0" || value === "false" || value === "False" ? false : undefined;
}

export function rounded(value: number | undefined, places = 0): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10 ** places) / 10 ** places;
}

/** Bytes as gigabytes of 1024³, which is what Windows shows and memory is sold by. */
export function gigabytes(bytes: number | undefined): number | undefined {
  return rounded(bytes === undefined ? undefined : bytes / 1024 ** 3, 1);
}

/** A share in percent with one decimal; undefined where the whole is unknown or less than its part. */
export function share(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined || whole <= 0 || part < 0 || part > whole) return undefined;
  return rounded((part / whole) * 100, 1);
}

/** ms since the epoch of what PowerShell or a JSON calls a date: `/Date(…)/` or ISO 8601; undefined before 2000. */
export function dateOf(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const [, ms] = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/u.exec(value) ?? [];
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$/u.test(value) ? Date.parse(value) : Number.NaN;
  const at = ms === undefined ? iso : Number(ms);
  return Number.isFinite(at) && at >= Date.UTC(2000) ? at : undefined;
}

const HOUR = 3_600_000;

/** Hours from one moment to another; undefined where a clock was set back between them. */
export function hoursSince(at: number | undefined, now: number): number | undefined {
  return at === undefined || at > now ? undefined : rounded((now - at) / HOUR, 1);
}

/** Whole days; a few hours in the future are the time zone of a date without one. */
export function daysSince(at: number | undefined, now: number): number | undefined {
  if (at === undefined || at > now + 26 * HOUR) return undefined;
  return Math.max(0, Math.floor((now - at) / (24 * HOUR)));
}

/** The day of a moment, `2026-11-03`. */
export function dayOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
}
