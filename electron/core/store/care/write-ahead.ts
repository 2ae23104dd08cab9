import { closeSync, fstatSync, openSync } from "node:fs";
import { WAL_PAGES } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";

/**
 * The same bound while far more is coming than this store holds: the pages of an index are then
 * written again with every page of a hub, and moved into the file eight times less often.
 */
const WAL_PAGES_FAR = 8 * WAL_PAGES;
/**
 * Pages that one idle moment moves: a few milliseconds, which a command that comes then may have to wait.
 * SQLite moves all there are at once, so they must not become more.
 */
export const PAGES_PER_CHECKPOINT = 60;

export type WriteAhead = ReturnType<typeof createWriteAhead>;

/** When what was committed moves from the write-ahead log into the file. */
export function createWriteAhead(db: Sqlite) {
  let held = false;
  let pages = WAL_PAGES;
  let copyHandle: number | null = null;
  const bound = (most: number): void => void db.pragma(`wal_autocheckpoint=${most}`);
  const waiting = (): number => {
    const [row] = db.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
    return row ? row.log - row.checkpointed : 0;
  };

  return {
    isHeld: (): boolean => held,
    /** Whether a long sync has far more to come; the commits of its last pages move what it wrote. */
    expect(far: boolean): void {
      const wanted = far ? WAL_PAGES_FAR : WAL_PAGES;
      if (wanted === pages) return;
      pages = wanted;
      if (!held) bound(pages);
    },
    /** Moves what was committed into the file once it is enough; for idle moments. True when it did. */
    checkpoint(): boolean {
      const most = pages === WAL_PAGES ? PAGES_PER_CHECKPOINT : pages;
      if (held || waiting() < most) return false;
      db.pragma("wal_checkpoint(PASSIVE)");
      return true;
    },
    /**
     * Keeps the database's file as it is now until `release`, for a copy: commits go to the log
     * alone. Null while it is held already. The handle stays open as long as the store, because
     * closing any handle of the file would give up the lock that keeps other processes out.
     */
    hold(): { handle: number; bytes: number; release(): void } | null {
      if (held) return null;
      const [row] = db.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
      if (row?.busy !== 0) return null;
      held = true;
      bound(0);
      copyHandle ??= openSync(db.name, "r");
      return {
        handle: copyHandle,
        bytes: fstatSync(copyHandle).size,
        release() {
          held = false;
          if (db.open) bound(pages);
        },
      };
    },
    /** After the database was closed. */
    close(): void {
      if (copyHandle !== null) closeSync(copyHandle);
    },
  };
}
