import { z } from "zod";
import type { Measured, MeasuredMachine, ProbeEnd } from "../domain/checklist/reading.ts";
import { moment, text } from "../domain/words.ts";
import type { Localized } from "../domain/definition/localized.ts";

export const probeParams = {
  /** Of the list of probes. Which these are main need not know: the core answers one that is none. */
  name: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
  options: z.record(z.string().max(20), z.union([z.string().max(400), z.number()])).default({}),
  /** The run it is for; a run about an asset takes no probes of a machine other than its own. */
  run: z.uuid().nullable().default(null),
  /** Where it is measured; counts where neither asset nor ticket of the run says it. */
  site: z.uuid().nullable().default(null),
  /** Who at the site allowed it, and when they said so: within a day. */
  approvedBy: z
    .strictObject({ name: text(60, 1), at: moment })
    .nullable()
    .default(null),
};

/** What a probe answered, as window and command line are given it. */
export interface ProbeTold {
  probe: string;
  end: ProbeEnd;
  reason: string;
  machine: MeasuredMachine;
  at: string;
  tookMs: number;
  values: Measured[];
  raw: string;
  rawAs: "text" | "base64";
  rawCut: boolean;
  text: Localized;
}
