import { useEffect, useRef, useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";
import { useCore } from "../../core/index.ts";
import type { Job } from "../../core/index.ts";

import { readingOf } from "./answer-of.ts";

/** What is being measured for a step, or what came of it. */
export type Measuring =
  | { is: "running"; done: number; total: number }
  | { is: "told"; told: ProbeTold }
  | { is: "failed"; error: CoreError };

/** Where probes of the network go out, where the run's records do not say it, and who there allowed it. */
export interface Where {
  site: string | null;
  approvedBy: { name: string; at: string } | null;
}

export interface Probes {
  of: Readonly<Record<string, Measuring>>;
  /** @param where said anew; what was said before holds for all steps of the run */
  measure: (
    step: string,
    name: string,
    options: Readonly<Record<string, string | number>>,
    where?: Partial<Where>,
  ) => void;
  cancel: (step: string) => void;
}

/**
 * Probes of a run: several measure at once, and go on while another step is looked at.
 *
 * @param onReading what came of one, before it is drawn
 */
export function useProbes(run: string, onReading: (step: string, reading: Reading) => void): Probes {
  const core = useCore();
  const jobs = useRef(new Map<string, Job<ProbeTold>>());
  const where = useRef<Where>({ site: null, approvedBy: null });
  const [of, setOf] = useState<Readonly<Record<string, Measuring>>>({});
  useEffect(() => {
    const running = jobs.current;
    return () => {
      for (const job of running.values()) job.cancel();
      running.clear();
    };
  }, []);

  const put = (step: string, measuring: Measuring) => setOf((all) => ({ ...all, [step]: measuring }));

  return {
    of,
    measure(step, name, options, said = {}) {
      if (jobs.current.has(step)) return;
      where.current = { ...where.current, ...said };
      put(step, { is: "running", done: 0, total: 0 });
      const job = core.runJob<ProbeTold>(
        { kind: "job", name: "probe", params: { name, options, run, ...where.current } },
        ({ done, total }) => put(step, { is: "running", done, total }),
      );
      jobs.current.set(step, job);
      void job.done.then((answer) => {
        jobs.current.delete(step);
        if (answer.ok) onReading(step, readingOf(answer.value));
        put(step, answer.ok ? { is: "told", told: answer.value } : { is: "failed", error: answer.error });
      });
    },
    cancel: (step) => jobs.current.get(step)?.cancel(),
  };
}
