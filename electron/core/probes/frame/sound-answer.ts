import { z } from "zod";
import { probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import { PROBE_ENDS, measured } from "../../../../shared/domain/checklist/reading.ts";
import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import { localized } from "../../../../shared/domain/definition/localized-form.ts";
import type { ProbeAnswer } from "../probe.ts";
import { MAX_OUTPUT_BYTES } from "./system-runner.ts";

const answerForm = z.object({
  end: z.enum(PROBE_ENDS),
  reason: z
    .string()
    .regex(/^[A-Za-z0-9]{1,40}$/)
    .nullable(),
  values: z.array(z.unknown()).max(4000),
  raw: z.union([z.string(), z.instanceof(Uint8Array), z.null()]),
  text: localized(600),
});

/** More readings of one probe than this are no reading of anything. */
const MAX_VALUES = 400;

/**
 * What a thread sent, as a probe may answer: readings that its list declares, each by itself of its form.
 * Null when it is no answer at all.
 */
export function soundAnswer(probe: ProbeName, sent: unknown): ProbeAnswer | null {
  const read = answerForm.safeParse(sent);
  if (!read.success) return null;
  const { end, reason, values, raw, text } = read.data;
  if ((end === "result") !== (reason === null)) return null;
  const declared = probeSpec(probe)?.readings ?? {};
  const kept: Measured[] = [];
  for (const value of values) {
    const one = measured.safeParse(value);
    if (one.success && Object.hasOwn(declared, one.data.name)) kept.push(one.data);
  }
  return {
    end,
    reason: reason as ProbeAnswer["reason"],
    values: kept.slice(0, MAX_VALUES),
    raw:
      typeof raw === "string" ? raw.slice(0, MAX_OUTPUT_BYTES) : (raw?.subarray(0, MAX_OUTPUT_BYTES) ?? null),
    text,
  };
}
