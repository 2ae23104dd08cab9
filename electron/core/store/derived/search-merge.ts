import type { Sqlite } from "../care/open-database.ts";

/** Pages written in one slice: about a millisecond's work. */
const PAGES = 16;

/**
 * FTS5 writes each transaction's text as a segment of its own and by default merges segments within
 * the transaction that makes one too many: every sixteenth commit then takes ten to fifty times as
 * long as the others. Here that is off (declaration.ts), and merging is work for idle moments.
 */
export function createSearchMerge(db: Sqlite) {
  const merge = db.prepare<[number]>("INSERT INTO search (search, rank) VALUES ('merge', ?)");
  const changes = db.prepare<[], number>("SELECT total_changes()").pluck();
  // What was left when the store was last closed is found in the first quiet moment.
  let due = true;
  return {
    /** Text was written: there may be something to merge. */
    written(): void {
      due = true;
    },
    /** Drops from the index what no text holds any more. */
    purge(): void {
      db.exec("INSERT INTO search (search) VALUES ('optimize')");
    },
    /** Merges a little. True while there is more. */
    slice(): boolean {
      if (!due) return false;
      // Put off first: a disk that takes no more must not be tried again at every idle moment.
      due = false;
      const before = changes.get() ?? 0;
      merge.run(PAGES);
      // The command itself counts as one; more means that segments were written (FTS5, "merge").
      due = (changes.get() ?? 0) - before >= 2;
      return due;
    },
  };
}
