import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { openDatabase } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import { PAGE_BYTES, SALT_BYTES } from "./pages/page-cipher.ts";
import type { PageImages } from "./pages/page-images.ts";

/**
 * Puts a store together from the newest good version of every page, as long as it once was: what was
 * cut off or cannot be read is zeros, which SQLite steps over, a page of the write-ahead log stands in
 * its place, the salt is the right one. Null where not even that opens.
 */
export function mendStore(images: PageImages, file: string, key: Uint8Array): Sqlite | null {
  removeDatabase(file);
  const handle = openSync(file, "wx", 0o600);
  try {
    const nothing = Buffer.alloc(PAGE_BYTES);
    for (let page = 1; page <= images.count; page += 1) {
      const bytes = images.newest(page) ?? nothing;
      writeSync(handle, bytes, 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
    }
    writeSync(handle, images.salt, 0, SALT_BYTES, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const opened = openDatabase(file, key);
  return opened.ok ? opened.value : null;
}

/** A database that was only made for the while, with what lies beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-journal"]) rmSync(`${file}${suffix}`, { force: true });
}
