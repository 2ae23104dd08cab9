import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  StandInHub,
  ask,
  finish,
  memoryCore,
  office,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import type { Console } from "../../../../tests/support/core/core.ts";
import { generateDeviceKey, sha256 } from "../../keys/device-key.ts";
import { exceptOf } from "./base-sequence.ts";
import { createSyncStore } from "./store-sync.ts";
import { verifyStore } from "../care/verify-store.ts";
import { FILED } from "../../../../tests/support/domain/filed.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const statesOf = ({ core }: Console) =>
  core.profile.store.db.prepare("SELECT kind, id, state FROM entity ORDER BY kind, id").all();
const conflictsOf = ({ core }: Console) =>
  core.profile.store.db.prepare("SELECT id, row FROM conflict ORDER BY id").all();
const problemsOf = ({ core }: Console) => finish(verifyStore(core.profile.store)).problems;

describe("two consoles and a hub", () => {
  const acts = fc.array(
    fc.record({
      who: fc.nat(1),
      what: fc.constantFrom(
        ...[
          "open",
          "title",
          "text",
          "accept",
          "resolve",
          "note",
          "register",
          "tag",
          "hand",
          "return",
          "sync",
          "pull",
        ],
      ),
      pick: fc.nat(3),
      value: fc.constantFrom("一号文本", "二号文本", "IT-1", "IT-2"),
    }),
    { minLength: 5, maxLength: 40 },
  );

  function act(console: Console, what: string, pick: number, value: string, hub: StandInHub): void {
    const { core, sync } = console;
    const tickets = ask(core, "ticket.page", { limit: 4 }).rows;
    const assets = ask(core, "asset.page", { limit: 4 }).rows;
    const ticket = tickets[pick % Math.max(1, tickets.length)]?.id;
    const asset = assets[pick % Math.max(1, assets.length)]?.id;
    const at = "2026-11-23T10:00:00.000+08:00";
    const lines = [{ asset, condition: "good" }];
    // Commands that do not fit the state are refused; that is part of the game.
    switch (what) {
      case "open":
        core.execute({ type: "ticket.open", set: { title: `标题${value}` } });
        break;
      case "title":
        core.execute({ type: "ticket.edit", ticket, set: { title: `改为${value}` } });
        break;
      case "text":
        core.execute({ type: "ticket.edit", ticket, set: { description: value }, add: { tags: [value] } });
        break;
      case "accept":
        core.execute({ type: "ticket.accept", ticket });
        break;
      case "resolve":
        core.execute({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: `解决了${value}` });
        break;
      case "note":
        core.execute({ type: "ticket.note", ticket, text: value });
        break;
      case "register":
        core.execute({ type: "asset.register", set: { tag: value, name: value } });
        break;
      case "tag":
        core.execute({ type: "asset.edit", asset, set: { tag: value } });
        break;
      case "hand":
        core.execute({
          ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null },
          ...{ unsigned: { reason: "电话里说好了" }, receiverName: value, place: "", handedAt: at, lines },
        });
        break;
      case "return":
        core.execute({
          ...{ type: "custody.return", reason: "idle", returnerName: value },
          ...{ unsigned: { reason: "电话里说好了" }, place: "", returnedAt: at, lines },
        });
        break;
      case "sync":
        hub.sync(sync);
        break;
      default:
        hub.pull(sync, 3);
    }
  }

  test("whatever they do, they end with equal states and conflicts, and every projection is its rebuild", () => {
    fc.assert(
      fc.property(acts, (script) => {
        const { hub, a, b } = office();
        // A ticket and an asset that both know: without them the two hardly ever meet.
        act(a, "open", 0, "一号文本", hub);
        act(a, "register", 0, "IT-1", hub);
        for (const each of [a, b]) hub.sync(each.sync);
        for (const { who, what, pick, value } of script) {
          const actor = who === 0 ? a : b;
          act(actor, what, pick, value, hub);
          if (what === "sync" || what === "pull") expect(problemsOf(actor)).toEqual([]);
        }
        hub.sync(a.sync);
        hub.sync(b.sync);
        hub.sync(a.sync);
        expect(statesOf(a)).toEqual(statesOf(b));
        expect(conflictsOf(a)).toEqual(conflictsOf(b));
        expect(problemsOf(a)).toEqual([]);
        expect(problemsOf(b)).toEqual([]);
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

test("the same page again, and the same answers again, change nothing (I6)", () => {
  const { hub, a, b } = office();
  run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  const answers = hub.push(a.sync);
  hub.pull(a.sync);
  hub.pull(b.sync);
  const before = [statesOf(a), statesOf(b), a.core.profile.store.log.size(), b.core.profile.store.log.size()];
  a.sync.answer(answers);
  a.sync.integrate(hub.page(0, 100), false);
  b.sync.integrate(hub.page(0, 100), false);
  expect(b.sync.integrate(hub.page(0, 100), false)).toEqual({ added: 0, anew: false });
  const after = [statesOf(a), statesOf(b), a.core.profile.store.log.size(), b.core.profile.store.log.size()];
  expect(after).toEqual(before);
});

test("an accepted answer gives the operation its place, and the outbox is empty", () => {
  const { hub, a } = office();
  const { id } = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  expect(ask(a.core, "ticket.get", { id: id as string }).row.pending).toBe(1);
  hub.push(a.sync);
  expect(a.sync.waiting()).toBe(0);
  expect(ask(a.core, "ticket.get", { id: id as string }).row.pending).toBe(0);
});

test("a refused operation leaves the fold, stays readable, and blocks nothing behind it", () => {
  const { hub, a } = office();
  const { id } = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  run(a.core, { type: "ticket.note", ticket: id, text: "看过了" });
  run(a.core, { type: "ticket.open", set: { title: "第二张工单" } });
  hub.push(a.sync, 500, (type) => type === "ticket.note");
  expect(a.sync.waiting()).toBe(0);
  expect(ask(a.core, "ticket.get", { id: id as string }).actions).toEqual([]);
  const refused = ask(a.core, "outbox.page", { state: "refused" });
  expect(refused.total).toBe(1);
  const operation = refused.rows[0]?.id as string;
  expect(ask(a.core, "operation.get", { id: operation }).body).toMatchObject({ payload: { text: "看过了" } });
  expect(a.sync.attention()).toMatchObject({ conflicts: 0, refused: 1 });
  run(a.core, { type: "refusal.acknowledge", operation });
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 0 });
  expect(ask(a.core, "outbox.page", { state: "refused" }).total).toBe(1);
  expect(problemsOf(a)).toEqual([]);
});

test("own operations that come back in a page, their answer lost, take their place (F1)", () => {
  const { hub, a } = office();
  run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  for (const { body, sig } of a.sync.outbox(10)) hub.accept(body, sig);
  hub.pull(a.sync);
  expect(a.sync.waiting()).toBe(0);
  expect(problemsOf(a)).toEqual([]);
});

test("the base sequence counts what was pulled, not what the hub answered to a push", () => {
  const { hub, a, b } = office();
  run(b.core, { type: "ticket.open", set: { title: "乙的工单" } });
  hub.push(b.sync);
  const base = () => a.core.profile.store.meta.get("baseSeq");
  hub.pull(a.sync, 1);
  run(a.core, { type: "ticket.open", set: { title: "甲的工单" } });
  const before = base();
  run(b.core, { type: "ticket.open", set: { title: "乙的另一张" } });
  hub.push(b.sync);
  hub.push(a.sync);
  expect(base()).toBe(before);
  hub.pull(a.sync);
  expect(base()).toBe(hub.log.length);
});

test("a gap of a restored hub is named in operations made meanwhile, but for what came back", () => {
  const { hub, a, b } = office();
  hub.sync(b.sync);
  const head = hub.log.length;
  // The hub lost what follows; one operation of it is known here already.
  run(b.core, { type: "ticket.open", set: { title: "保留下来的" } });
  hub.sync(b.sync);
  hub.pull(a.sync);
  const kept = hub.log.length;
  a.sync.enterEpoch(2, [{ epoch: 2, from: head + 1, to: head + 10_000_000 }]);
  a.core.profile.store.integrate(() => a.core.profile.store.meta.set("baseSeq", head + 10_000_005));
  run(a.core, { type: "ticket.open", set: { title: "恢复之后的" } });
  const [made] = a.sync.outbox(1);
  expect(made?.op.baseExcept).toEqual([[kept + 1, head + 10_000_000]]);
});

test("the gap is read again when something in it came back, and only then", () => {
  const { hub, a } = office();
  const { db, meta } = a.core.profile.store;
  hub.pull(a.sync);
  const head = hub.log.length;
  const gap = { epoch: 2, from: head + 1, to: head + 100 };
  const page = (seq: number, feed: number) => {
    const { body } = a.sync.outbox(1)[0] ?? { body: "" };
    const other = JSON.stringify({ ...JSON.parse(body), id: a.core.profile.store.environment.uuidv7() });
    const operations = [{ body: other, sig: a.sync.sign(other), seq, feed, receivedAt: 1, receipt: "r" }];
    a.sync.integrate({ epoch: 2, operations, through: feed, head: feed }, false);
  };
  const reads = vi.spyOn(db, "prepare");
  const act = () => {
    run(a.core, { type: "ticket.open", set: { title: "恢复之后的" } });
    const read = reads.mock.calls.some(([statement]) => statement.includes("seq BETWEEN"));
    reads.mockClear();
    const made = a.sync.outbox(1000).at(-1)?.op;
    expect(made?.baseExcept ?? []).toEqual(exceptOf(db, meta));
    reads.mockClear();
    return read;
  };
  act();
  expect(act()).toBe(false);
  a.sync.enterEpoch(2, [gap]);
  expect(act()).toBe(true);
  // Beyond the gap: the base passes it once, and from then on nothing there changes.
  page(gap.to + 1, gap.to + 1);
  expect(act()).toBe(true);
  page(gap.to + 2, gap.to + 2);
  const [oldest] = a.sync.outbox(1);
  const place = { seq: gap.to + 3, feed: gap.to + 3, receivedAt: 1, receipt: "r" };
  a.sync.answer([{ status: "accepted", id: oldest?.op.id ?? "", ...place }]);
  expect(act()).toBe(false);
  page(gap.from + 5, gap.to + 4);
  expect(act()).toBe(true);
  expect(a.sync.outbox(1000).at(-1)?.op.baseExcept).toEqual([
    [gap.from, gap.from + 4],
    [gap.from + 6, gap.to],
  ]);
});

test("a page that holds an operation of this device whose number is taken says forked, and keeps both", () => {
  const { hub, a } = office();
  run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  const [own] = a.sync.outbox(1);
  const twin = { ...(JSON.parse(own?.body as string) as object), id: testEnvironment(99).uuidv7() };
  hub.accept(JSON.stringify(twin), own?.sig as string);
  a.sync.integrate(hub.page(a.sync.cursor().feed, 100), false);
  expect(a.sync.isForked()).toBe(true);
  expect(a.sync.outbox(10).map(({ op }) => op.id)).toEqual([own?.op.id]);
});

test("operations of this very device that a restored store lacks are kept, and its counters raised", () => {
  const { hub, a } = office();
  const identity = a.core.profile.store.identity();
  for (const title of ["第一张工单", "第二张工单"]) run(a.core, { type: "ticket.open", set: { title } });
  hub.push(a.sync);
  const restored = memoryCore(testEnvironment(77));
  const sync = createSyncStore(restored.profile.store);
  const binding = a.core.profile.store.meta.get("binding");
  if (!binding) throw new Error("not enrolled");
  sync.takeIdentity(identity, binding);
  hub.pull(sync);
  const made = run(restored, { type: "ticket.open", set: { title: "第三张工单" } });
  expect(made.number).toBe("T-A1-0003");
  expect(sync.outbox(1)[0]?.op.deviceSeq).toBe(3);
});

test("a page that would withdraw most open tickets is stopped until released", () => {
  const { hub, a, b } = office();
  for (let index = 0; index < 30; index += 1) {
    const { id } = run(b.core, { type: "ticket.open", set: { title: `工单第${index}号` } });
    run(b.core, { type: "ticket.resolve", ticket: id, resolutionCode: "fixed", solution: "已经解决完了" });
    run(b.core, { type: "ticket.close", ticket: id, confirmation: "verbal", ...FILED });
  }
  hub.sync(b.sync);
  hub.pull(a.sync);
  for (const { id } of ask(b.core, "ticket.page", { limit: 30 }).rows) {
    run(b.core, { type: "ticket.archive", ticket: id });
  }
  hub.sync(b.sync);
  const page = hub.page(a.sync.cursor().feed, 2000);
  expect(a.sync.integrate(page, false)).toBe("brake");
  expect(ask(a.core, "ticket.counts", {}).archived).toBe(0);
  expect(a.sync.integrate(page, true)).toEqual({ added: 30, anew: false });
  expect(ask(a.core, "ticket.counts", {}).archived).toBe(30);
});

test("a roster operation that the hub did not sign is kept and believed by nobody", () => {
  const { hub, a } = office();
  const member = testEnvironment(5).uuidv7();
  hub.write("member.set", `member:${member}`, { member, name: "假冒", role: "lead", active: true });
  const forged = hub.log.at(-1);
  if (forged) forged.sig = `${"A".repeat(86)}==`;
  hub.pull(a.sync);
  expect(ask(a.core, "member.list", {}).map(({ name }) => name)).not.toContain("假冒");
  expect(a.core.profile.store.log.size()).toBe(hub.log.length);
  expect(problemsOf(a)).toEqual([]);
});

describe("taking an identity", () => {
  test("a lone laptop's work is sealed anew for the hub: same ids, chain links and member mapped", () => {
    const hub = new StandInHub(testEnvironment(8));
    const core = memoryCore(testEnvironment(9));
    const sync = createSyncStore(core.profile.store);
    const lone = core.profile.store.identity().member;
    const { id: asset } = run(core, { type: "asset.register", set: { name: "笔记本" } });
    const hand = (receiverName: string) =>
      run(core, {
        ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null, receiverName },
        ...{
          unsigned: { reason: "电话里说好了" },
          place: "",
          handedAt: "2026-11-23T10:00:00.000+08:00",
          lines: [{ asset, condition: "good" }],
        },
      });
    hand("张三");
    hand("李四");
    const { id: ticket } = run(core, { type: "ticket.open", set: { title: "分给自己的" }, assignee: lone });
    const before = sync.outbox(100).map(({ op }) => ({ id: op.id, at: op.at, baseSeq: op.baseSeq }));
    hub.enrol(sync, "王五", "K7");
    const after = sync.outbox(100);
    expect(after.map(({ op }) => ({ id: op.id, at: op.at, baseSeq: op.baseSeq }))).toEqual(before);
    expect(after.map(({ op }) => op.deviceSeq)).toEqual([1, 2, 3, 4]);
    const identity = core.profile.store.identity();
    for (const { op } of after) {
      expect(op).toMatchObject({
        device: identity.device,
        actor: identity.member,
        workspace: identity.workspace,
      });
    }
    hub.sync(sync);
    expect(finish(verifyStore(core.profile.store)).problems).toEqual([]);
    const { custody } = ask(core, "asset.get", { id: asset as string });
    expect(custody.events.map(({ broken }) => broken)).toEqual([undefined, undefined]);
    expect(ask(core, "ticket.get", { id: ticket as string }).row.assignee).toBe(identity.member);
    expect(run(core, { type: "ticket.open", set: { title: "之后的一张" } }).number).toBe("T-K7-0001");
  });

  test("pairing again with the same identity seals nothing anew", () => {
    const { a } = office();
    run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
    const before = a.sync.outbox(10);
    const binding = a.sync.binding();
    if (!binding) throw new Error("not enrolled");
    a.sync.takeIdentity({ ...a.sync.identity(), privateKey: null }, { ...binding, token: "new token" });
    expect(a.sync.outbox(10)).toEqual(before);
    expect(a.sync.binding()?.token).toBe("new token");
  });

  test("a clone takes a new device; what was accepted stays as it was sealed", () => {
    const { hub, a } = office();
    run(a.core, { type: "ticket.open", set: { title: "已经送达的" } });
    hub.push(a.sync);
    run(a.core, { type: "ticket.open", set: { title: "还没有送的" } });
    const accepted = a.core.profile.store.db
      .prepare("SELECT body FROM operation WHERE status = 'accepted'")
      .all();
    const binding = a.sync.binding();
    if (!binding) throw new Error("not enrolled");
    const device = testEnvironment(55).uuidv7();
    a.sync.takeIdentity({ ...a.sync.identity(), ...generateDeviceKey(), device, code: "A9" }, binding);
    expect(
      a.core.profile.store.db.prepare("SELECT body FROM operation WHERE status = 'accepted'").all(),
    ).toEqual(accepted);
    expect(a.sync.outbox(10).map(({ op }) => [op.device, op.deviceSeq])).toEqual([[device, 1]]);
    expect(problemsOf(a)).toEqual([]);
  });
});

test("an operation of a newer program is kept and marked, and folded after the upgrade (F10)", () => {
  const { hub, a } = office();
  const { id } = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  hub.sync(a.sync);
  const [own] = a.core.profile.store.db
    .prepare<[], { body: string }>("SELECT body FROM operation WHERE own = 1")
    .all();
  const newer = { ...(JSON.parse(own?.body ?? "{}") as object), type: "ticket.teleport", deviceSeq: 9 };
  const body = JSON.stringify({
    ...newer,
    id: testEnvironment(3).uuidv7(),
    device: testEnvironment(4).uuidv7(),
  });
  hub.accept(body, `${"A".repeat(86)}==`);
  hub.pull(a.sync);
  const { row } = ask(a.core, "ticket.get", { id: id as string });
  expect(row.needsUpdate).toBe(true);
  expect(row.title).toBe("打印机卡纸");
});

test("what is out of sight and was numbered anew is filled in when it comes into sight, and stands once", () => {
  const { hub, a, b } = office();
  const { id } = run(b.core, { type: "ticket.open", set: { title: "保密的工单" } });
  hub.sync(b.sync);
  hub.pull(a.sync);
  const before = statesOf(a);
  const head = a.sync.cursor().feed;
  const whole = hub.page(0, 100);
  const opened = whole.operations.find(({ body }) => body.includes(`"ticket":"${String(id)}"`));
  if (!opened) throw new Error("the opening is in the log");
  const hash = sha256(opened.body);
  const page = (through: number, more: object) => ({
    ...whole,
    operations: [],
    through,
    head: through,
    ...more,
  });
  const goes = {
    withdrawn: [`ticket:${String(id)}`],
    hidden: [{ seq: opened.seq, feed: opened.feed, hash }],
  };
  a.sync.integrate(page(head, goes) as never, true);
  expect(statesOf(a)).not.toEqual(before);
  // The hub was put back, and gives it another number: named twice, it is one.
  for (const at of [head + 100, head + 200]) {
    a.sync.integrate(page(at, { hidden: [{ seq: at, feed: at, hash }] }) as never, true);
  }
  const shown = { ...opened, seq: head + 200, feed: head + 300 };
  a.sync.integrate(page(head + 300, { brought: [shown] }) as never, true);
  const titles = ask(a.core, "ticket.page", { limit: 10 }).rows.map(({ title }) => title);
  expect(titles).toEqual(["保密的工单"]);
  const rows = a.core.profile.store.db
    .prepare("SELECT seq FROM operation WHERE type = 'ticket.open'")
    .pluck()
    .all();
  expect(rows).toEqual([head + 200]);
});
