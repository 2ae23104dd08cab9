import { create } from "zustand";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { ImportReport } from "../../shared/ipc/import-report.ts";
import { useCore } from "../core/index.ts";
import type { Job } from "../core/index.ts";

export type ImportStage =
  | { stage: "choose" }
  | { stage: "running"; dryRun: boolean; done: number; total: number }
  /** What would happen. */
  | { stage: "plan"; report: ImportReport }
  /** What happened; when it was cancelled, until then. */
  | { stage: "done"; report: ImportReport; cancelled: boolean };

/** By file: the asset that a person says it is about, null for a new one. */
export type Decisions = Readonly<Record<string, string | null>>;

export interface ImportRun {
  now: ImportStage;
  error: CoreError | null;
  decisions: Decisions;
  /** Undefined takes a decision back. */
  decide: (file: string, asset: string | null | undefined) => void;
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
  decisions: Decisions;
  job: Job<ImportReport> | null;
}

/** Goes on when the screen is left; its outcome is there when one comes back. */
const useImportState = create<Import>(() => ({
  now: { stage: "choose" },
  error: null,
  paths: [],
  decisions: {},
  job: null,
}));
const setNow = (now: ImportStage) => useImportState.setState({ now });

function decide(file: string, asset: string | null | undefined) {
  useImportState.setState(({ decisions: { [file]: _before, ...others } }) => ({
    decisions: asset === undefined ? others : { ...others, [file]: asset },
  }));
}
const setError = (error: CoreError | null) => useImportState.setState({ error });

/** One import after the other: choose, dry run, import, report. */
export function useImport(): ImportRun {
  const core = useCore();
  const { now, error, decisions, job } = useImportState();

  async function start(dryRun: boolean, back: ImportStage) {
    setError(null);
    setNow({ stage: "running", dryRun, done: 0, total: 0 });
    const { paths, decisions: made } = useImportState.getState();
    const running = core.runJob<ImportReport>(
      {
        kind: "import",
        paths,
        dryRun,
        decisions: Object.entries(made).map(([file, asset]) => ({ file, asset })),
      },
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
    decisions,
    decide,
    look: async (chosen) => {
      useImportState.setState({ paths: chosen, decisions: {} });
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
