import type { Sqlite } from "../care/open-database.ts";
import { SEARCHED_KINDS } from "./projections.ts";

/** Pages written in one slice: about a millisecond's work. */
const PAGES = 16;

/**
 * FTS5 writes each transaction's text as a segment of its own and by default merges segments within
 * the transaction that makes one too many: every sixteenth commit then takes ten to fifty times as
 * long as the others. Here that is off (migration 2), and merging is work for idle moments.
 */
export function createSearchMerge(db: Sqlite) {
  const merges = SEARCHED_KINDS.map((kind) =>
    db.prepare<[number]>(`INSERT INTO search_${kind} (search_${kind}, rank) VALUES ('merge', ?)`),
  );
  const changes = db.prepare<[], number>("SELECT total_changes()").pluck();
  // What was left when the store was last closed is found in the first quiet moment.
  let due = [...merges];
  return {
    /** Text was written: there may be something to merge. */
    written(): void {
      due = [...merges];
    },
    /** Merges a little. True while there is more. */
    slice(): boolean {
      // Taken off first: a disk that takes no more must not be tried again at every idle moment.
      for (let merge = due.pop(); merge; merge = due.pop()) {
        const before = changes.get() ?? 0;
        merge.run(PAGES);
        // The command itself counts as one; more means that segments were written (FTS5, "merge").
        if ((changes.get() ?? 0) - before < 2) continue;
        due.push(merge);
        return true;
      }
      return false;
    },
  };
}
