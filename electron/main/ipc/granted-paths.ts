// S13, S14: the window may have files read or written only where the user pointed. A page that was
// taken over could otherwise import any file of this laptop, or export over one.
import type { CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";

export interface GrantedPaths {
  grant(paths: readonly string[]): void;
  /** The refusal of a request that names a path nobody chose; null when all is well. */
  refuse(request: CoreRequest): CoreReply | null;
}

/** More than a person drops in a day; the oldest are forgotten. */
const MAX_GRANTED = 20_000;

export function grantedPaths(): GrantedPaths {
  const granted = new Set<string>();

  function named(request: CoreRequest): { path: string; where: string }[] {
    if (request.kind === "import") {
      return request.paths.map((path, index) => ({ path, where: `paths.${index}` }));
    }
    if (request.kind === "export" || request.kind === "backup") {
      return [{ path: request.file, where: "file" }];
    }
    return [];
  }

  return {
    grant(paths) {
      for (const path of paths) granted.add(path);
      for (const path of granted) {
        if (granted.size <= MAX_GRANTED) break;
        granted.delete(path);
      }
    },
    refuse(request) {
      const wrong = named(request).find(({ path }) => !granted.has(path));
      if (!wrong) return null;
      const error = {
        code: "forbidden" as const,
        message: "the file was not chosen in this window",
        path: wrong.where,
      };
      return { id: request.id, ok: false, error };
    },
  };
}
