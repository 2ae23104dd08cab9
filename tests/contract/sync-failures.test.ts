import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SyncStatus } from "../../shared/ipc/change-batch.ts";
import type { OutboxRow } from "../../shared/ipc/change-batch.ts";
import { transportError } from "../../electron/core/sync/transport.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import type { Console, Office } from "./sync-office.test-support.ts";
import {
  WIRES,
  handOver,
  hubLog,
  logOf,
  openOffice,
  reopen,
  settle,
  statesOf,
  temporaryFolder,
  typesWithout,
  verified,
} from "./sync-office.test-support.ts";

const open = (console: Console, title = "打印机卡纸") => console.act({ type: "ticket.open", set: { title } });
const note = (console: Console, ticket: string, text: string) =>
  console.act({ type: "ticket.note", ticket, text });
const status = (console: Console) => console.query<SyncStatus>("sync.status");
const pending = (console: Console) =>
  console.query<{ rows: OutboxRow[] }>("outbox.page", { state: "waiting" }).rows;
const refused = (console: Console) =>
  console.query<{ rows: OutboxRow[] }>("outbox.page", { state: "refused" }).rows;
const accepted = (console: Console) => logOf(console).filter((each) => each.status === "accepted");

/** Everything both know is the same, nothing waits, and each store verifies. */
async function expectAgreement(office: Office, ...consoles: Console[]): Promise<void> {
  const log = (await hubLog(office)).map(({ id, seq }) => ({ id, seq }));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  for (const console of consoles) {
    expect(pending(console)).toEqual([]);
    const held = accepted(console).map(({ id, seq }) => ({ id, seq }));
    expect(held.sort(byId)).toEqual([...log].sort(byId));
    expect(statesOf(console)).toEqual(statesOf(consoles[0] as Console));
    await verified(console);
  }
}

