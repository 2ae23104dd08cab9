import Database from "better-sqlite3-multiple-ciphers";
import type { SqliteDatabase } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepPrepared } from "./keep-prepared.ts";

let database: InstanceType<typeof Database>;
let prepared: string[];
let counted: SqliteDatabase;

beforeEach(() => {
  database = new Database(":memory:");
  database.exec("create table 设备 (编号 text)");
  prepared = [];
  counted = {
    prepare(sql) {
      prepared.push(sql);
      return database.prepare(sql) as unknown as ReturnType<SqliteDatabase["prepare"]>;
    },
    close: () => database.close(),
  };
});
afterEach(() => database.close());

test("a statement is prepared once, and runs with other values each time", () => {
  const kept = keepPrepared(counted);
  for (const tag of ["显示器-1", "显示器-2"]) kept.prepare("insert into 设备 values (?)").run([tag]);
  const rows = [1, 2].map(() => kept.prepare("select * from 设备").all([]));
  expect(rows[1]).toEqual([{ 编号: "显示器-1" }, { 编号: "显示器-2" }]);
  expect(prepared).toEqual(["insert into 设备 values (?)", "select * from 设备"]);
});

test("what was not asked for the longest is prepared anew when there are too many", () => {
  const asked = ["select 1", "select 2", "select 3"];
  const kept = keepPrepared(counted, 2 * "select 1".length);
  for (const sql of ["select 1", "select 2", "select 1", "select 3"]) kept.prepare(sql);
  expect(prepared).toEqual(asked);
  kept.prepare("select 1");
  expect(prepared).toEqual(asked);
  kept.prepare("select 2");
  expect(prepared).toEqual([...asked, "select 2"]);
});

test("a statement that is being read may run a second time meanwhile", () => {
  database.exec("insert into 设备 values ('a'), ('b')");
  const kept = keepPrepared(counted);
  const seen: unknown[] = [];
  for (const row of kept.prepare("select * from 设备").iterate([])) {
    seen.push(row, ...kept.prepare("select * from 设备").all([]));
  }
  expect(seen).toHaveLength(6);
});

test("columns that came since are seen", () => {
  database.exec("insert into 设备 values ('a')");
  const kept = keepPrepared(counted);
  kept.prepare("select * from 设备").all([]);
  kept.prepare("alter table 设备 add column 地点 text").run([]);
  expect(kept.prepare("select * from 设备").all([])).toEqual([{ 编号: "a", 地点: null }]);
});
