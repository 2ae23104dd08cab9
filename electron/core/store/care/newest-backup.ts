import { closeSync, existsSync, openSync, readSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isDamage, openDatabase, sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import { SALT_BYTES } from "./pages/page-cipher.ts";
import { NewerSchema, isNewer } from "./schema.ts";

/** Rolling backups, the newest first. */
function backupFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".db"));
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/**
 * The newest backup that opens and passes its checks; null when there is none.
 * @throws NewerSchema what a newer program kept says that the store was one of it, too
 */
export function openNewestBackup(folder: string, key: Uint8Array): Sqlite | null {
  for (const file of backupFiles(folder)) {
    const opened = openDatabase(file, key);
    if (!opened.ok) continue;
    const standing = standingOf(opened.value);
    if (standing === "sound") return opened.value;
    closeBackup(opened.value);
    if (standing === "newer") throw new NewerSchema("the backups beside the store are a newer program's");
  }
  return null;
}

function standingOf(db: Sqlite): "sound" | "newer" | "damaged" {
  try {
    if (isNewer(db)) return "newer";
    return db.pragma("integrity_check(1)", { simple: true }) === "ok" ? "sound" : "damaged";
  } catch (error) {
    if (!isDamage(sqliteCode(error))) throw error;
    return "damaged";
  }
}

/** Leaves one file. */
export function closeBackup(db: Sqlite): void {
  try {
    db.pragma("journal_mode=DELETE");
  } catch (error) {
    // Damaged, its log stays beside it.
    if (!isDamage(sqliteCode(error))) throw error;
  } finally {
    db.close();
  }
}

/** Salts of copies of the store, which often are the store's own. */
export function backupSalts(folder: string): Uint8Array[] {
  return backupFiles(folder).map(firstBytes);
}

export function firstBytes(file: string): Uint8Array {
  const bytes = Buffer.alloc(SALT_BYTES);
  const handle = openSync(file, "r");
  try {
    readSync(handle, bytes, 0, SALT_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  return bytes;
}