describe.each(WIRES)("sync %s", (wire) => {
  let office: Office;
  let member: string;
  let a: Console;
  const folder = { path: "", remove: async () => {} };

  beforeEach(async () => {
    Object.assign(folder, temporaryFolder());
    office = await openOffice(wire);
    member = await office.member();
    a = await office.console(member);
  });
  afterEach(async () => {
    await office.close();
    await folder.remove();
  });

  it("brings what one console did to another", async () => {
    const b = await office.console(await office.member("lead", "李雷"));
    const ticket = open(a);
    note(a, ticket, "换了搓纸轮");
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 2, waiting: 0 });
    expect(await b.sync()).toMatchObject({ ok: true, problem: null });
    const detail = b.query<{ actions: { text: string }[] }>("ticket.get", { id: ticket });
    expect(detail.actions.map(({ text }) => text)).toEqual(["换了搓纸轮"]);
    await settle(a, b);
    await expectAgreement(office, a, b);
    expect(status(a)).toMatchObject({
      phase: "idle",
      problem: null,
      waiting: 0,
      lastSync: office.environment.now(),
    });
  });

  it("F1: a lost reply to a push is answered the same again, nothing is doubled", async () => {
    open(a, "第一张工单");
    open(a, "第二张工单");
    a.line.loseReply = "push";
    expect(await a.sync()).toMatchObject({ ok: false, problem: "unreachable", waiting: 2 });
    const before = await hubLog(office);
    expect(await a.sync()).toMatchObject({ ok: true, waiting: 0 });
    expect(await hubLog(office)).toEqual(before);
    await expectAgreement(office, a);
  });

  it.each(["handshake", "pull", "push"] as const)("I6: a lost reply to %s changes nothing", async (asked) => {
    const b = await office.console(await office.member());
    open(b);
    await settle(b);
    open(a);
    a.line.loseReply = asked;
    expect(await a.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    await settle(a, b);
    await expectAgreement(office, a, b);
  });

  it("F2: what was committed and not pushed is in the outbox at the next start", async () => {
    const profile = join(folder.path, "f2");
    const b = await office.console(member, { folder: profile });
    const ticket = open(b);
    await b.core.close();
    const again = reopen(office, profile);
    expect(pending(again).map(({ touches }) => touches)).toEqual([[`ticket:${ticket}`]]);
    expect(await again.sync()).toMatchObject({ ok: true, accepted: 1, waiting: 0 });
    await settle(a, again);
    await expectAgreement(office, a, again);
  });

  it("F3: killed after the push and before storing the answers, as F1", async () => {
    const profile = join(folder.path, "f3");
    const b = await office.console(member, { folder: profile });
    open(b);
    open(b);
    b.line.loseReply = "push";
    await b.sync();
    await b.core.close();
    const again = reopen(office, profile);
    expect(await again.sync()).toMatchObject({ ok: true, waiting: 0 });
    await settle(a, again);
    await expectAgreement(office, a, again);
    expect((await hubLog(office)).filter(({ id }) => pending(again).some((row) => row.id === id))).toEqual(
      [],
    );
  });

  it("F4: an asset handed over twice offline is contested on every console", async () => {
    const b = await office.console(await office.member());
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    await settle(a, b);
    a.act(handOver(asset, "甲"));
    b.act(handOver(asset, "乙"));
    await settle(a, b);
    for (const each of [a, b]) {
      const detail = each.query<{
        row: { contested: boolean; holder: string };
        custody: { branches: unknown[] };
      }>("asset.get", { id: asset });
      expect(detail.row).toMatchObject({ contested: true, holder: "甲" });
      expect(detail.custody.branches).toHaveLength(2);
    }
    await expectAgreement(office, a, b);
  });

  it("F5: a chain of three on a branch is one conflict that holds all three", async () => {
    const b = await office.console(await office.member());
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    await settle(a, b);
    a.act(handOver(asset, "甲"));
    await settle(a);
    b.act(handOver(asset, "乙"));
    b.act({
      type: "custody.return",
      reason: "idle",
      returnerName: "乙",
      place: "库房",
      returnedAt: "2026-11-23T17:00:00.000+08:00",
      lines: [{ asset, condition: "good" }],
    });
    b.act(handOver(asset, "丙"));
    await settle(b, a);
    for (const each of [a, b]) {
      const { custody } = each.query<{ custody: { branches: string[][] } }>("asset.get", { id: asset });
      expect(custody.branches.map((branch) => branch.length).sort()).toEqual([1, 3]);
      expect(each.query<{ total: number }>("conflict.page").total).toBe(1);
    }
    await expectAgreement(office, a, b);
  });

  it("F6: clocks a day fast, slow or set back change neither order nor cursors", async () => {
    const day = 24 * 60 * 60_000;
    const b = await office.console(await office.member());
    a.clock.skew = day;
    b.clock.skew = -day;
    await a.sync();
    await b.sync();
    expect(status(a).clockSkewMs).toBe(day);
    expect(status(b).clockSkewMs).toBe(-day);
    const ticket = open(a);
    await settle(a, b);
    note(b, ticket, "第一");
    await settle(b, a);
    a.clock.skew = -3 * day;
    note(a, ticket, "第二");
    await settle(a, b);
    for (const each of [a, b]) {
      const { actions } = each.query<{ actions: { text: string; at: number }[] }>("ticket.get", {
        id: ticket,
      });
      expect(actions.map(({ text }) => text)).toEqual(["第一", "第二"]);
    }
    await expectAgreement(office, a, b);
  });

  it("F7: a hub restored from last night's backup gets back what any laptop knows", async () => {
    const b = await office.console(await office.member());
    const early = open(a, "备份之前");
    await settle(a, b);
    const backup = await office.backup();
    const lost = open(a, "备份之后");
    note(b, early, "备份之后的记录");
    await settle(a, b);
    const before = await hubLog(office);
    // Only b comes to the restored hub at first: it brings a's operations too.
    await office.restore(backup);
    open(b, "恢复以后");
    const outcome = await b.sync();
    expect(outcome).toMatchObject({ ok: true, reoffered: 2, accepted: 1 });
    const after = await hubLog(office);
    expect(
      after.filter(({ id }) => before.some((each) => each.id === id)).map(({ id, seq }) => ({ id, seq })),
    ).toEqual(before.map(({ id, seq }) => ({ id, seq })));
    const c = await office.console(await office.member());
    await settle(a, b, c);
    expect(c.query<{ row: { title: string } }>("ticket.get", { id: lost }).row.title).toBe("备份之后");
    await expectAgreement(office, a, b, c);
  });

  it("F7: what was broken off while offering is offered again", async () => {
    const backup = await office.backup();
    for (let count = 0; count < 3; count += 1) open(a);
    await settle(a);
    await office.restore(backup);
    a.line.loseReply = "missing";
    expect(await a.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    a.line.loseReply = "reoffer";
    expect(await a.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    await settle(a);
    await expectAgreement(office, a);
  });

  it("F7: a laptop enrolled after the backup pairs again and keeps its identity and its work", async () => {
    const backup = await office.backup();
    const late = await office.console(member);
    open(late, "恢复前已送达");
    await settle(late);
    open(late, "还没有送出");
    const { device } = late.profile.store.identity();
    await office.restore(backup);
    expect(await late.sync()).toMatchObject({ ok: false, problem: "unauthenticated", waiting: 1 });
    expect(status(late)).toMatchObject({ phase: "needsAttention", problem: "unauthenticated", waiting: 1 });
    expect(await late.core.sync.pair(await office.code(member))).toMatchObject({ ok: true });
    expect(late.profile.store.identity().device).toBe(device);
    await settle(late, a);
    await expectAgreement(office, late, a);
    expect(refused(late)).toEqual([]);
  });

  it("F8: an empty hub at the old address is refused, local data untouched", async () => {
    open(a, "已送达的工单");
    await settle(a);
    open(a, "未送出的工单");
    const before = { log: logOf(a), states: statesOf(a), cursor: a.profile.store.meta.get("cursor") };
    await office.replaceBy(null);
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: false, waiting: 1 });
    expect(["unauthenticated", "wrongWorkspace"]).toContain((outcome as { problem: string }).problem);
    expect({ log: logOf(a), states: statesOf(a), cursor: a.profile.store.meta.get("cursor") }).toEqual(
      before,
    );
    // Nor can it be talked into the other workspace while it holds this one's operations.
    const other = await office.member("technician", "别人");
    expect(await a.core.sync.pair(await office.code(other))).toMatchObject({
      ok: false,
      code: "wrongWorkspace",
    });
    expect(logOf(a)).toEqual(before.log);
  });

  it("F8: another hub that lets everybody in is refused at the handshake", async () => {
    open(a);
    await settle(a);
    const ticket = open(a);
    a.line.meddle = (asked) =>
      asked === "handshake"
        ? {
            ok: true,
            value: {
              protocol: 1,
              workspace: "00000000-0000-4000-8000-000000000000",
              hubVersion: "x",
              hubKey: "x",
              epoch: 1,
              head: { seq: 0, feed: 0 },
              gaps: [],
              nextDeviceSeq: 1,
              now: 0,
              member: { id: member, name: "", role: "lead", active: true },
              types: {},
            },
          }
        : undefined;
    a.line.sent.length = 0;
    expect(await a.sync()).toMatchObject({ ok: false, problem: "wrongWorkspace", waiting: 1 });
    expect(a.line.sent).toEqual(["handshake"]);
    expect(status(a).clockSkewMs).toBe(0);
    a.line.meddle = null;
    await settle(a);
    expect(a.query<{ row: { pending: number } }>("ticket.get", { id: ticket }).row.pending).toBe(0);
  });

  it("F8: a hub put back without `hub restore` is refused until it is restored rightly", async () => {
    open(a);
    await settle(a);
    const backup = await office.backup();
    open(a);
    await settle(a);
    open(a);
    const before = logOf(a);
    await office.replaceBy(backup);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "hubBehind", waiting: 1 });
    expect(logOf(a)).toEqual(before);
    await office.restore(backup);
    await settle(a);
    await expectAgreement(office, a);
  });

  it("F9: a cloned laptop finds out, takes an identity of its own and loses nothing", async () => {
    const original = join(folder.path, "original");
    const clone = join(folder.path, "clone");
    const first = await office.console(member, { folder: original });
    const common = open(first, "克隆之前");
    await settle(first);
    await first.core.close();
    await cp(original, clone, { recursive: true });
    const one = reopen(office, original);
    const two = reopen(office, clone);
    const mine = open(one, "原机的工单");
    const asset = two.act({ type: "asset.register", set: { name: "克隆机登记", serial: "C-1" } });
    two.act(handOver(asset, "丙"));
    two.act(handOver(asset, "丁"));
    note(two, common, "克隆机的记录");
    await settle(one);
    const outcome = await two.sync();
    expect(outcome).toMatchObject({ ok: true, newIdentity: true, accepted: 4, waiting: 0 });
    expect(two.profile.store.identity().device).not.toBe(one.profile.store.identity().device);
    expect(two.profile.store.identity().code).not.toBe(one.profile.store.identity().code);
    await settle(one, two, a);
    expect(one.query<{ row: unknown }>("ticket.get", { id: mine }).row).toBeDefined();
    const { custody } = two.query<{ custody: { events: unknown[]; branches: unknown[] } }>("asset.get", {
      id: asset,
    });
    expect(custody).toMatchObject({ events: { length: 2 }, branches: [] });
    open(one);
    open(two);
    await settle(one, two, a);
    await expectAgreement(office, a, one, two);
  });

  it("F9: the new identity survives a lost reply to the question for it", async () => {
    const original = join(folder.path, "original");
    const first = await office.console(member, { folder: original });
    await settle(first);
    await first.core.close();
    await cp(original, join(folder.path, "clone"), { recursive: true });
    const one = reopen(office, original);
    const two = reopen(office, join(folder.path, "clone"));
    open(one);
    await settle(one);
    open(two);
    two.line.loseReply = "fork";
    const devices = (await office.hub.store.devices()).length;
    expect(await two.sync()).toMatchObject({ ok: false, problem: "unreachable", waiting: 1 });
    expect(await two.sync()).toMatchObject({ ok: true, newIdentity: true, accepted: 1 });
    expect(await office.hub.store.devices()).toHaveLength(devices + 1);
    await settle(a, one, two);
    await expectAgreement(office, a, one, two);
  });

  it("F9: a laptop put back from an old image goes on after its own operations", async () => {
    const original = join(folder.path, "original");
    const first = await office.console(member, { folder: original });
    open(first, "镜像之前");
    await settle(first);
    await first.core.close();
    await cp(original, join(folder.path, "image"), { recursive: true });
    const later = reopen(office, original);
    open(later, "镜像之后");
    await settle(later);
    await later.core.close();
    // The disk is replaced and the old image played back; the machine that was is gone.
    const again = reopen(office, join(folder.path, "image"));
    await settle(again);
    open(again, "恢复之后");
    expect(await again.sync()).toMatchObject({ ok: true, newIdentity: false, accepted: 1 });
    await settle(a, again);
    await expectAgreement(office, a, again);
  });

  it("F10: what a newer program wrote is kept, never fatal, and shown after the upgrade", async () => {
    const types = OPERATION_TYPES as Map<string, NonNullable<ReturnType<typeof OPERATION_TYPES.get>>>;
    const noteType = types.get("ticket.note") as NonNullable<ReturnType<typeof types.get>>;
    await office.serve({ types: new Map(types) as never });
    const profile = join(folder.path, "f10");
    const made = await office.console(member, { folder: profile });
    await settle(made);
    await made.core.close();
    const ticket = open(a, "新程序写的工单");
    note(a, ticket, "旧程序看不懂的记录");
    a.act({ type: "ticket.edit", ticket, set: { place: "三楼" } });
    await settle(a);
    types.delete("ticket.note");
    try {
      const older = reopen(office, profile);
      expect(await older.sync()).toMatchObject({ ok: true });
      const { row } = older.query<{ row: object }>("ticket.get", { id: ticket });
      expect(row).toMatchObject({ title: "新程序写的工单", place: "三楼", needsUpdate: true });
      open(older, "旧程序照常工作");
      expect(await older.sync()).toMatchObject({ ok: true, accepted: 1 });
      await older.core.close();
    } finally {
      types.set("ticket.note", noteType);
    }
    const upgraded = reopen(office, profile);
    const detail = upgraded.query<{ row: object; actions: { text: string }[] }>("ticket.get", { id: ticket });
    expect(detail.row).toMatchObject({ needsUpdate: false });
    expect(detail.actions.map(({ text }) => text)).toEqual(["旧程序看不懂的记录"]);
    await settle(a, upgraded);
    await expectAgreement(office, a, upgraded);
  });

  it("F11: a hub too old for an operation: it waits, work goes on, the hub's upgrade lets it through", async () => {
    const ticket = open(a);
    await settle(a);
    await office.serve({ types: typesWithout("ticket.note") as never });
    note(a, ticket, "旧服务器还不懂");
    open(a, "排在后面的");
    expect(await a.sync()).toMatchObject({ ok: true, problem: "hubTooOld", accepted: 0, waiting: 2 });
    expect(status(a)).toMatchObject({ phase: "needsAttention", problem: "hubTooOld", waiting: 2 });
    expect(pending(a).map(({ state }) => state)).toEqual(["notYet", "waiting"]);
    // Pulling and working go on.
    const b = await office.console(await office.member());
    open(b, "同事的工单");
    await settle(b);
    await a.sync();
    expect(a.query<{ total: number }>("ticket.page", { scope: "all" }).total).toBe(3);
    await office.serve({});
    await settle(a, b);
    await expectAgreement(office, a, b);
    expect(status(a).problem).toBe(null);
  });

  it("F11: the hub's own notYet stops the queue too", async () => {
    const ticket = open(a);
    note(a, ticket, "旧服务器还不懂");
    open(a);
    const types = typesWithout("ticket.note") as never;
    await office.serve({ types });
    // A hub that says in the handshake that it knows the type, and then does not.
    const known = Object.fromEntries([...OPERATION_TYPES].map(([type, { v }]) => [type, v]));
    const hub = office.hub.service;
    const handshake = hub.handshake.bind(hub);
    hub.handshake = async (...args) => {
      const reply = await handshake(...args);
      return reply.ok ? { ok: true, value: { ...reply.value, types: known } } : reply;
    };
    expect(await a.sync()).toMatchObject({ ok: true, problem: "hubTooOld", accepted: 1, waiting: 2 });
    await office.serve({});
    await settle(a);
    await expectAgreement(office, a);
  });

  it("F12: a failure of the hub on one operation is refused(internal), the queue goes on", async () => {
    const noteType = OPERATION_TYPES.get("ticket.note");
    const broken = {
      ...noteType,
      touches: () => {
        throw new Error("a bug");
      },
    };
    await office.serve({ types: new Map([...OPERATION_TYPES, ["ticket.note", broken as never]]) as never });
    const ticket = open(a);
    note(a, ticket, "服务器在这里出错");
    open(a, "后面的照常");
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 2, refused: 1, waiting: 0 });
    expect(refused(a)).toMatchObject([{ type: "ticket.note", reason: { code: "internal" } }]);
    await settle(a);
  });

  it("F13: a role removed while offline: refused, shown with all that was entered, never in the way", async () => {
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    await settle(a);
    await office.hub.service.administration.setRole(member, "auditor");
    a.act({ type: "asset.edit", asset, set: { place: "四楼 412" } });
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: true, refused: 1, waiting: 0 });
    const [row] = refused(a);
    expect(row).toMatchObject({ reason: { code: "forbidden" }, acknowledged: false });
    const { body } = a.query<{ body: { payload: unknown } }>("operation.get", { id: row?.id });
    expect(body.payload).toMatchObject({ asset, set: { place: "四楼 412" } });
    expect(status(a)).toMatchObject({ phase: "needsAttention", attention: 1 });
    // The refused change no longer shows in the record.
    expect(a.query<{ row: { place: string } }>("asset.get", { id: asset }).row.place).toBe("");
    expect(a.core.execute({ type: "asset.edit", asset, set: { place: "五楼" } })).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
  });

  it("F19: months offline: all of it is pulled, folded and pushed", async () => {
    const b = await office.console(await office.member());
    const shared = open(a, "共同的工单");
    await settle(a, b);
    for (let count = 0; count < 40; count += 1) note(b, shared, `第 ${count} 天`);
    await settle(b);
    await office.restore(await office.backup());
    for (let count = 0; count < 100; count += 1) open(b, `工单 ${count}`);
    await settle(b);
    office.advance(120 * 24 * 60 * 60_000);
    // More than one batch of a push holds.
    for (let count = 0; count < 60; count += 1) {
      const ticket = open(a, `离线的工单 ${count}`);
      for (let day = 0; day < 9; day += 1) note(a, ticket, `离线 ${day}`);
    }
    for (let count = 0; count < 20; count += 1) note(a, shared, `离线 ${count}`);
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: true, accepted: 620, waiting: 0 });
    await settle(a, b);
    await expectAgreement(office, a, b);
  });

  it("a revoked laptop is told so and keeps its work; a new code gives it a new identity", async () => {
    const lost = open(a);
    await settle(a);
    open(a, "收回之后写的");
    const { device } = a.profile.store.identity();
    await office.hub.service.administration.revokeDevice(device);
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: false, waiting: 1 });
    expect(["revoked", "unauthenticated"]).toContain((outcome as { problem: string }).problem);
    expect(await a.core.sync.pair(await office.code(member))).toMatchObject({ ok: true });
    expect(a.profile.store.identity().device).not.toBe(device);
    await settle(a);
    expect(a.query<{ row: unknown }>("ticket.get", { id: lost }).row).toBeDefined();
    await expectAgreement(office, a);
  });

  it("a laptop that worked alone joins with everything it did", async () => {
    const alone = await office.console(null, { name: "韩梅梅" });
    expect(await alone.sync()).toMatchObject({ ok: false, problem: "notPaired" });
    expect(status(alone).phase).toBe("alone");
    const asset = alone.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-9" } });
    alone.act(handOver(asset, "甲"));
    alone.act(handOver(asset, "乙"));
    const ticket = open(alone);
    const me = alone.profile.store.identity().member;
    alone.act({ type: "ticket.assign", ticket, assignee: me });
    const colleague = await office.member("technician", "韩梅梅");
    expect(await alone.core.sync.pair(await office.code(colleague))).toMatchObject({ ok: true });
    await settle(alone, a);
    expect(refused(alone)).toEqual([]);
    expect(a.query<{ row: { assignee: string } }>("ticket.get", { id: ticket }).row.assignee).toBe(colleague);
    expect(
      a.query<{ row: { holder: string; contested: boolean } }>("asset.get", { id: asset }).row,
    ).toMatchObject({
      holder: "乙",
      contested: false,
    });
    await expectAgreement(office, a, alone);
  });

  it.each([1, 2])("a pairing that lost its reply %i times is made good with the same code", async (times) => {
    const late = await office.console(null);
    const code = await office.code(member);
    const devices = (await office.hub.store.devices()).length;
    let lost = 0;
    late.line.spoil = (asked, reply) => {
      if (asked !== "pair" || lost === times) return reply;
      lost += 1;
      return transportError("unreachable", "the reply was lost");
    };
    if (times === 2) {
      expect(await late.core.sync.pair(code)).toMatchObject({ ok: false, code: "unreachable" });
    }
    expect(await late.core.sync.pair(code)).toMatchObject({ ok: true });
    expect(lost).toBe(times);
    expect(await office.hub.store.devices()).toHaveLength(devices + 1);
    await late.sync();
    expect(await late.core.sync.pair(code)).toMatchObject({ ok: false, code: "badCode" });
    await settle(late, a);
    await expectAgreement(office, late, a);
  });

  it("refuses a code that is none, used or for nobody", async () => {
    const late = await office.console(null);
    expect(await late.core.sync.pair("hello")).toMatchObject({ ok: false, code: "malformed" });
    const code = await office.code(member);
    const other = await office.console(null);
    expect(await other.core.sync.pair(code)).toMatchObject({ ok: true });
    expect(await late.core.sync.pair(code)).toMatchObject({ ok: false, code: "badCode" });
    expect(status(late).phase).toBe("alone");
  });

  it("the brake stops a pull that would archive more than half, and is released once", async () => {
    const b = await office.console(await office.member("lead", "李雷"));
    const tickets = Array.from({ length: 30 }, (_, count) => open(a, `工单 ${count}`));
    await settle(a, b);
    for (const ticket of tickets.slice(0, 25)) {
      b.act({ type: "ticket.accept", ticket });
      b.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "已经修好，测试正常" });
      b.act({ type: "ticket.close", ticket, confirmation: "verbal" });
      b.act({ type: "ticket.archive", ticket });
    }
    await settle(b);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "brake" });
    expect(status(a)).toMatchObject({ phase: "needsAttention", problem: "brake" });
    expect(a.query<{ total: number }>("ticket.page", { scope: "archived" }).total).toBe(0);
    expect(await a.core.handle({ id: 1, kind: "sync", releaseBrake: true })).toMatchObject({ ok: true });
    expect(a.query<{ total: number }>("ticket.page", { scope: "archived" }).total).toBe(25);
    await expectAgreement(office, a, b);
  });
});
