import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { partFile, takeName } from "./target-file.ts";

/**
 * Writes a file that appears when it is whole.
 *
 * @param target as `targetFile` answered it
 */
export function writeWhole(
  target: string,
  bytes: Uint8Array,
  overwrite: boolean,
  randomBytes: (count: number) => Uint8Array,
): Outcome<null> {
  const part = partFile(target, randomBytes);
  try {
    const handle = openSync(part, "wx", 0o600);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const named = takeName(part, target, overwrite);
    if (!named.ok) rmSync(part, { force: true });
    return named;
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string") throw error;
    return failure("file", "the file could not be written", "file", { code });
  }
}
