import { resolve } from "node:path";
import { runImport } from "../import/run.ts";
import { examine } from "../commands/execute.ts";
import { failure, success } from "../outcome.ts";
import { createRegister } from "../store/derived/register.ts";
import { readStore } from "../store/read-store.ts";
import type { Job } from "./job.ts";

export const importFiles: Job<"import"> = async (
  { paths, dryRun, decisions = [] },
  { profile, blobs, execute, executeAll, onProgress, signal },
) => {
  const { report, cancelled } = await runImport({
    paths: paths.map((path) => resolve(path)),
    dryRun,
    decisions: new Map(decisions.map(({ file, asset }) => [file, asset])),
    ports: {
      ...createRegister(readStore(profile.store)),
      now: () => profile.store.environment.now(),
      examine: (command) => examine(profile.store, command),
      execute,
      executeAll,
      takeIn: (bytes) => blobs.takeBytes(bytes),
      release: blobs.release,
    },
    onProgress,
    signal,
  });
  if (!cancelled) return success(report);
  return failure("cancelled", "stopped by the user; what was imported until then is kept", "", { report });
};
