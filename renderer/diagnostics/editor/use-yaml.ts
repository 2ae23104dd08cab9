import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { useCore } from "../../core/index.ts";

export interface Yaml {
  /** Null where the core could not: `error` says why. */
  read(text: string): Promise<JobResults["readChecklist"] | null>;
  readFile(file: string): Promise<JobResults["readChecklist"] | null>;
  write(key: string, document: Record<string, unknown>): Promise<string | null>;
  /** @returns where it was written */
  writeFile(key: string, document: Record<string, unknown>, file: string): Promise<string | null>;
  error: CoreError | null;
  clear(): void;
}

/** Checklists as text: the core reads and writes them. */
export function useYaml(): Yaml {
  const core = useCore();
  const [error, setError] = useState<CoreError | null>(null);

  async function ask<N extends "readChecklist" | "writeChecklist">(
    name: N,
    params: Record<string, unknown>,
  ): Promise<JobResults[N] | null> {
    const answer = await core.runJob<JobResults[N]>({ kind: "job", name, params }, () => {}).done;
    setError(answer.ok ? null : answer.error);
    return answer.ok ? answer.value : null;
  }

  return {
    read: (text) => ask("readChecklist", { text }),
    readFile: (file) => ask("readChecklist", { file }),
    write: async (key, document) => (await ask("writeChecklist", { key, document }))?.text ?? null,
    // The system's dialog has asked already whether a file may be replaced.
    writeFile: async (key, document, file) =>
      (await ask("writeChecklist", { key, document, file, overwrite: true }))?.file ?? null,
    error,
    clear: () => setError(null),
  };
}
