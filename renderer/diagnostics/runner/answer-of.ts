import { suggested } from "../../../shared/domain/checklist/answer.ts";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import { MAX_RAW, worstOf } from "../../../shared/domain/checklist/reading.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import type { RunAnswer } from "../../../shared/domain/run/run-fields.ts";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";

/** What is being said of a step, before it is: kept as a draft at every key stroke. */
export interface StepDraft {
  /** Number as it is typed, or key of the choice. */
  value: string;
  words: string;
  /** Why it is not done or does not apply. */
  reason: string;
  open: "notDone" | "notApplicable" | null;
  /** What a probe is told, where the checklist leaves it open. */
  options: Record<string, string>;
  /** Who at the site allowed the probe. */
  approver: string;
  reading: Reading | null;
  /** What is being typed of a reading, by its name; null where none is typed. */
  typed: Record<string, string> | null;
  files: string[];
}

export const UNSAID: StepDraft = {
  ...{
    value: "",
    words: "",
    reason: "",
    open: null,
    options: {},
    approver: "",
    reading: null,
    typed: null,
    files: [],
  },
};

/** What was said, to be said again. */
export function draftOf(answer: RunAnswer | undefined): StepDraft {
  if (!answer) return UNSAID;
  const { value, words, reason, outcome, reading, files } = answer;
  const open = outcome === "notDone" || outcome === "notApplicable" ? outcome : null;
  return { ...UNSAID, value: value === null ? "" : String(value), words, reason, open, reading, files };
}

/** Half-width, with a point or a comma; null for what is no number. */
export function numberIn(text: string): number | null {
  const plain = text.normalize("NFKC").trim().replace(",", ".");
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function valueOf({ kind }: Step, { value }: StepDraft): string | number | null {
  if (kind === "number") return numberIn(value);
  return kind === "choice" && value !== "" ? value : null;
}

/** The outcome that follows from what was entered; null where a person must say. */
export function followsFrom(step: Step, draft: StepDraft): StepOutcome | null {
  // Done as it is told: there is nothing else to say of it.
  if (step.kind === "instruction") return "normal";
  const { reading, words, files } = draft;
  const readings = reading?.end === "result" ? worstOf(reading.probe, reading.values) : {};
  if (step.kind === "photo") return files.length > 0 ? "normal" : null;
  return suggested(step, step.kind === "text" ? words.trim() : valueOf(step, draft), readings);
}

export type SaidAnswer = Omit<RunAnswer, "signature">;

export function answerOf(step: Step, draft: StepDraft, outcome: StepOutcome, at: string): SaidAnswer {
  const { words, reason, reading, files } = draft;
  const open = outcome === "notDone" || outcome === "notApplicable";
  if (open) {
    return { outcome, value: null, words: "", reason: reason.trim(), reading: null, files: [], at };
  }
  return { outcome, value: valueOf(step, draft), words: words.trim(), reason: "", reading, files, at };
}

/** What still has to be there before an answer counts; null when all is. */
export function stillMissing(
  step: Step,
  { outcome, value, words, reason, reading, files }: SaidAnswer,
): "reason" | "value" | "words" | "files" | "byHand" | null {
  if (outcome === "notDone" || outcome === "notApplicable") {
    return step.required && reason === "" ? "reason" : null;
  }
  if ((step.kind === "number" || step.kind === "choice") && value === null) return "value";
  if (step.kind === "text" && words === "") return "words";
  if ((step.kind === "photo" || step.evidence) && files.length === 0) return "files";
  return step.kind === "probe" && reading?.end !== "result" && words === "" ? "byHand" : null;
}

/** What a probe told, as a run keeps it. */
export function readingOf(told: ProbeTold): Reading {
  const { probe, end, reason, machine, at, tookMs, values, text, raw, rawAs, rawCut } = told;
  const kept = raw.slice(0, MAX_RAW);
  return {
    ...{ probe, way: "probe", end, reason, machine, at, tookMs, values, text, rawAs },
    ...{ raw: kept, rawCut: rawCut || kept.length < raw.length },
  };
}
