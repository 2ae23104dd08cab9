import { answeredBy, suggested } from "../../../shared/domain/checklist/answer.ts";
import type { Checklist, Step as ChecklistStep } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Answered } from "../../../shared/domain/checklist/condition.ts";
import { walk } from "../../../shared/domain/checklist/play.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import type { OwnAnswer } from "./faults/fault.ts";

/** What is said of a step, before it has a moment. */
export interface Said {
  outcome: StepOutcome;
  value: string | number | boolean | null;
  words: string;
  reason: string;
  /** What was read off, by name. */
  readings: Readonly<Record<string, number | boolean>>;
}

const said = (outcome: StepOutcome, value: Said["value"] = null, words = "", reason = ""): Said => ({
  ...{ outcome, value, words, reason, readings: {} },
});

/** What this fault says of a step. */
function ownOf(step: ChecklistStep, own: OwnAnswer): Said {
  if (typeof own === "object") {
    const { readings } = own;
    return { ...said(suggested(step, null, readings) ?? "abnormal"), readings };
  }
  if (step.kind === "text") return said("normal", null, String(own));
  return said(suggested(step, own, {}) ?? "normal", own);
}

/** What a person might answer to a step, what is right first. */
function possible(step: ChecklistStep, own: OwnAnswer | undefined): Said[] {
  if (own !== undefined) return [ownOf(step, own)];
  switch (step.kind) {
    case "choice":
      return [...step.options]
        .sort((a, b) => Number(a.outcome !== "normal") - Number(b.outcome !== "normal"))
        .map(({ key, outcome }) => said(outcome, key));
    case "number": {
      const { min, max } = step.range ?? {};
      const good = min !== undefined && max !== undefined ? Math.round((min + max) / 2) : (min ?? max ?? 1);
      const bad = max !== undefined ? max + 5 : (min ?? 1) - 1;
      return [said("normal", good), said("abnormal", bad)];
    }
    case "text":
      return [said("normal", null, "已核对并记录，见工单处理过程。")];
    case "photo":
      return [said("notDone", null, "", "用户工位上有涉密文件，不便拍照。")];
    case "probe":
      return [
        said("normal", null, "在机器上直接查看，正常。"),
        said("abnormal", null, "在机器上直接查看，确有异常。"),
      ];
    case "signature":
      return [said("normal")];
    default:
      return [said("normal"), said("abnormal")];
  }
}

/** How many answers are not right. */
const MOST_ABNORMAL = 5;

const asAnswered = ({ outcome, value, words, readings }: Said): Answered => ({
  ...{ outcome, value: value ?? (words || null), readings },
});

/**
 * Answers that lead to a conclusion, in the order of the way: with as little wrong as it takes, as a fault
 * mostly is one thing. Null where no answers lead there, e.g. since a photograph would decide.
 */
export function answersTo(
  checklist: Checklist,
  conclusion: string,
  own: Readonly<Record<string, OwnAnswer>> = {},
): [string, Said][] | null {
  for (let most = 0; most <= MOST_ABNORMAL; most += 1) {
    const found = search({ checklist, conclusion, own }, new Map(), most);
    if (found) return found;
  }
  return null;
}

interface Sought {
  checklist: Checklist;
  conclusion: string;
  own: Readonly<Record<string, OwnAnswer>>;
}

function search(sought: Sought, given: ReadonlyMap<string, Said>, abnormal: number): [string, Said][] | null {
  const { checklist, conclusion, own } = sought;
  const {
    at,
    conclusion: reached,
    path,
  } = walk(checklist, new Map([...given].map(([key, each]) => [key, asAnswered(each)])));
  if (reached) return reached.key === conclusion ? path.flatMap((key) => pair(key, given)) : null;
  if (!at || (at.evidence && at.kind !== "photo")) return null;
  for (const answer of possible(at, own[at.key])) {
    const left = abnormal - (answer.outcome === "normal" ? 0 : 1);
    const { outcome, value, readings } = asAnswered(answer);
    if (left < 0 || (outcome !== "notDone" && !answeredBy(at, { outcome, value, readings }))) continue;
    const found = search(sought, new Map([...given, [at.key, answer]]), left);
    if (found) return found;
  }
  return null;
}

function pair(key: string, given: ReadonlyMap<string, Said>): [string, Said][] {
  const answer = given.get(key);
  return answer ? [[key, answer]] : [];
}
