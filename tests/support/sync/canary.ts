import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../../electron/core/store/care/open-database.ts";
import { must } from "./sync-office.ts";
import type { Console } from "./sync-office.ts";

// Where a word stands on disk: as UTF-8 and as UTF-16, in what is written plainly and in what is
// encrypted, read with its key.

/** Every file under a folder; a file is its own. */
export function filesUnder(at: string): string[] {
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [at];
  return readdirSync(at).flatMap((name) => filesUnder(join(at, name)));
}

export function holds(bytes: Buffer, word: string): boolean {
  return bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le"));
}

/** What a store of a console holds for whoever has its key: every row of every table, and every page. */
export function storeBytes(file: string, key: Uint8Array): Buffer {
  const copy = `${file}.looked-at`;
  copyFileSync(file, copy);
  const wal = `${file}-wal`;
  if (existsSync(wal)) copyFileSync(wal, `${copy}-wal`);
  const db = must(openDatabase(copy, key));
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')",
      )
      .pluck()
      .all();
    const values = tables
      .flatMap((table) => db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all())
      .flatMap((row) => Object.values(row));
    const rows = values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))));
    return Buffer.concat([...rows, db.serialize()]);
  } finally {
    db.close();
    for (const each of [copy, `${copy}-wal`]) rmSync(each, { force: true });
  }
}

/** Whether a word is in any file of a console: opened with its key, and as it lies there. */
export function isOnConsole({ profile }: Pick<Console, "profile">, word: string): boolean {
  const files = filesUnder(profile.folder ?? "");
  const stores = files.filter((name) => /\.db(\.|$)/.test(name) && !name.endsWith("-wal"));
  return (
    stores.some((file) => holds(storeBytes(file, profile.key as Uint8Array), word)) ||
    files.some((file) => holds(readFileSync(file), word))
  );
}

/** Whether a word is in the file of a hub that stands in a folder, free pages and write-ahead log included. */
export function isInHub(folder: string, word: string): boolean {
  return ["hub.db", "hub.db-wal"]
    .map((name) => join(folder, name))
    .some((file) => existsSync(file) && holds(readFileSync(file), word));
}
