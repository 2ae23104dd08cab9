import { useState } from "react";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../../shared/domain/checklist/play.ts";
import { walkOf } from "../../../shared/domain/run/run-state.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCommand } from "../../core/index.ts";
import type { SaidAnswer } from "./answer-of.ts";

interface Given {
  answer: SaidAnswer;
  /** When what stood there before was answered; once something else stands there, this is no longer ahead. */
  over: string | null;
}

export interface Ahead {
  /** How far the run has come with what is on its way to be kept. */
  walk: Walk;
  /** The step whose answer was not taken, and why. */
  refused: { step: string; error: CoreError } | null;
  /** Answers a step; the walk goes on at once, and comes back where it is refused. True: it is kept. */
  say: (step: string, answer: SaidAnswer) => Promise<boolean>;
}

/** A run whose next step is shown before the answer to the last one is kept. */
export function useAhead(detail: RunDetail, document: Checklist, kept: Walk): Ahead {
  const { run: execute } = useCommand();
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const [refused, setRefused] = useState<Ahead["refused"]>(null);
  const standing = (step: string) => detail.answers[step]?.at ?? null;
  const ahead = Object.entries(given).filter(([step, { over }]) => standing(step) === over);

  async function say(step: string, answer: SaidAnswer): Promise<boolean> {
    setRefused(null);
    setGiven((all) => ({ ...all, [step]: { answer, over: standing(step) } }));
    const done = await execute("run.answer", { run: detail.row.id, answer: { [step]: answer } });
    if (done.ok) return true;
    setGiven(({ [step]: _, ...rest }) => rest);
    setRefused({ step, error: done.error });
    return false;
  }

  if (ahead.length === 0) return { walk: kept, refused, say };
  const answers = ahead.map(([step, { answer }]) => [step, { ...answer, signature: null }] as const);
  return { walk: walkOf(document, { ...detail.answers, ...Object.fromEntries(answers) }), refused, say };
}
