import type { Localized } from "../../shared/domain/definition/localized.ts";
import type { Step } from "../../shared/domain/checklist/checklist-form.ts";
import type { Measured } from "../../shared/domain/checklist/reading.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";

/** A value that was measured, with what the probe calls it. */
export interface Told extends Measured {
  probe: string;
}

/** A step that did not come out as it should, and what was seen or measured there. */
export interface AbnormalStep {
  key: string;
  title: Localized;
  /** What a person wrote. */
  words: string;
  /** What was chosen. */
  option: Localized | null;
  values: readonly Told[];
}

/** On the way that the answers led, and in its order; what was answered on another way found nothing. */
export function abnormalSteps({ document, walk, answers }: Pick<RunDetail, "document" | "walk" | "answers">) {
  const steps = new Map(document?.steps.map((step) => [step.key, step]));
  return (walk?.path ?? []).flatMap((key): AbnormalStep[] => {
    const [step, answer] = [steps.get(key), answers[key]];
    if (!step || answer?.outcome !== "abnormal") return [];
    const { value, words, reading } = answer;
    const option =
      step.kind === "choice" ? step.options.find((each) => each.key === value)?.title : undefined;
    const typed: Told[] =
      step.kind === "number" && typeof value === "number"
        ? [{ probe: "", name: "", of: "", value, unit: step.unit }]
        : [];
    const measured = reading?.end === "result" ? judgedOf(step, reading.values, reading.probe) : [];
    return [{ key, title: step.title, words, option: option ?? null, values: [...typed, ...measured] }];
  });
}

/** Of what a probe measured the values that the checklist judges by; all of them where it judges by none. */
export function judgedOf(step: Step, values: readonly Measured[], probe: string): Told[] {
  const judges = step.kind === "probe" ? step.judge.map(({ reading }) => reading) : [];
  const wanted = judges.length === 0 ? values : values.filter(({ name }) => judges.includes(name));
  return wanted.slice(0, MOST).map((each) => ({ ...each, probe }));
}

/** Values that a card says of one step; the run itself says all. */
const MOST = 6;

type Waiting = Pick<RunDetail, "document" | "walk">;

/**
 * The step at which a run waits for a person: an optional one too, where nothing that comes behind it was
 * answered yet. Null at its conclusion.
 */
export function waitingStep({ document, walk }: Waiting): Step | null {
  if (!walk) return null;
  const answered = walk.path.findLastIndex((key) => Object.hasOwn(walk.outcomes, key));
  const next = walk.path[answered + 1];
  return document?.steps.find(({ key }) => key === next) ?? walk.at;
}

/** Of the step at which a run waits, counted along its way. */
export function stepNumber(detail: Waiting): number {
  const path = detail.walk?.path ?? [];
  const at = waitingStep(detail);
  return at ? path.indexOf(at.key) + 1 : path.length;
}
