import type { BlobAddress } from "../../../shared/blob/address.ts";
import type { TakenIn } from "../../../shared/blob/blob-facts.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import { createBlobsForSync } from "./for-sync.ts";
import { beginIntake } from "./intake.ts";
import { createPartIntakes } from "./part-intakes.ts";
import { sweepBlobs } from "./sweep.ts";
import { takeFile } from "./take-file.ts";

export type Blobs = ReturnType<typeof createBlobs>;

/** Nothing is gone because it stays a little longer. */
const SWEEP_EVERY_MS = 60 * 1000;

/** Files on this console: taken in, read, let go of. */
export function createBlobs(store: Store) {
  const { blobs, environment } = store;
  const parts = createPartIntakes(store);
  const files = new Set<string>();
  /** Read since the last idle moment; looking something up writes nothing. */
  const used = new Set<BlobAddress>();
  let more = false;
  let lastSwept = 0;

  /** An intake under an id that is not swept meanwhile. */
  async function underway(take: (id: string) => Promise<Outcome<TakenIn>>): Promise<Outcome<TakenIn>> {
    const id = environment.uuidv7();
    files.add(id);
    try {
      return await take(id);
    } finally {
      files.delete(id);
    }
  }

  return {
    forSync: createBlobsForSync(store),
    parts,

    /** Takes a file of this machine in. */
    takeFile: (file: string, options: Parameters<typeof takeFile>[3]): Promise<Outcome<TakenIn>> =>
      underway((id) => takeFile(store, id, file, options)),

    /** Takes in what was read already. */
    takeBytes: (bytes: Uint8Array): Promise<Outcome<TakenIn>> =>
      underway(async (id) => {
        const intake = beginIntake(store, id, "file");
        const taken = intake.append(bytes);
        return taken.ok ? intake.finish() : taken;
      }),

    /** Nobody will name it after all: it goes, unless something else does. */
    release(address: BlobAddress): void {
      const row = blobs.get(address);
      if (!row || row.sent || blobs.named.isNamed(address)) return;
      store.write(() => {
        blobs.drop(row);
        return success(null);
      });
    },

    /** Somebody waits for it: it is fetched from the hub as soon as that can be reached. */
    want(address: BlobAddress): Outcome<null> {
      const file = blobs.named.fileOf(address);
      if (!file) return failure("notFound", "no file has this content", "address");
      return store.write(() => {
        const { type, size, width, height } = file;
        const facts = { type, size, width, height };
        const now = environment.now();
        const known = blobs.get(address) ?? blobs.add(address, facts, "absent", false, now);
        if (known.state !== "whole") blobs.want(known, now);
        return success(null);
      });
    },

    noteUsed: (address: BlobAddress): void => void used.add(address),

    /** Lets go of a little that need not be here. True while there is more; for idle moments. */
    sweep(budget?: number): boolean {
      const now = environment.now();
      // What was derived by another program version may not say yet what it names.
      if (store.refreshing() !== null) return false;
      if (store.isReadOnly() || (!more && Math.abs(now - lastSwept) < SWEEP_EVERY_MS)) return false;
      lastSwept = now;
      const looked = [...used].flatMap((address) => blobs.get(address) ?? []);
      used.clear();
      if (looked.length > 0) {
        store.write(() => {
          for (const row of looked) blobs.used(row, now);
          return success(null);
        });
      }
      const living = new Set([...files, ...parts.ids()].map((id) => `intake:${id}`));
      more = sweepBlobs(store, living, budget);
      return more;
    },

    close: (): void => parts.giveUpAll(),
  };
}
