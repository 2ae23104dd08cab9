import fc from "fast-check";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { RunAnswer } from "../../../shared/domain/run/run-fields.ts";
import { answersIn, documentOf, statusOf, walkOf } from "../../../shared/domain/run/run-state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Payload } from "./payloads.ts";

/** What of a hand runs are worked through with. */
interface RunsAtHand {
  runs(): readonly EntityState[];
  words: fc.Arbitrary<string>;
  moments: readonly string[];
}

/** Runs that somebody may go on with. */
function openRuns(hand: RunsAtHand): EntityState[] {
  return hand.runs().filter((state) => state.exists && statusOf(state) === "open");
}

/** An answer that a step takes from somebody who has neither a camera nor the user's consent. */
function answerOf(run: EntityState, step: Step, abnormal: boolean, at: string): RunAnswer {
  const plain = { value: null, words: "", reason: "", reading: null, files: [], signature: null, at };
  const forbidden =
    step.evidence || step.kind === "photo" || step.kind === "signature" || step.touchesData || step.destroys;
  if (forbidden) return { ...plain, outcome: "notDone", reason: "这次不做" };
  const outcome = abnormal ? "abnormal" : "normal";
  switch (step.kind) {
    case "choice": {
      const option = step.options[abnormal ? step.options.length - 1 : 0];
      return { ...plain, outcome: option?.outcome ?? outcome, value: option?.key ?? null };
    }
    case "number":
      return { ...plain, outcome, value: step.range?.min ?? step.range?.max ?? 1 };
    case "text":
      return { ...plain, outcome, words: `${run.id.slice(-4)} 已查看` };
    case "probe":
      return { ...plain, outcome, words: "按面板显示判断" };
    default:
      return { ...plain, outcome };
  }
}

/** Some steps of a run from where it stands, or all to its end. */
export function runAnswers(hand: RunsAtHand): fc.Arbitrary<Payload> | null {
  const open = openRuns(hand).filter((run) => documentOf(run) && stands(run).at);
  if (open.length === 0) return null;
  return fc
    .record({
      run: fc.constantFrom(...open),
      steps: fc.constantFrom(1, 1, 60),
      dice: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    })
    .map(({ run, steps, dice }) => {
      const checklist = documentOf(run);
      const answer: Record<string, RunAnswer> = {};
      for (let count = 0; checklist && count < steps; count += 1) {
        const { at } = walkOf(checklist, { ...answersIn(run), ...answer });
        if (!at) break;
        answer[at.key] = answerOf(run, at, dice[count] === true, hand.moments[0] as string);
      }
      return { run: run.id, answer };
    });
}

function stands(run: EntityState) {
  const checklist = documentOf(run);
  return checklist ? walkOf(checklist, answersIn(run)) : { at: null, conclusion: null };
}

/** Runs whose answers have led to their end. */
export function runConclusions(hand: RunsAtHand): fc.Arbitrary<Payload> | null {
  const ready = openRuns(hand).filter((run) => stands(run).conclusion);
  if (ready.length === 0) return null;
  return fc.record({ run: fc.constantFrom(...ready.map(({ id }) => id)), note: hand.words });
}

/** What an open run waits for. */
export function nextOfRun(run: EntityState): "run.answer" | "run.conclude" | null {
  if (!run.exists || statusOf(run) !== "open") return null;
  const { at, conclusion } = stands(run);
  return at ? "run.answer" : conclusion ? "run.conclude" : null;
}

/** A lead changes the title of what ships, or takes it over under a key of the team's own. */
export function checklistChanges(hand: RunsAtHand): fc.Arbitrary<Payload> | null {
  const [body] = shippedChecklists().values();
  if (!body) return null;
  return fc
    .record({ key: fc.constantFrom(...shippedChecklists().keys(), "own.office"), title: hand.words })
    .map(({ key, title }) => {
      const document = { ...(shippedChecklists().get(key) ?? body), title: { "zh-CN": title } };
      return { family: "checklist", key, set: { title: { "zh-CN": title }, body: document } };
    });
}
