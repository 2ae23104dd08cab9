import { describe, expect, test } from "vitest";
import {
  StandInHub,
  ask,
  enrolledConsole,
  finish,
  memoryCore,
  must,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import { IN_MEMORY, openDatabase } from "./open-database.ts";
import { MIGRATIONS, NewerSchema, SCHEMA_VERSION, migrate } from "./schema.ts";
import { bringUpToDate, readableTypes } from "../derived/up-to-date.ts";
import { verifyStore } from "./verify-store.ts";
import { silentLog } from "../../environment.ts";

const version = (db: ReturnType<typeof empty>) => db.pragma("user_version", { simple: true });
const empty = () => must(openDatabase(IN_MEMORY, null));

describe("migrations", () => {
  test("bring an empty database to this program's schema, and again change nothing", () => {
    const db = empty();
    expect(migrate(db)).toBe(0);
    expect(version(db)).toBe(SCHEMA_VERSION);
    expect(migrate(db)).toBe(SCHEMA_VERSION);
  });

  test("one that fails leaves the database as it was before it", () => {
    const db = empty();
    migrate(db);
    const broken = [...MIGRATIONS, "CREATE TABLE added (x); INSERT INTO nowhere VALUES (1)"];
    expect(() => migrate(db, broken)).toThrow(/nowhere/);
    expect(version(db)).toBe(SCHEMA_VERSION);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'added'").get()).toBeUndefined();
  });

  test("a store of a newer program is refused, not changed", () => {
    const db = empty();
    migrate(db);
    db.pragma(`user_version=${SCHEMA_VERSION + 1}`);
    expect(() => migrate(db)).toThrow(NewerSchema);
    expect(version(db)).toBe(SCHEMA_VERSION + 1);
  });
});

describe("after an upgrade", () => {
  function office() {
    const core = memoryCore();
    const asset = run(core, { type: "asset.register", set: { name: "笔记本", serial: "SN1" } }).id;
    run(core, { type: "asset.register", set: { name: "另一台", serial: "SN1" } });
    run(core, { type: "ticket.open", set: { title: "打印机卡纸", requester: "张伟" }, assets: [asset] });
    run(core, { type: "person.set", set: { name: "张伟", dept: "财务部" } });
    return core;
  }

  test("projections of another version are rebuilt from the log, whatever they held", () => {
    const core = office();
    const { db, meta } = core.profile.store;
    db.exec(`
      UPDATE entity SET state = 'not even JSON' WHERE kind = 'ticket';
      UPDATE asset SET row = '{}';
      DELETE FROM conflict;
      DELETE FROM mark;
      DELETE FROM ticket_ref;
      INSERT INTO search_ticket (search_ticket) VALUES ('delete-all')`);
    meta.set("projection", -1);
    bringUpToDate(db, meta, silentLog);
    expect(finish(verifyStore(core.profile.store)).problems).toEqual([]);
    expect(ask(core, "search.all", { text: "zhangwei" })).toHaveLength(2);
    expect(ask(core, "ticket.page", { text: "卡纸" }).total).toBe(1);
  });

  test("what an older program could not read is folded as soon as this one can (F10)", () => {
    const hub = new StandInHub(testEnvironment(2));
    const { core, sync } = enrolledConsole(hub, "甲", "A1", 3);
    const id = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
    run(core, { type: "ticket.note", ticket: id, text: "旧程序读不懂这一条" });
    hub.sync(sync);
    // The state as a program without `ticket.note` folded it: marked, and the entry missing.
    const { db, meta } = core.profile.store;
    const operation = db
      .prepare("SELECT id FROM operation WHERE type = 'ticket.note'")
      .pluck()
      .get() as string;
    db.prepare(
      `UPDATE entity SET unread = 1, state = json_set(json_remove(state, '$.lists.actions'), '$.unread', json_array(?))
        WHERE kind = 'ticket'`,
    ).run(operation);
    meta.set("readable", readableTypes().replace(/ticket\.note:1 ?/, ""));
    bringUpToDate(db, meta, silentLog);
    expect(ask(core, "ticket.get", { id }).actions.map(({ text }) => text)).toEqual(["旧程序读不懂这一条"]);
    expect(ask(core, "ticket.get", { id }).row.needsUpdate).toBe(false);
    expect(finish(verifyStore(core.profile.store)).problems).toEqual([]);
  });
});
