import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3-multiple-ciphers";
import { failure } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { sqliteCode } from "./open-database.ts";

/**
 * Runs `work` while no other process opens this store, or answers `locked`. An open store is held by a
 * lock of its own; but one that is damaged is closed, kept aside and made anew in between, and two that
 * did that at once would each put away what the other had made.
 *
 * The lock is SQLite's, on an empty file beside the store: the operating system drops it with the process,
 * however that ends. Where no such file can be made the store is opened without it.
 */
export function openingAlone<T>(store: string, work: () => Outcome<T>): Outcome<T> {
  const lock = lockOf(`${store}.opening`);
  if (lock === "taken") return failure("locked", "another Deskside is opening this profile", "profile");
  try {
    return work();
  } finally {
    lock?.close();
  }
}

function lockOf(file: string): InstanceType<typeof Database> | "taken" | null {
  let lock: InstanceType<typeof Database> | null = null;
  try {
    // For its owner alone, like all that lies in a profile.
    closeSync(openSync(file, "a", 0o600));
    lock = new Database(file, { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    return sqliteCode(error)?.startsWith("SQLITE_BUSY") ? "taken" : null;
  }
}
