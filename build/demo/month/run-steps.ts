import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { answersTo } from "./answers-to.ts";
import type { Chance } from "./chance.ts";
import type { OwnAnswer } from "./faults/fault.ts";
import { strokesOf } from "./pen.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { timestamp } from "./working-time.ts";

interface Worked {
  checklist: string;
  /** The team's own checklist; what ships when none is given. */
  document?: Checklist;
  conclusion: string;
  own?: Readonly<Record<string, OwnAnswer>> | undefined;
  by: CrewKey;
  /** When it is begun, and when concluded: answers lie between. */
  from: number;
  until: number;
  handle: Handle;
  /** `ticket` and `asset`, or `tour` and `target`. */
  about: Record<string, unknown>;
  /** Who is there: agrees and signs. */
  who: string;
  note?: string;
  chance: Chance;
}

/** A checklist worked through by its own acts, from its start to its conclusion. */
export function runSteps({
  checklist,
  document,
  conclusion,
  own,
  by,
  from,
  until,
  handle,
  about,
  who,
  note = "",
  chance,
}: Worked): Step[] {
  const form = document ?? shippedChecklists().get(checklist);
  const answers = form && answersTo(form, conclusion, own);
  if (!answers) throw new Error(`no answers of ${checklist} lead to ${conclusion}`);
  const steps = new Map(form.steps.map((step) => [step.key, step]));
  const pace = (until - from) / (answers.length + 2);
  const asks = answers.map(([key]) => steps.get(key));
  const agreed: Step[] = asks.some((step) => step?.touchesData || step?.destroys)
    ? [
        {
          at: Math.round(from + pace / 2),
          by,
          does: { type: "run.agree", run: handle, consent: true, consentBy: who, backup: "notNeeded" },
        },
      ]
    : [];
  const answered = answers.map(([key, { readings, ...said }], n) => {
    const step = steps.get(key);
    const moment = Math.round(from + pace * (n + 1));
    const at = timestamp(moment);
    const values = Object.entries(readings).map(([name, value]) => ({ name, value }));
    const reading =
      step?.kind === "probe" && values.length > 0
        ? { probe: step.probe, way: "typed", end: "result", reason: "", machine: {}, at, values }
        : null;
    const signature =
      step?.kind === "signature"
        ? { name: who, identityCheck: "face", strokes: strokesOf(who, chance), signedAt: at }
        : null;
    return { moment, key, answer: { ...said, reading, signature, at } };
  });
  const told = pairs(answered).map((both): Step => ({
    ...{ at: both.at(-1)?.moment ?? until, by },
    does: {
      type: "run.answer",
      run: handle,
      answer: Object.fromEntries(both.map(({ key, answer }) => [key, answer])),
    },
  }));
  return [
    {
      at: from,
      by,
      as: handle,
      does: { type: "run.start", ...(document && about.tour ? {} : { checklist }), ...about },
    },
    ...agreed,
    ...told,
    { at: until, by, does: { type: "run.conclude", run: handle, note } },
  ];
}

/** By as many as one taps on one after the other before the core is asked. */
const pairs = <T>(all: readonly T[]): T[][] =>
  all.flatMap((_, n) => (n % AT_ONCE === 0 ? [all.slice(n, n + AT_ONCE)] : []));
const AT_ONCE = 4;
