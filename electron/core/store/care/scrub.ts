import type { Sqlite } from "./open-database.ts";

/** A rewritten store is built up in memory first, because temporary files would not be encrypted. */
const MOST_REWRITTEN = 512 * 1024 * 1024;

/**
 * Leaves no remnant of what was erased: the search index is merged into one, the file written anew,
 * the write-ahead log emptied. Beyond {@link MOST_REWRITTEN} it is left at what deleting overwrote.
 *
 * @param purgeSearch drops what is no longer in a searched text from the index
 */
export function scrubStore(db: Sqlite, purgeSearch: () => void): void {
  purgeSearch();
  const bytes =
    (db.pragma("page_count", { simple: true }) as number) *
    (db.pragma("page_size", { simple: true }) as number);
  if (bytes <= MOST_REWRITTEN) db.exec("VACUUM");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.pragma("secure_delete=FAST");
}
