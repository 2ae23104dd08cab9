import { mkdtempSync, readdirSync, readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../electron/core/store/care/open-database.ts";

/** Files this process holds open, also those that have lost their name (Linux). */
function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

test("I8: a sort and a statement that must be undone put nothing into a temporary file", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "deskside-temporary-"));
  const before = new Set(openFiles());
  const opened = openDatabase(path.join(folder, "store.db"), new Uint8Array(32).fill(7));
  if (!opened.ok) throw new Error(opened.error.message);
  const db = opened.value;
  // So small that whatever may spill does.
  db.pragma("cache_size=10");
  db.exec("CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT NOT NULL, UNIQUE (text))");
  const insert = db.prepare("INSERT INTO t (text) VALUES (?)");
  db.transaction(() => {
    for (let n = 0; n < 4000; n += 1) insert.run(`金丝雀 ${(n * 7919) % 4001} ${"x".repeat(200)}`);
  })();
  const seen = new Set<string>();
  let calls = 0;
  db.function("look", { deterministic: false }, () => {
    if ((calls += 1) % 100 === 0) for (const file of openFiles()) seen.add(file);
    return "";
  });
  for (const _ of db.prepare("SELECT text, look() FROM t ORDER BY text || 'y' DESC").iterate()) {
    if ((calls += 1) % 100 === 0) for (const file of openFiles()) seen.add(file);
  }
  expect(() => db.exec("UPDATE t SET text = CASE n WHEN 4000 THEN 'a' ELSE look() || n END")).not.toThrow();
  expect(calls).toBeGreaterThan(8000);
  expect([...seen].filter((file) => !before.has(file) && !file.startsWith(folder))).toEqual([]);
  expect([...seen]).toContain(path.join(folder, "store.db"));
  db.close();
});
