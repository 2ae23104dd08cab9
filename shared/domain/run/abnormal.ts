import type { EntityState } from "../../log/state.ts";
import type { Step } from "../checklist/checklist-form.ts";
import { printerWordIn } from "../checklist/printer-words.ts";
import { probeSpec } from "../checklist/probes.ts";
import type { Localized } from "../definition/localized.ts";
import type { RunAnswer } from "./run-fields.ts";
import { answersIn, documentOf, walkOf } from "./run-state.ts";

/** A step that was found abnormal, with what was read and what should have been. */
export interface Abnormal {
  step: string;
  title: Localized;
  /** Each with its unit; `of` says of several things which, `words` what the value is called by people. */
  readings: readonly {
    name: Localized;
    of: string;
    value: string | number | boolean;
    words: Localized | null;
    unit: string;
  }[];
  expected: Localized;
  /** Of a number: its range, as far as it has one. */
  range: { min?: number | undefined; max?: number | undefined } | null;
  /** What the technician wrote. */
  words: string;
}

/** What a run found abnormal, in the order of its steps. */
export function abnormalIn(state: EntityState): Abnormal[] {
  const [document, answers] = [documentOf(state), answersIn(state)];
  if (!document) return [];
  // What lies on no way of the answers decides nothing.
  const { outcomes } = walkOf(document, answers);
  return document.steps.flatMap((step) => {
    const answer = outcomes[step.key] === "abnormal" ? answers[step.key] : undefined;
    return answer ? [abnormal(step, answer)] : [];
  });
}

function abnormal(step: Step, answer: RunAnswer): Abnormal {
  return {
    ...{ step: step.key, title: step.title, words: answer.words.trim() },
    readings: readingsOf(step, answer),
    expected: step.expected ?? {},
    range: step.kind === "number" ? (step.range ?? null) : null,
  };
}

function readingsOf(step: Step, { value, reading }: RunAnswer): Abnormal["readings"] {
  if (reading?.end === "result" && step.kind === "probe") {
    // Of a measured step what it judges, or everything where it judges nothing by itself.
    const judged = new Set(step.judge.map((each) => each.reading));
    const specs = probeSpec(reading.probe)?.readings ?? {};
    return reading.values
      .filter(({ name }) => judged.size === 0 || judged.has(name))
      .slice(0, MOST_READINGS)
      .map(({ name, of, value: measured, unit }) => ({
        name: named(Object.hasOwn(specs, name) ? specs[name]?.title : undefined, name),
        ...{ of, value: measured, unit },
        words: localized(printerWordIn(reading.probe, name, measured)),
      }));
  }
  if (value === null) return [];
  if (step.kind === "choice") {
    const words = step.options.find(({ key }) => key === value)?.title ?? null;
    return [{ name: {}, of: "", value, words, unit: "" }];
  }
  return [{ name: {}, of: "", value, words: null, unit: step.kind === "number" ? step.unit : "" }];
}

const localized = (said: readonly [string, string] | null | undefined): Localized | null =>
  said ? { "zh-CN": said[0], en: said[1] } : null;

const named = (title: readonly [string, string] | undefined, name: string): Localized =>
  localized(title) ?? { en: name };

/** Disks, ports and printers report dozens: a ticket names those that were judged. */
const MOST_READINGS = 20;
