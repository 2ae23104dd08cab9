import { z } from "zod";
import { localized } from "../definition/localized-form.ts";
import { moment, text } from "../words.ts";
import { readingName } from "./condition.ts";
import type { Compared } from "./condition.ts";
import { probeSpec } from "./probes.ts";

/** The four ends of a probe: there is no fifth, and none is an exception. */
export const PROBE_ENDS = ["result", "noAnswer", "notAvailable", "stopped"] as const;
export type ProbeEnd = (typeof PROBE_ENDS)[number];

/**
 * Characters of raw output that a run keeps of one reading. An operation takes 512 k of parts in its
 * canonical text (MAX_PARTS_CHARS), where a control character takes six: one reading always fits, and
 * several at once share `MAX_RAW_AT_ONCE`.
 */
export const MAX_RAW = 64 * 1024;
/** Of all readings that are said in one act. */
export const MAX_RAW_AT_ONCE = 64 * 1024;

/** From where a reading was taken. */
export const READING_WAYS = ["probe", "collector", "inventory", "typed"] as const;

/** One value of a reading, with the thing it was measured on where a probe measures several. */
export const measured = z.object({
  name: readingName,
  /** `C:`, `Gi1/0/3`, `黑色碳粉`; '' where there is one alone. */
  of: text(80).default(""),
  value: z.union([text(400), z.number(), z.boolean()]),
  unit: text(12).default(""),
});
export type Measured = z.output<typeof measured>;

/** The machine a reading was measured on. */
export const measuredMachine = z.object({
  name: text(80).default(""),
  /** As the machine itself reports it; '' where it reports none. */
  serial: text(120).default(""),
  model: text(120).default(""),
});
export type MeasuredMachine = z.output<typeof measuredMachine>;

/** What a probe answered, as a run keeps it. */
export const reading = z.object({
  probe: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  way: z.enum(READING_WAYS),
  end: z.enum(PROBE_ENDS),
  /** Why there is no result: a word (`timeout`, `refused`, `toolMissing`, …); '' with a result. */
  reason: z.string().regex(/^[A-Za-z0-9]{0,40}$/),
  machine: measuredMachine,
  at: moment,
  tookMs: z.number().int().min(0).max(3_600_000).default(0),
  values: z.array(measured).max(400).default([]),
  /** In plain language. */
  text: localized(600).default({}),
  /** What was received, as it was; '' where there is nothing to keep. */
  raw: text(MAX_RAW).default(""),
  /** Bytes that no code page reads are kept as base64. */
  rawAs: z.enum(["text", "base64"]).default("text"),
  /** The end of it was left out. */
  rawCut: z.boolean().default(false),
});
export type Reading = z.output<typeof reading>;

/** Value of each name; of several the worst, by what the probe says is worse. */
export function worstOf(probe: string, values: readonly Measured[]): Record<string, Compared> {
  const specs = probeSpec(probe)?.readings ?? {};
  const worst: Record<string, Compared> = {};
  for (const { name, value } of values) {
    const standing = worst[name];
    const rank = Object.hasOwn(specs, name) ? specs[name]?.worst : undefined;
    const both = typeof standing === "number" && typeof value === "number";
    const worse =
      both && (rank === "lowest" ? value < standing : rank === "highest" ? value > standing : false);
    // Of words and yes or no, one that is bad speaks for all.
    const bad = standing === true && value === false;
    if (standing === undefined || worse || bad) worst[name] = value;
  }
  return worst;
}
