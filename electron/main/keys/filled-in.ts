import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";

/** More is no passphrase. */
const MAX_BYTES = 1000;

/**
 * The first line of a file that holds a passphrase. Null where there is none, or where others than its owner
 * may read the file: then it holds no secret, and nothing is made of it.
 */
export function readFilledIn(file: string): string | null {
  try {
    const handle = openSync(file, "r");
    try {
      const { mode, size } = fstatSync(handle);
      // Windows has no such bits: there the folder's own rights protect it.
      const isShared = process.platform !== "win32" && (mode & 0o077) !== 0;
      if (isShared || size > MAX_BYTES) return null;
      const [line = ""] = readFileSync(handle, "utf8").split(/\r?\n/);
      return line === "" ? null : line;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}
