// S13, S14: the window may have files read or written only where the user pointed. A page that was
// taken over could otherwise import any file of this laptop, or export over one.
import { jobOf } from "../../../shared/ipc/contract.ts";
import type { CoreErrorCode, CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import { filesNamed } from "../../../shared/ipc/job-files.ts";
import type { FileUse } from "../../../shared/ipc/job-files.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import type { JobTable } from "../../../shared/ipc/jobs.ts";

export interface GrantedPaths {
  /** What was chosen to be read is not thereby given to be written over. */
  grant(use: FileUse, paths: readonly string[]): void;
  has(use: FileUse, path: string): boolean;
  /** The refusal of a request that names a path nobody chose; null when all is well. */
  refuse(request: CoreRequest): CoreReply | null;
}

/** More than a person drops in a day; the oldest are forgotten. */
const MAX_GRANTED = 20_000;

/** @param jobs says which parameters of which job are files; nothing about any job is known here */
export function grantedPaths(jobs: JobTable = JOBS): GrantedPaths {
  const granted: Record<FileUse, Set<string>> = { read: new Set(), write: new Set() };

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
    const wrong = filesNamed(job, read.data).find(({ path, use }) => !granted[use].has(path));
    return wrong ? ["forbidden", "the file was not chosen in this window", wrong.where] : null;
  }

  return {
    grant(use, paths) {
      for (const path of paths) granted[use].add(path);
      for (const path of granted[use]) {
        if (granted[use].size <= MAX_GRANTED) break;
        granted[use].delete(path);
      }
    },
    has: (use, path) => granted[use].has(path),
    refuse(request) {
      const wrong = wrongWith(request);
      if (!wrong) return null;
      const [code, message, path] = wrong;
      return { id: request.id, ok: false, error: { code, message, path } };
    },
  };
}
