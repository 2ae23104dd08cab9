import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A file that keeps room on the disk (F14): when the disk is full it is given up, so that what is
 * being typed and the hub's answers can still be stored.
 */
export interface Reserve {
  /** Takes the room; false when there is not enough. */
  hold(): boolean;
  release(): void;
}

export const RESERVE_BYTES = 4 * 1024 * 1024;
/** Room beyond the reserve that must be free before writing is allowed: some hundred records. */
const BREATHING_BYTES = 2 * 1024 * 1024;

export function createReserve(file: string): Reserve {
  return {
    hold() {
      if (existsSync(file)) return true;
      const { bavail, bsize } = statfsSync(dirname(file));
      if (bavail * bsize < RESERVE_BYTES + BREATHING_BYTES) return false;
      try {
        fill(file);
        return true;
      } catch {
        // The disk filled up meanwhile: half a reserve is none.
        rmSync(file, { force: true });
        return false;
      }
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

function fill(file: string): void {
  const handle = openSync(file, "w", 0o600);
  try {
    // Written, not truncated to length: a sparse file would hold no room.
    const block = Buffer.alloc(64 * 1024);
    for (let done = 0; done < RESERVE_BYTES; done += block.length) writeSync(handle, block);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export const noReserve: Reserve = { hold: () => true, release: () => {} };

/** The disk took no more; nothing of the transaction was kept. */
export class StoreReadOnly extends Error {
  override name = "StoreReadOnly";
  readonly code = "readOnly";
  constructor() {
    super("the disk is full or not writable; nothing of this was stored");
  }
}
