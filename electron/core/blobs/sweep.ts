import { success } from "../outcome.ts";
import type { BlobRow } from "../store/blobs/blob-rows.ts";
import type { Store } from "../store/store.ts";

/** So long what was taken in may be named by nothing: somebody is about to attach it. */
const HELD_MS = 24 * 60 * 60 * 1000;
/** Bytes kept of what is on the hub too; beyond, what was used longest ago goes. */
const KEPT_OF_SENT = 512 * 1024 * 1024;
/** What was looked at so recently stays, whatever the others take. */
const USED_LATELY_MS = 60 * 60 * 1000;

/**
 * Lets go of one blob that need not be here: a piece of an intake that ended with its process, bytes that
 * nothing names, bytes that are on the hub and long unused. Never of bytes that a record names and that
 * the hub does not have. True while there is more.
 *
 * @param living ids of intakes that go on
 * @param budget bytes kept of what is on the hub too
 */
export function sweepBlobs(store: Store, living: ReadonlySet<string>, budget = KEPT_OF_SENT): boolean {
  const { blobs, environment } = store;
  const now = environment.now();
  const left = blobs.intakes().find(({ address }) => !living.has(address));
  if (left) return dropped(store, left);
  const [unnamed] = blobs.named
    .unnamed(now - HELD_MS, now + HELD_MS)
    .flatMap((address) => blobs.get(address) ?? []);
  if (unnamed) return dropped(store, unnamed);
  if (blobs.bytesOfSent() <= budget) return false;
  const evicted = blobs
    .sentHere()
    .find(({ usedAt, wanted }) => !wanted && Math.abs(now - usedAt) > USED_LATELY_MS);
  if (!evicted) return false;
  return store.write(() => {
    blobs.empty(evicted, "absent");
    return success(null);
  }).ok;
}

function dropped(store: Store, row: BlobRow): boolean {
  return store.write(() => {
    store.blobs.drop(row);
    return success(null);
  }).ok;
}
