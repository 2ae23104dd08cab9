import { takeText } from "../../../tests/support/core/blobs.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { QUERIES } from "../../../shared/ipc/queries.ts";
import type { QueryName } from "../../../shared/ipc/queries.ts";
import {
  CHEAP_ARGON2,
  memoryCore,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { createMemoryProfile, createProfile } from "../compose.ts";
import type { Profile } from "../compose.ts";
import { readStore } from "./read-store.ts";

const folder = temporaryFolder();
afterEach(() => folder.remove());

function profiles(): [string, Profile][] {
  const inFile = createProfile({
    folder: join(folder.path, "desk"),
    locale: "en",
    passphrase: "correct horse",
    alone: { name: "Li", workspaceName: "W" },
    environment: testEnvironment(),
    argon2: CHEAP_ARGON2,
  });
  if (!inFile.ok) throw new Error(inFile.error.message);
  return [
    ["in memory", createMemoryProfile(testEnvironment(), { name: "王五", workspaceName: "测试" })],
    ["in a file", inFile.value.profile],
  ];
}

describe("what a query gets of the store", () => {
  test("prepares nothing that writes, in memory as in a file", () => {
    const elsewhere = join(folder.path, "elsewhere.db");
    for (const [where, { store }] of profiles()) {
      const reading = readStore(store);
      const before = JSON.stringify(store.db.prepare("SELECT * FROM meta").all());
      for (const sql of [
        "INSERT INTO preference (key, value) VALUES ('a', '1')",
        "INSERT INTO preference (key, value) VALUES ('a', '1') RETURNING key",
        "WITH one AS (SELECT 1) UPDATE meta SET value = 'null'",
        "DELETE FROM operation RETURNING id",
        "REPLACE INTO meta (key, value) VALUES ('closed', 'true')",
        "INSERT INTO search (search) VALUES ('optimize')",
        "CREATE TABLE mine (a)",
        "DROP TABLE operation",
        "BEGIN IMMEDIATE",
        "SAVEPOINT mine",
        `ATTACH '${elsewhere}' AS other`,
        "VACUUM",
        "PRAGMA user_version = 5",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA writable_schema = 1",
        "PRAGMA wal_checkpoint(TRUNCATE)",
      ]) {
        expect(() => reading.prepare<[], unknown>(sql).all(), `${where}: ${sql}`).toThrow(/only reads/);
      }
      expect(JSON.stringify(store.db.prepare("SELECT * FROM meta").all())).toBe(before);
      expect(store.db.inTransaction).toBe(false);
      expect(reading.prepare<[], number>("SELECT count(*) FROM operation").pluck().get()).toBe(0);
      store.close();
    }
    expect(existsSync(elsewhere)).toBe(false);
  });

  test("has no method that writes", () => {
    const { store } = memoryCore().profile;
    const reading = readStore(store);
    // @ts-expect-error not in the view
    expect(reading.write).toBeUndefined();
    // @ts-expect-error not in the view
    expect(reading.db).toBeUndefined();
    // @ts-expect-error not in the view
    expect(reading.meta.set).toBeUndefined();
    // @ts-expect-error not in the view
    expect(reading.log.append).toBeUndefined();
    // @ts-expect-error not in the view
    expect(reading.desk().apply).toBeUndefined();
  });

  test("no query changes a row", () => {
    const core = memoryCore();
    const id = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id;
    takeText(core.profile.store, "指示灯");
    const changes = core.profile.store.db.prepare<[], number>("SELECT total_changes()").pluck();
    const before = changes.get();
    const given = {
      ...{ id, kind: "ticket", text: "打印", code: "T-1", state: "waiting", sha256: "0".repeat(64) },
      ...{ which: "soon", today: "2026-11-23", number: "H-K7-0001", month: "2026-11" },
      ...{
        at: "2026-11-27T09:00:00+08:00",
        now: "2026-11-23T09:00:00+08:00",
        key: "wired",
        family: "category",
        field: "title",
        texts: ["打印"],
        asset: id,
      },
      ...{ about: `ticket:${String(id)}`, address: takeText(core.profile.store, "指示灯")[0] },
    };
    const answered = (Object.keys(QUERIES) as QueryName[]).map((name) => {
      const wanted = Object.entries(given).filter(([key]) => key in QUERIES[name].params.shape);
      // A register has kinds of its own.
      const params = Object.fromEntries(wanted.filter(([key]) => name !== "asset.page" || key !== "kind"));
      const outcome = core.query(name, params);
      return outcome.ok ? "" : `${name} ${outcome.error.code}`;
    });
    const strange = answered.filter((each) => each !== "" && !each.endsWith(" notFound"));
    expect(strange).toEqual([]);
    expect(changes.get()).toBe(before);
  });
});
