import { expect, test } from "vitest";
import type { ChangeBatch } from "../../../shared/ipc/change-batch.ts";
import { MOST_COMMANDS } from "../../../shared/ipc/contract.ts";
import { ask, finish, memoryCore, must, run, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";
import { verifyStore } from "../store/care/verify-store.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

const nobody = "0190aaaa-0000-7000-8000-00000000dead";
const operations = (core: Core) => ask(core, "store.status", {}).operations;
const asset = (core: Core, serial: string) =>
  run(core, { type: "asset.register", set: { name: `笔记本 ${serial}`, serial } }).id as string;

const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;

test("several commands are one commit: told once, each an operation, the store as if done one by one", () => {
  const core = memoryCore();
  const [keep, drop] = [asset(core, "sn-1"), asset(core, "sn-1")];
  const batches: ChangeBatch[] = [];
  core.profile.store.onBatch((batch) => batches.push(batch));
  const before = operations(core);
  const done = must(
    core.executeAll([
      { type: "asset.edit", asset: keep, set: { serial: "sn-2", place: "三楼" } },
      { type: "asset.edit", asset: keep, set: { serial: "sn-1" } },
      { type: "asset.merge", asset: keep, drop },
      { type: "ticket.open", set: { title: "合并以后的第一张" } },
      { type: "ticket.open", set: { title: "合并以后的第二张" } },
    ]),
  );
  expect(done.map(({ number }) => number !== null)).toEqual([false, false, false, true, true]);
  expect(new Set(done.map(({ number }) => number)).size).toBe(3);
  expect([batches.length, operations(core) - before]).toEqual([1, 5]);
  expect(batches[0]?.touched).toContain(`asset:${drop}`);
  expect(ask(core, "asset.get", { id: keep }).row).toMatchObject({ serial: "sn-1", place: "三楼" });
  expect(ask(core, "conflict.page", {}).total).toBe(0);
  expect(problemsOf(core)).toEqual([]);
  // The desk was kept in step with it: built anew it holds the same.
  const { store } = core.profile;
  const held = structuredClone(store.desk().rows);
  store.rebuildDesk();
  expect(store.desk().rows).toEqual(held);
});

test("each finds what those before it did", () => {
  const core = memoryCore();
  const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  const accept = { type: "ticket.accept", ticket };
  const before = operations(core);
  expect(core.executeAll([accept, accept])).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect(operations(core)).toBe(before);
  const resolve = { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" };
  must(
    core.executeAll([accept, resolve, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED }]),
  );
  expect(ask(core, "ticket.get", { id: ticket }).row.status).toBe("closed");
});

test("a refusal names every command that cannot be, and nothing of any of them is done", () => {
  const core = memoryCore();
  const tickets = ["打印机卡纸", "键盘失灵", "屏幕不亮"].map(
    (title) => run(core, { type: "ticket.open", set: { title } }).id as string,
  );
  const [first, second, third] = tickets as [string, string, string];
  for (const ticket of [first, third]) run(core, { type: "ticket.accept", ticket });
  const before = operations(core);
  const refused = core.executeAll(tickets.map((ticket) => ({ type: "ticket.accept", ticket })));
  expect(refused).toMatchObject({
    ok: false,
    error: {
      ...{ code: "notAllowed" },
      details: { command: 0, others: [{ code: "notAllowed", details: { command: 2 } }] },
    },
  });
  expect([operations(core) - before, ask(core, "ticket.get", { id: second }).row.status]).toEqual([0, "new"]);
  // Of what is no matter of one of them, the first says all.
  const wrong = core.executeAll([{ type: "ticket.accept" }, { type: "ticket.accept", ticket: first }]);
  expect(wrong).not.toHaveProperty("error.details.others");
});

test.each([
  ["form", "set.colour", (id: string) => ({ type: "asset.edit", asset: id, set: { colour: "red" } })],
  ["name", "type", () => ({ type: "asset.explode" })],
  ["plan", "drop", (id: string) => ({ type: "asset.merge", asset: id, drop: nobody })],
])("none is done where a later one cannot be by its %s, and nothing is told", (_, path, last) => {
  const core = memoryCore(testEnvironment(5));
  const one = asset(core, "sn-1");
  const batches: ChangeBatch[] = [];
  core.profile.store.onBatch((batch) => batches.push(batch));
  const before = operations(core);
  const first = { type: "asset.edit", asset: one, set: { place: "三楼" } };
  expect(core.executeAll([first, last(one)])).toMatchObject({ ok: false, error: { path } });
  expect([operations(core), batches]).toEqual([before, []]);
  expect(ask(core, "asset.get", { id: one }).row.place).toBe("");
  run(core, first);
  expect(problemsOf(core)).toEqual([]);
});

test("a request for none, or for more than are one act, is malformed", async () => {
  const core = memoryCore();
  const draft = { type: "draft.discard", key: "ticket.open" };
  for (const commands of [[], Array.from({ length: MOST_COMMANDS + 1 }, () => draft)]) {
    expect(await core.handle({ id: 1, kind: "executeAll", commands })).toMatchObject({
      error: { code: "malformed", path: "commands" },
    });
  }
  expect(await core.handle({ id: 2, kind: "executeAll", commands: [draft, draft] })).toMatchObject({
    id: 2,
    result: [{ operation: null }, { operation: null }],
  });
});
