import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { TakenIn } from "../../../shared/blob/blob-facts.ts";
import { CHUNK_BYTES, MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import { beginIntake, refusedFile } from "./intake.ts";

/**
 * Takes a file of this machine in. How large it is, and that it is one, is looked at before it is opened.
 *
 * @param onProgress bytes read, of so many
 */
export async function takeFile(
  store: Store,
  id: string,
  file: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress(done: number, total: number): void },
): Promise<Outcome<TakenIn>> {
  const there = await stat(file).catch(() => null);
  if (!there?.isFile()) return refusedFile("notAFile", "file");
  if (there.size > MAX_BLOB_BYTES) return refusedFile("fileTooLarge", "file");
  if (there.size === 0) return refusedFile("fileEmpty", "file");
  const handle = await open(file, "r").catch(() => null);
  if (!handle) return refusedFile("notAFile", "file");
  const intake = beginIntake(store, id, "file");
  try {
    for (let read = 0; ;) {
      const bytes = await nextOf(handle, read);
      if (bytes.length === 0) {
        if (read === there.size) return await intake.finish();
        intake.drop();
        return refusedFile("fileChanged", "file");
      }
      if (signal.aborted) {
        intake.drop();
        return failure("cancelled", "stopped by the user");
      }
      read += bytes.length;
      const taken = intake.append(bytes);
      if (!taken.ok) return taken;
      onProgress(Math.min(read, there.size), there.size);
    }
  } catch (error) {
    intake.drop();
    if ((error as NodeJS.ErrnoException).syscall !== "read") throw error;
    return refusedFile("notAFile", "file");
  } finally {
    await handle.close();
  }
}

async function nextOf(handle: FileHandle, position: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
  return buffer.subarray(0, bytesRead);
}
