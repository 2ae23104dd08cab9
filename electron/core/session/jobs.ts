import { setImmediate } from "node:timers/promises";
import { resolve } from "node:path";
import { may } from "../../../shared/domain/permission/permission.ts";
import type { CoreRequest, Executed } from "../../../shared/ipc/contract.ts";
import type { ImportReport } from "../../../shared/ipc/queries.ts";
import { runImport } from "../import/run.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createRegister } from "../store/derived/register.ts";
import { verifyStore } from "../store/care/verify-store.ts";
import { backupProfile } from "./backup-profile.ts";
import { exportRecords } from "./export.ts";
import type { Profile } from "./profile.ts";

export type JobRequest = Extract<CoreRequest, { kind: "verify" | "backup" | "import" | "export" }>;

export interface JobContext {
  profile: Profile;
  execute(command: { type: string } & Record<string, unknown>): Outcome<Executed>;
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Long work: it yields between its parts and can be cancelled. */
export async function runJob(request: JobRequest, context: JobContext): Promise<Outcome<unknown>> {
  const { store } = context.profile;
  switch (request.kind) {
    case "verify":
      return inSlices(verifyStore(store), context);
    case "backup":
      return inSlices(backupProfile(context.profile, request.file), context, (value) => value);
    case "export": {
      if (!may(store.role(), "export.run")) return forbidden("export.run");
      return inSlices(exportRecords(context.profile, request), context, (value) => value);
    }
    case "import":
      if (!may(store.role(), "import.run")) return forbidden("import.run");
      return importFiles(request, context);
  }
}

async function importFiles(
  { paths, dryRun }: Extract<JobRequest, { kind: "import" }>,
  { profile, execute, onProgress, signal }: JobContext,
): Promise<Outcome<ImportReport>> {
  const { report, cancelled } = await runImport({
    paths: paths.map((path) => resolve(path)),
    dryRun,
    ports: { ...createRegister(profile.store), execute },
    onProgress,
    signal,
  });
  if (!cancelled) return success(report);
  return failure("cancelled", "stopped by the user; what was imported until then is kept", "", { report });
}

function forbidden(permission: string) {
  return failure("forbidden", "your role does not allow this", "", { permission });
}

/** Runs a generator to its end, a slice at a time. */
export async function inSlices<T, R = T>(
  work: Generator<[number, number], T>,
  { signal, onProgress }: Pick<JobContext, "signal" | "onProgress">,
  finish: (value: T) => Outcome<R> = (value) => success(value as unknown as R),
): Promise<Outcome<R>> {
  for (;;) {
    const step = work.next();
    if (step.done) return finish(step.value);
    onProgress(...step.value);
    await setImmediate();
    if (signal.aborted) {
      work.return(undefined as never);
      return failure("cancelled", "stopped by the user");
    }
  }
}
