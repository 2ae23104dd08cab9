import { may } from "../../../shared/domain/permission/permission.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import type { JobName, JobTable } from "../../../shared/ipc/jobs.ts";
import { readForm } from "../form.ts";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { attach } from "./attach.ts";
import { backup } from "./backup.ts";
import { document } from "./document.ts";
import { exportRecords } from "./export.ts";
import { importFiles } from "./import.ts";
import type { Job, JobContext } from "./job.ts";
import { inspectionSheet } from "./inspection-sheet.ts";
import { leaverSheet } from "./leaver-sheet.ts";
import { overdueList } from "./overdue-list.ts";
import { personData } from "./person-data.ts";
import { paperSlip } from "./paper-slip.ts";
import { saveFile } from "./save-file.ts";
import { takeIn } from "./take-in.ts";
import { verify } from "./verify.ts";
import { wantFile } from "./want-file.ts";

/** The program of every declared job. */
const RUNS: { [N in JobName]: Job<N> } = {
  verify,
  backup,
  import: importFiles,
  export: exportRecords,
  attach,
  takeIn,
  // Few sessions are brought a mail.
  readMail: async (params, context) => (await import("./read-mail.ts")).readMail(params, context),
  saveFile,
  wantFile,
  // What packs it is read when it is asked for; a start does without.
  // Few sessions measure: what does is read when it is asked for.
  probe: async (params, context) => (await import("./probe.ts")).probe(params, context),
  evidence: async (params, context) => (await import("./evidence.ts")).evidence(params, context),
  document,
  overdueList,
  leaverSheet,
  inspectionSheet,
  personData,
  paperSlip,
  // Nor does it need what reads a machine.
  collector: async (params, context) => (await import("./collector.ts")).collector(params, context),
  readCollected: async (params, context) =>
    (await import("./collector.ts")).readCollectedFile(params, context),
  // Nor what reads and writes YAML.
  readChecklist: async (params, context) =>
    (await import("./checklist-file.ts")).readChecklistText(params, context),
  writeChecklist: async (params, context) =>
    (await import("./checklist-file.ts")).writeChecklistText(params, context),
  inventoryReadings: async (params, context) =>
    (await import("./inventory-readings.ts")).inventoryReadings(params, context),
};

export type JobRuns = Readonly<
  Record<string, (params: never, context: JobContext) => Promise<Outcome<unknown>>>
>;

export interface JobsOptions extends Pick<
  JobContext,
  "profile" | "blobs" | "execute" | "executeAll" | "wake"
> {
  /** @param id the request that asked for the job */
  onProgress(id: number, done: number, total: number): void;
}

/** The jobs of one core. Long ones go one at a time, and commands go on beside them. */
export function createJobs(
  { onProgress, ...with_ }: JobsOptions,
  declared: JobTable = JOBS,
  runs: JobRuns = RUNS,
) {
  const running = new Map<number, { controller: AbortController; beside: boolean }>();

  return {
    /** Checks name, parameters and permission, and does the work. */
    async run(id: number, name: string, given: Record<string, unknown>): Promise<Outcome<unknown>> {
      const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
      const work = runs[name];
      if (!declaration || !work) return failure("notFound", `there is no job ${name}`, "name");
      const { permission, params, long, beside = false } = declaration;
      const read = readForm(params, given);
      if (!read.ok) return read;
      if (permission && !may(with_.profile.store.role(), permission)) {
        return failure("forbidden", "your role does not allow this", "", { permission });
      }
      const controller = new AbortController();
      const context: JobContext = {
        ...with_,
        signal: controller.signal,
        onProgress: (done, total) => onProgress(id, done, total),
      };
      if (!long) return work(read.value as never, context);
      const isBusy = [...running.values()].some((each) => !each.beside);
      if (isBusy && !beside) return failure("busy", "another import, export or check is running", "kind");
      running.set(id, { controller, beside });
      try {
        return await work(read.value as never, context);
      } finally {
        running.delete(id);
      }
    },
    /** False when no long job was asked for under this number. */
    cancel(id: number): boolean {
      running.get(id)?.controller.abort();
      return running.has(id);
    },
    cancelAll(): void {
      for (const { controller } of running.values()) controller.abort();
    },
  };
}
