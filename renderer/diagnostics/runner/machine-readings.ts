import { suggested } from "../../../shared/domain/checklist/answer.ts";
import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { MAX_RAW_AT_ONCE, worstOf } from "../../../shared/domain/checklist/reading.ts";
import type { Measured, MeasuredMachine, Reading } from "../../../shared/domain/checklist/reading.ts";
import type { CollectedReadings } from "../../../shared/ipc/jobs.ts";
import { numberIn } from "./answer-of.ts";

export type ProbeStep = Extract<Step, { kind: "probe" }>;

/** Whether a step is measured on the machine itself, so that its readings may come from there by a file. */
export const isOfMachine = (step: Step): step is ProbeStep =>
  step.kind === "probe" && probeSpec(step.probe)?.at === "machine";

/** What a file brought from a machine. */
export type Brought = Omit<CollectedReadings, "administrator">;

/** As a run keeps it: by which way it came, and when it was taken there. */
export function readingBrought(
  { machine, takenAt, tookMs }: Pick<Brought, "machine" | "takenAt" | "tookMs">,
  { probe, reason, ...answer }: Brought["answers"][number],
  way: "collector" | "inventory",
): Reading {
  return { ...answer, probe, way, machine, reason: reason ?? "", at: takenAt, tookMs };
}

/** A step that a file answers, and what its reading suggests; null where a person must say. */
export interface Fit {
  step: ProbeStep;
  reading: Reading;
  suggests: StepOutcome | null;
}

/** Every step that a file has a reading for and that has no answer yet, in the order of the checklist. */
export function fitsIn(
  { steps }: Pick<Checklist, "steps">,
  answered: Readonly<Record<string, unknown>>,
  brought: Brought,
  way: "collector" | "inventory",
): Fit[] {
  const found = new Map(brought.answers.map((answer) => [answer.probe, answer]));
  return steps.filter(isOfMachine).flatMap((step): Fit[] => {
    const answer = found.get(step.probe);
    if (!answer || answer.end !== "result" || Object.hasOwn(answered, step.key)) return [];
    const reading = readingBrought(brought, answer, way);
    return [{ step, reading, suggests: suggestedBy(step, reading) }];
  });
}

const suggestedBy = (step: ProbeStep, { probe, values }: Reading) =>
  suggested(step, null, worstOf(probe, values));

/** Outputs of readings that are said at once, shortened alike so that they fit one operation together. */
export function sharedRaw(readings: readonly Reading[]): Reading[] {
  const whole = readings.reduce((sum, { raw }) => sum + raw.length, 0);
  if (whole <= MAX_RAW_AT_ONCE) return [...readings];
  const each = Math.floor(MAX_RAW_AT_ONCE / readings.length / 4) * 4;
  return readings.map((reading) =>
    reading.raw.length <= each ? reading : { ...reading, raw: reading.raw.slice(0, each), rawCut: true },
  );
}

/** What is typed of a reading: as the checklist looks at it. */
export interface TypedAsked {
  name: string;
  unit: string;
  form: "number" | "yesNo" | "text";
}

const hasNumber = ({ min, max, is }: ProbeStep["judge"][number]) =>
  min !== undefined || max !== undefined || typeof is === "number";

/** The readings that a step judges; all that the probe has, where it judges none. */
export function typedAsked({ probe, judge }: ProbeStep): TypedAsked[] {
  const specs = probeSpec(probe)?.readings ?? {};
  const judged = [...new Set(judge.map(({ reading }) => reading))];
  const names = judged.length > 0 ? judged : Object.keys(specs);
  return names.map((name) => {
    const own = judge.filter(({ reading }) => reading === name);
    const unit = Object.hasOwn(specs, name) ? (specs[name]?.unit ?? "") : "";
    const isNumber = unit !== "" || own.some(hasNumber);
    const form = own.some(({ is }) => typeof is === "boolean") ? "yesNo" : isNumber ? "number" : "text";
    return { name, unit, form };
  });
}

/** What was typed, as a reading that says so; null where nothing is typed that can be read. */
export function typedReading(
  step: ProbeStep,
  typed: Readonly<Record<string, string>>,
  machine: MeasuredMachine,
  at: string,
): Reading | null {
  const values = typedAsked(step).flatMap(({ name, unit, form }): Measured[] => {
    const text = (typed[name] ?? "").trim();
    if (text === "") return [];
    const value = form === "number" ? numberIn(text) : form === "yesNo" ? text === "yes" : text.slice(0, 400);
    return value === null ? [] : [{ name, of: "", value, unit: form === "number" ? unit : "" }];
  });
  if (values.length === 0) return null;
  return {
    ...{ probe: step.probe, way: "typed", end: "result", reason: "", machine, at, tookMs: 0 },
    ...{ values, text: {}, raw: "", rawAs: "text", rawCut: false },
  };
}
