// S13, S14: the window may have files read or written only where the user pointed. A page that was
// taken over could otherwise import any file of this laptop, or export over one.
import type { z } from "zod";
import { jobOf } from "../../../shared/ipc/contract.ts";
import type { CoreErrorCode, CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import type { pickFiles } from "../../../shared/ipc/desk-channels.ts";
import { filesNamed } from "../../../shared/ipc/job-files.ts";
import type { FileUse } from "../../../shared/ipc/job-files.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import type { JobTable } from "../../../shared/ipc/jobs.ts";

/** What files are chosen for: a job by its name, or the restoring of a backup, which is no job. */
export type Purpose = z.output<typeof pickFiles>["purpose"];

export interface GrantedPaths {
  /** What was chosen for one purpose is not thereby given for another, nor what is to be read to be written over. */
  grant(purpose: string, use: FileUse, paths: readonly string[]): void;
  has(purpose: Purpose, use: FileUse, path: string): boolean;
  /** The refusal of a request that names a path nobody chose; null when all is well. */
  refuse(request: CoreRequest): CoreReply | null;
}

/** Of one purpose, more than a person drops in a day; the oldest are forgotten. */
const MAX_GRANTED = 20_000;

/** @param jobs says which parameters of which job are files; nothing about any job is known here */
export function grantedPaths(jobs: JobTable = JOBS): GrantedPaths {
  const granted = new Map<string, Set<string>>();
  const has = (purpose: string, use: FileUse, path: string) =>
    granted.get(`${use} ${purpose}`)?.has(path) === true;

  /** Why not, and where; null when all is well. */
  function wrongWith(request: CoreRequest): [CoreErrorCode, string, string] | null {
    const asked = jobOf(request);
    if (!asked) return null;
    // Without a declaration nobody knows which of its parameters are paths.
    const job = Object.hasOwn(jobs, asked.name) ? jobs[asked.name] : undefined;
    if (!job) return ["notFound", "there is no job of this name", "name"];
    // As the core will read them: what it fills in or changes is what is judged.
    const read = job.params.safeParse(asked.params);
    if (!read.success) {
      const [issue] = read.error.issues;
      return ["malformed", issue?.message ?? "does not fit", (issue?.path ?? []).map(String).join(".")];
    }
    const wrong = filesNamed(job, read.data).find(({ path, use }) => !has(asked.name, use, path));
    return wrong ? ["forbidden", "the file was not chosen in this window", wrong.where] : null;
  }

  return {
    grant(purpose, use, paths) {
      const key = `${use} ${purpose}`;
      const held = granted.get(key) ?? new Set();
      granted.set(key, held);
      for (const path of paths) held.add(path);
      for (const path of held) {
        if (held.size <= MAX_GRANTED) break;
        held.delete(path);
      }
    },
    has,
    refuse(request) {
      const wrong = wrongWith(request);
      if (!wrong) return null;
      const [code, message, path] = wrong;
      return { id: request.id, ok: false, error: { code, message, path } };
    },
  };
}
