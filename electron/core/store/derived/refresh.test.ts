import { describe, expect, test } from "vitest";
import {
  StandInHub,
  ask,
  derivedAnew,
  enrolledConsole,
  finish,
  makeStale,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import { profilesOnDisk } from "../../../../tests/support/core/profile.ts";
import type { ChangeBatch } from "../../../../shared/ipc/change-batch.ts";
import type { Core } from "../../compose.ts";
import { verifyStore } from "../care/verify-store.ts";

const { made, reopened } = profilesOnDisk();

const ALL = ["member", "device", "site", "ticket", "asset", "person"];
const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;
const titles = (core: Core) => ask(core, "ticket.page", { scope: "team" }).rows.map(({ title }) => title);

function office(core: Core): Core {
  const asset = run(core, { type: "asset.register", set: { name: "笔记本", serial: "SN1" } }).id;
  run(core, { type: "asset.register", set: { name: "另一台", serial: "SN1" } });
  for (const title of ["打印机卡纸", "显示器闪烁", "网络不通"]) {
    run(core, { type: "ticket.open", set: { title, requester: "张伟" }, assets: [asset] });
  }
  run(core, { type: "person.set", set: { name: "张伟", dept: "财务部" } });
  return core;
}

const hasMarksByRecord = ({ profile: { store } }: Core) =>
  store.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'mark_record'").get() !== undefined;

/** What another version left: rows and states that say something else, and nothing that belongs to them. */
function spoil({ profile: { store } }: Core): void {
  store.db.exec(`
    UPDATE entity SET state = 'not even JSON';
    UPDATE ticket SET row = json_set(json_remove(row, '$.tags'), '$.title', 'old ' || (row ->> 'title'));
    UPDATE asset SET status = 'gone';
    DELETE FROM conflict;
    DELETE FROM mark;
    INSERT INTO mark VALUES ('SN9', 'serial', 'asset', 1, 1);
    DELETE FROM reference;
    DELETE FROM desk WHERE kind = 'asset';
    INSERT INTO search (search) VALUES ('delete-all')`);
  makeStale(store, ALL);
  store.rebuildDesk();
}

describe("records that another program version derived", () => {
  test("are derived anew from the log, whatever was stored for them", () => {
    const core = office(memoryCore());
    spoil(core);
    while (core.idle());
    expect(problemsOf(core)).toEqual([]);
    expect(ask(core, "search.all", { text: "zhangwei" })).toHaveLength(4);
    expect(ask(core, "ticket.page", { text: "卡纸" }).total).toBe(1);
    expect(ask(core, "conflict.page", {}).total).toBe(1);
  });

  test("are shown as they were until their turn comes, what is on the desk first, then the newest", () => {
    const core = office(memoryCore());
    const { store } = core.profile;
    spoil(core);
    expect(titles(core)).toEqual(["old 网络不通", "old 显示器闪烁", "old 打印机卡纸"]);
    // What a row of old lacks is as in an empty record: screens do not break on it.
    expect(ask(core, "ticket.page", { scope: "team" }).rows[0]?.tags).toEqual([]);
    expect(store.refreshing()).toEqual({ done: 0, total: 0 });
    const seen: string[][] = [];
    while (store.refresh(1)) seen.push(titles(core).filter((title) => !title.startsWith("old")));
    expect(seen.filter((titlesNow) => titlesNow.length === 1)[0]).toEqual(["打印机卡纸"]);
    expect(store.refreshing()).toBeNull();
    expect(titles(core)).toEqual(["网络不通", "显示器闪烁", "打印机卡纸"]);
  });

  test("a detail view, a plan and an act see them as this version folds them at once", () => {
    const core = office(memoryCore());
    spoil(core);
    const id = ask(core, "ticket.page", { scope: "team" }).rows[0]?.id as string;
    expect(ask(core, "ticket.get", { id }).row.title).toBe("网络不通");
    run(core, { type: "ticket.accept", ticket: id });
    expect(titles(core)[0]).toBe("网络不通");
    expect(core.execute({ type: "ticket.accept", ticket: id })).toMatchObject({ ok: false });
    while (core.idle());
    expect(problemsOf(core)).toEqual([]);
  });

  test("windows are told of what is shown otherwise, and of nothing else", () => {
    const core = office(memoryCore());
    const { store } = core.profile;
    const batches: ChangeBatch[] = [];
    store.onBatch((batch) => batches.push(batch));
    derivedAnew(core);
    expect(batches.flatMap(({ changes, touched }) => [...changes, ...touched])).toEqual([]);
    expect(batches.map(({ version }, index) => version - index)).toEqual(
      batches.map(() => batches[0]?.version),
    );
    store.db.exec(
      "UPDATE ticket SET row = json_set(row, '$.title', 'old') WHERE row ->> 'title' = '网络不通'",
    );
    makeStale(store, ALL);
    store.rebuildDesk();
    batches.length = 0;
    while (store.refresh(1));
    const changes = batches.flatMap((batch) => batch.changes);
    expect(changes).toMatchObject([{ table: "ticket", put: { title: "网络不通" } }]);
    expect(batches.flatMap(({ touched }) => touched)).toHaveLength(1);
  });

  test("acts and syncs go on in between, and nothing is left out", () => {
    const hub = new StandInHub(testEnvironment(2));
    const { core, sync } = enrolledConsole(hub, "甲", "A1", 3);
    const other = enrolledConsole(hub, "乙", "B1", 4);
    office(core);
    hub.sync(sync);
    hub.sync(other.sync);
    const tickets = ask(core, "ticket.page", { scope: "team" }).rows.map(({ id }) => id);
    spoil(core);
    const { store } = core.profile;
    for (let step = 0; store.refresh(1); step += 1) {
      const ticket = tickets[step % tickets.length] as string;
      if (step % 3 === 0) run(core, { type: "ticket.note", ticket, text: `第${step}条` });
      if (step % 3 === 1) run(other.core, { type: "ticket.edit", ticket, set: { title: `改名${step}次` } });
      if (step % 3 === 2) run(core, { type: "ticket.open", set: { title: `新的${step}号` } });
      if (step % 2 === 1) {
        hub.sync(other.sync);
        hub.sync(sync);
      }
    }
    hub.sync(other.sync);
    hub.sync(sync);
    expect(problemsOf(core)).toEqual([]);
    expect(titles(core).sort()).toEqual(titles(other.core).sort());
  });

  test("a program that ends in the middle goes on where it stopped, and does nothing when all is done", () => {
    const { core } = made();
    office(core);
    spoil(core);
    const { store } = core.profile;
    // The desk is derived first; then one record after the other.
    for (let slice = 0; slice < 12; slice += 1) expect(store.refresh(1)).toBe(true);
    const at = store.meta.get("refreshing");
    expect(at).toBeDefined();
    store.close();

    const again = reopened();
    expect(again.profile.store.staleness.next()).toEqual({ kind: at?.kind, below: at?.below });
    // What another version entered for a record is found by the record, so long as there is such a record.
    expect(hasMarksByRecord(again)).toBe(true);
    while (again.idle());
    expect(hasMarksByRecord(again)).toBe(false);
    expect(problemsOf(again)).toEqual([]);
    again.profile.store.close();

    const third = reopened(3);
    expect(third.profile.store.staleness.kinds()).toEqual([]);
    expect(third.profile.store.refresh()).toBe(false);
  });

  test("only kinds whose declaration is another one are derived anew", () => {
    const core = office(memoryCore());
    const { store } = core.profile;
    makeStale(store, ["person"]);
    const derived: string[] = [];
    const { write } = store.states;
    store.states.write = (e, state, isNew) => {
      derived.push(state.kind);
      write(e, state, isNew);
    };
    while (store.refresh());
    expect(derived).toEqual(["person"]);
  });

  test("what an older program could not read is folded as soon as this one can (F10)", () => {
    const hub = new StandInHub(testEnvironment(2));
    const { core, sync } = enrolledConsole(hub, "甲", "A1", 3);
    const id = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
    run(core, { type: "ticket.note", ticket: id, text: "旧程序读不懂这一条" });
    hub.sync(sync);
    // The state as a program without `ticket.note` folded it: marked, and the entry missing.
    const { db } = core.profile.store;
    const operation = db
      .prepare("SELECT id FROM operation WHERE type = 'ticket.note'")
      .pluck()
      .get() as string;
    db.prepare(
      `UPDATE entity SET unread = 1, state = json_set(json_remove(state, '$.lists.actions'), '$.unread', json_array(?))
        WHERE kind = 'ticket'`,
    ).run(operation);
    derivedAnew(core, ["ticket"]);
    expect(ask(core, "ticket.get", { id }).actions.map(({ text }) => text)).toEqual(["旧程序读不懂这一条"]);
    expect(ask(core, "ticket.get", { id }).row.needsUpdate).toBe(false);
    expect(problemsOf(core)).toEqual([]);
  });
});

test("a new store has nothing to derive anew", () => {
  const { core } = made();
  expect(core.profile.store.refresh()).toBe(false);
  expect(core.profile.store.refreshing()).toBeNull();
  expect(hasMarksByRecord(core)).toBe(false);
});
