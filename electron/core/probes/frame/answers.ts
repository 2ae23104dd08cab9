import { PROBES } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { shown } from "./device-text.ts";
import type { NoResult, ProbeAnswer } from "../probe.ts";

/** What a person is told, Chinese first. Longer than a reading keeps it is cut. */
export function say(zh: string, en: string): Localized {
  return { "zh-CN": zh.slice(0, 580), en: en.slice(0, 580) };
}

type Raw = ProbeAnswer["raw"];

export function result(values: Measured[], text: Localized, raw: Raw = null): ProbeAnswer {
  return { end: "result", reason: null, values, raw, text };
}

/** Asked, and nothing that can be used came back. Readings that were had by then stay. */
export function noAnswer(
  reason: NoResult,
  text: Localized,
  raw: Raw = null,
  values: Measured[] = [],
): ProbeAnswer {
  return { end: "noAnswer", reason, values, raw, text };
}

/** Cannot be asked here: no fault of what was to be measured. */
export function notAvailable(reason: NoResult, text: Localized, raw: Raw = null): ProbeAnswer {
  return { end: "notAvailable", reason, values: [], raw, text };
}

const NOT_AVAILABLE: readonly NoResult[] = [
  ...(["toolMissing", "noSuchPart", "needsAdministrator", "needsCredentials", "unsupported"] as const),
  ...(["noHub", "badOption", "forbidden", "needsApproval", "needsSite", "classified"] as const),
];

/** An end without a result, by its reason; what was measured on the way stays with it. */
export function without(
  reason: NoResult,
  text: Localized,
  { values = [], raw = null }: Partial<Pick<ProbeAnswer, "values" | "raw">> = {},
): ProbeAnswer {
  const ended = NOT_AVAILABLE.includes(reason) ? "notAvailable" : "noAnswer";
  return { end: reason === "cancelled" ? "stopped" : ended, reason, values, raw, text };
}

/** A reading that was taken; none of what was left out, or of a number that is none. */
export function reading(
  name: string,
  value: Measured["value"] | null | undefined,
  { unit = "", of = "" }: { unit?: string; of?: string } = {},
): Measured[] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value === "number" && !Number.isFinite(value)) return [];
  return [{ name, of: shown(of, 80), value: typeof value === "string" ? shown(value, 400) : value, unit }];
}

export type ReadingOf<N extends ProbeName> = keyof (typeof PROBES)[N]["readings"] & string;

/** Readings as they come in: each stands alone, and what is unknown is left out. */
export interface Readings<N extends ProbeName> {
  /** Unknown (null, undefined, '', no finite number) is no reading. */
  add(
    name: ReadingOf<N>,
    value: string | number | boolean | null | undefined,
    /** Of what, where a probe measures several. */
    of?: string,
  ): void;
  readonly values: Measured[];
}

/** Takes the readings that `probe` declares, no other, each in its declared unit. */
export function readingsOf<N extends ProbeName>(probe: N): Readings<N> {
  const values: Measured[] = [];
  const specs: Readonly<Record<string, { unit: string }>> = PROBES[probe].readings;
  return {
    values,
    add(name, value, of = "") {
      values.push(...reading(name, value, { unit: specs[name]?.unit ?? "", of }));
    },
  };
}

/** To so many digits behind the point: a measured value is not finer than its clock. */
export function rounded(value: number, digits = 1): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
