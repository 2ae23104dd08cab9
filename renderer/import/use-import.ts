import { create } from "zustand";
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

interface Import {
  now: ImportStage;
  error: CoreError | null;
  paths: string[];
  job: Job<ImportReport> | null;
}

/** Goes on when the screen is left; its outcome is there when one comes back. */
const useImportState = create<Import>(() => ({
  now: { stage: "choose" },
  error: null,
  paths: [],
  job: null,
}));
const setNow = (now: ImportStage) => useImportState.setState({ now });
const setError = (error: CoreError | null) => useImportState.setState({ error });

/** One import after the other: choose, dry run, import, report. */
export function useImport(): ImportRun {
  const core = useCore();
  const { now, error, job } = useImportState();

  async function start(dryRun: boolean, back: ImportStage) {
    setError(null);
    setNow({ stage: "running", dryRun, done: 0, total: 0 });
    const running = core.runJob<ImportReport>(
      { kind: "import", paths: useImportState.getState().paths, dryRun },
      ({ done, total }) => setNow({ stage: "running", dryRun, done, total }),
    );
    useImportState.setState({ job: running });
    const answer = await running.done;
    useImportState.setState({ job: null });
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
      useImportState.setState({ paths: chosen });
      await start(true, { stage: "choose" });
    },
    run: () => start(false, now),
    cancel: () => job?.cancel(),
    again: () => {
      setError(null);
      setNow({ stage: "choose" });
    },
  };
}
