import { valueStore } from "../core/index.ts";
import type { ValueStore } from "../core/index.ts";

/** Something typed that is not kept yet. */
export interface Unkept {
  /** Tries to keep it now; comes back when that was tried. */
  flush(): Promise<unknown>;
}

/** All that is typed in this window and not kept yet: what leaving waits for, and what is said. */
export interface UnkeptBoard {
  /** How many could not be kept when it was last tried. */
  failed: ValueStore<number>;
  waits(entry: Unkept): void;
  fails(entry: Unkept): void;
  kept(entry: Unkept): void;
  /** Keeps everything now; answers how many could not be kept. */
  keepAll(): Promise<number>;
}

export function createUnkept(): UnkeptBoard {
  const waiting = new Map<Unkept, "typed" | "failed">();
  const failed = valueStore(0);
  const count = () => failed.set([...waiting.values()].filter((state) => state === "failed").length);
  return {
    failed,
    waits(entry) {
      // What failed is told as such until it is kept, and not only until the next letter.
      if (!waiting.has(entry)) waiting.set(entry, "typed");
    },
    fails(entry) {
      waiting.set(entry, "failed");
      count();
    },
    kept(entry) {
      waiting.delete(entry);
      count();
    },
    async keepAll() {
      await Promise.all([...waiting.keys()].map((entry) => entry.flush()));
      return waiting.size;
    },
  };
}

/** Of this window. */
export const UNKEPT = createUnkept();

/** Ways out of the page that tell it nothing else: reloading, locking the computer, another window. */
export function keepOnTheWayOut(target: Window, board: UnkeptBoard = UNKEPT): void {
  for (const way of ["beforeunload", "pagehide", "blur"]) {
    target.addEventListener(way, () => void board.keepAll());
  }
}
