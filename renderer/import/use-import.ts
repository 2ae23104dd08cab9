import { useRef, useState } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { ImportReport } from "../../shared/ipc/queries.ts";
import { useCore } from "../core/index.ts";
import type { Job } from "../core/index.ts";

export type ImportStage =
  | { stage: "choose" }
  | { stage: "running"; dryRun: boolean; done: number; total: number }
  /** What would happen. */
  | { stage: "plan"; report: ImportReport }
  /** What happened; when it was cancelled, until then. */
  | { stage: "done"; report: ImportReport; cancelled: boolean };

export interface ImportRun {
  now: ImportStage;
  error: CoreError | null;
  /** Looks at these files and folders; changes nothing. */
  look: (paths: string[]) => Promise<void>;
  /** Imports what was looked at. */
  run: () => Promise<void>;
  cancel: () => void;
  again: () => void;
}

/** One import after the other: choose, dry run, import, report. */
export function useImport(): ImportRun {
  const core = useCore();
  const [now, setNow] = useState<ImportStage>({ stage: "choose" });
  const [error, setError] = useState<CoreError | null>(null);
  const paths = useRef<string[]>([]);
  const job = useRef<Job<ImportReport> | null>(null);

  async function start(dryRun: boolean, back: ImportStage) {
    setError(null);
    setNow({ stage: "running", dryRun, done: 0, total: 0 });
    const running = core.runJob<ImportReport>(
      { kind: "import", paths: paths.current, dryRun },
      ({ done, total }) => setNow({ stage: "running", dryRun, done, total }),
    );
    job.current = running;
    const answer = await running.done;
    job.current = null;
    if (answer.ok) {
      const report = answer.value;
      setNow(dryRun ? { stage: "plan", report } : { stage: "done", report, cancelled: false });
      return;
    }
    const report = answer.error.details?.report as ImportReport | undefined;
    if (answer.error.code !== "cancelled") setError(answer.error);
    // Stopped halfway: what was imported until then stays, and is shown.
    setNow(!dryRun && report ? { stage: "done", report, cancelled: true } : back);
  }

  return {
    now,
    error,
    look: async (chosen) => {
      paths.current = chosen;
      await start(true, { stage: "choose" });
    },
    run: () => start(false, now),
    cancel: () => job.current?.cancel(),
    again: () => {
      setError(null);
      setNow({ stage: "choose" });
    },
  };
}
