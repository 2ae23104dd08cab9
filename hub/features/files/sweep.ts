import type { HubContext } from "../../log/hub-context.ts";
import { done } from "../../outcome.ts";
import { deleteChunks, deleteFile, deleteUpload, unnamedBefore, uploadsBefore } from "./file-rows.ts";

const DAY_MS = 24 * 60 * 60_000;
/** So long an upload is kept with which nobody goes on, and a file that no record names. */
export const KEPT_MS = 3 * DAY_MS;
/** Swept no more often than this, when somebody begins an upload: without uploads nothing grows. */
const SWEEP_EVERY_MS = 60 * 60_000;

/** Takes what was left lying. Answers a function that does it when it is due. */
export function makeSweep({ store, environment }: HubContext): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = environment.now();
    if (now - last < SWEEP_EVERY_MS) return;
    last = now;
    const before = now - KEPT_MS;
    await store.write(async (tx) => {
      for (const { id } of await uploadsBefore(tx, before)) {
        await deleteUpload(tx, id);
        await deleteChunks(tx, id);
      }
      for (const file of await unnamedBefore(tx, before)) await deleteFile(tx, file);
      return done(null);
    });
  };
}
