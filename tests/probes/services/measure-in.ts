import { fileURLToPath } from "node:url";
import type { CredentialsByKind } from "../../../shared/domain/checklist/credentials.ts";
import type { ProbeName } from "../../../shared/domain/checklist/probes.ts";
import type { Measured } from "../../../shared/domain/checklist/reading.ts";
import type { ProbeAnswer } from "../../../electron/core/probes/probe.ts";
import type { Host } from "../support/lab.ts";

export interface Asked {
  probe: ProbeName;
  options: Record<string, string | number>;
  credentials?: CredentialsByKind;
  deadlineMs?: number;
}

export interface Answer extends Omit<ProbeAnswer, "raw"> {
  /** The first value of a reading. */
  of(name: string): Measured["value"] | undefined;
}

const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url));

/** Measures from a machine of the lab: a process of its own in there. */
export async function measureIn(host: Host, asked: Asked): Promise<Answer> {
  // By its input, since what a probe signs in with stands in no argument.
  const { out, err } = await host.run([process.execPath, MEASURE], { input: JSON.stringify(asked) });
  if (out === "") throw new Error(`no answer from ${asked.probe}\n${err}`);
  const answer = JSON.parse(out) as ProbeAnswer;
  return { ...answer, of: (name) => answer.values.find((each) => each.name === name)?.value };
}
