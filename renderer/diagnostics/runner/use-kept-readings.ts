import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCore } from "../../core/index.ts";
import { useDeskNow } from "../../desk/index.ts";
import { draftOf } from "./answer-of.ts";
import type { StepDraft } from "./answer-of.ts";

/** Draft of a step, in the encrypted store of this laptop. */
export const stepDraftKey = (run: string, step: string) => `run.step:${run}:${step}`;

/**
 * Keeps what was measured for a step that is not on screen with the step's draft, at once: it need not be
 * measured again after a power cut, and nothing is said by it.
 */
export function useKeptReadings({ row, answers }: RunDetail): (step: string, reading: Reading) => void {
  const core = useCore();
  const desk = useDeskNow();
  return (step, reading) => {
    const key = stepDraftKey(row.id, step);
    const begun = (desk.draft.get(key)?.data as Partial<StepDraft> | undefined) ?? draftOf(answers[step]);
    void core.execute("draft.save", { key, form: "run.step", data: { ...begun, reading, typed: null } });
  };
}
