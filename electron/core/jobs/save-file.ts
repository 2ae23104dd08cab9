import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { CHUNK_BYTES } from "../../../shared/blob/limits.ts";
import type { JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Profile } from "../session/profile.ts";
import { partFile, takeName, targetFile } from "../session/target-file.ts";
import { inSlices } from "./job.ts";
import type { Job } from "./job.ts";

export const saveFile: Job<"saveFile"> = (params, context) =>
  inSlices(writeBytes(context.profile, params), context, (written) => written);

/** Writes a file as it was attached; it appears when it is whole. */
function* writeBytes(
  { store, folder }: Pick<Profile, "store" | "folder">,
  { address, file, overwrite = false }: JobParams<"saveFile">,
): Generator<[number, number], Outcome<JobResults["saveFile"]>> {
  const row = store.blobs.get(address);
  if (row?.state !== "whole") {
    return failure("notFound", "the bytes of this file are not on this laptop", "address");
  }
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const temporary = partFile(target.value, store.environment.randomBytes);
  let handle: number;
  try {
    handle = openSync(temporary, "wx", 0o600);
  } catch {
    return failure("file", "the file cannot be written", "file");
  }
  let finished = false;
  try {
    for (let at = 0; at < row.size; at += CHUNK_BYTES) {
      writeSync(handle, store.blobs.read(row, at, CHUNK_BYTES));
      yield [Math.min(at + CHUNK_BYTES, row.size), row.size];
    }
    fsyncSync(handle);
    finished = true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string") throw error;
    return failure("file", "the file could not be written to its end", "file", { code });
  } finally {
    closeSync(handle);
    if (!finished) rmSync(temporary, { force: true });
  }
  const named = takeName(temporary, target.value, overwrite);
  if (named.ok) return success({ file: target.value, bytes: row.size });
  rmSync(temporary, { force: true });
  return named;
}
