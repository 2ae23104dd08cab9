import { join } from "node:path";
import { cpSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyHub } from "../../hub/compose.ts";
import type { DumpRow } from "../../hub/store/hub-store.ts";
import type { HubResult } from "../../electron/core/sync/transport.ts";
import type { OperationBody } from "../../shared/log/operation.ts";
import type { HandshakeReply } from "../../shared/protocol/handshake.ts";
import { open } from "../support/sync/sync-desk.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";
import {
  openOffice,
  reopen,
  settle,
  statesOf,
  temporaryFolder,
  verified,
} from "../support/sync/sync-office.ts";

// One history (ADR 28) between consoles and a real hub: what is honest accuses nobody.

const histories = ({ profile }: Console) => profile.store.meta.get("histories") ?? [];
const isSigned = ({ profile }: Console) => profile.store.meta.get("historySigned") === true;
const bodies = ({ profile }: Console) =>
  profile.store.db
    .prepare<[], string>("SELECT body FROM operation WHERE type <> 'hidden' ORDER BY n")
    .pluck()
    .all()
    .map((body) => JSON.parse(body) as OperationBody);

let office: Office;
let a: Console;
let b: Console;

beforeEach(async () => {
  office = await openOffice("in process");
  a = await office.console(await office.member("technician", "韩梅梅"));
  b = await office.console(await office.member("technician", "李雷"));
  open(a, "第一张工单");
  await settle(a, b);
});
afterEach(() => office.close());

/** All go on from here with one signed history, and each hears the others as witnesses. */
async function expectOneHistory(...consoles: Console[]): Promise<void> {
  for (const each of consoles) open(each, "之后打开的");
  await settle(...consoles);
  for (const each of consoles) open(each, "再之后打开的");
  await settle(...consoles);
  for (const each of consoles) {
    expect(histories(each)).toEqual([]);
    expect(isSigned(each)).toBe(true);
    expect(statesOf(each)).toEqual(statesOf(consoles[0] as Console));
    await verified(each);
    const last = bodies(each).at(-1);
    expect(last?.seen).toMatchObject({ epoch: (await office.hub.store.standing()).epoch });
  }
  expect((await verifyHub(office.hub.store)).problems).toEqual([]);
}

describe("an honest hub is not accused", () => {
  it("while it works", () => expectOneHistory(a, b));

  it.each([1, 3])("that was restored, also by who had seen more: %i times", async (times) => {
    const behind = await office.console(await office.member());
    for (let time = 0; time < times; time += 1) {
      const backup = await office.backup();
      open(a, "备份没有的");
      await settle(a, b);
      open(b, "离线时打开的");
      await office.restore(backup);
      open(a, "恢复之后、同步之前");
      await settle(a, b);
    }
    await expectOneHistory(a, b, behind, await office.console(await office.member()));
  });

  it("that was restored twice, first from a backup that was too old", async () => {
    const old = await office.backup();
    open(a, "后一份备份才有的");
    await settle(a, b);
    const better = await office.backup();
    open(b, "两份备份都没有的");
    await settle(a, b);
    await office.restore(old);
    await a.sync();
    office.advance(60_000);
    await office.restore(better);
    await settle(a, b);
    await expectOneHistory(a, b, await office.console(await office.member()));
  });

  it("whose file was put back from a copy, once it was restored", async () => {
    const copy = await office.backup();
    open(a, "副本没有的");
    open(a, "副本也没有的");
    await settle(a);
    open(a, "见过副本没有的");
    await settle(a);
    await office.replaceBy(copy);
    for (let count = 0; count < 6; count += 1) open(b, `重新长出的 ${count}`);
    await settle(b);
    open(b, "见过重新长出的");
    await settle(b);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "hubBehind" });
    await office.restore(await office.backup());
    await settle(a, b);
    await expectOneHistory(a, b, await office.console(await office.member()));
  });

  it("by a cloned laptop, which seals anew what it had seen", async () => {
    const folder = temporaryFolder();
    try {
      const paths = [join(folder.path, "one"), join(folder.path, "two")] as const;
      const made = await office.console(await office.member(), { folder: paths[0] });
      await settle(made);
      await made.core.close();
      cpSync(paths[0], paths[1], { recursive: true });
      const [one, two] = paths.map((path) => reopen(office, path)) as [Console, Console];
      open(one, "原机打开的");
      open(two, "克隆的一");
      open(two, "克隆的二");
      await settle(one, two);
      const sealed = bodies(two).filter(({ device }) => device === two.profile.store.identity().device);
      expect(sealed.map(({ seen }) => seen?.epoch)).toEqual([1, 1]);
      expect(sealed.map(({ prev }) => typeof prev)).toEqual(["undefined", "string"]);
      await expectOneHistory(one, two, a);
      for (const each of [one, two]) await each.core.close();
    } finally {
      await folder.remove();
    }
  });

  it("by a laptop that worked alone and joins it", async () => {
    const lone = await office.console(null);
    open(lone, "一个人的一");
    open(lone, "一个人的二");
    await lone.core.sync.pair(await office.code(await office.member()));
    await settle(lone);
    const own = bodies(lone).filter(({ type }) => type === "ticket.open");
    expect(own.filter(({ seen }) => seen)).toEqual([]);
    await expectOneHistory(lone, a);
  });

  it("by a member whose role changes, who pulls from the beginning", async () => {
    const member = await office.member("technician", "王芳");
    const other = await office.console(member);
    await settle(other);
    await office.hub.service.administration.setRole(member, "lead");
    await settle(other);
    await expectOneHistory(a, other);
  });

  it("of an older version that is upgraded: consoles reckon what they had", async () => {
    const early = await office.console(null);
    asOfVersion2(early);
    await early.core.sync.pair(await office.code(await office.member()));
    await settle(early);
    open(early, "没有签名的历史");
    await settle(early, a);
    expect(isSigned(early)).toBe(false);
    expect(bodies(early).filter(({ seen, actor }) => seen && actor === bodies(early).at(-1)?.actor)).toEqual(
      [],
    );
    early.line.spoil = null;
    await expectOneHistory(early, a);
  });
});

/** The hub says that it speaks version 2, and then signs nothing. */
function asOfVersion2({ line }: Console): void {
  line.spoil = (asked, reply) => {
    if (asked !== "handshake" || !reply.ok) return reply;
    return { ok: true, value: { ...(reply.value as HandshakeReply), protocol: 2 } } as HubResult<unknown>;
  };
}

describe("a dishonest one is found out", () => {
  it("when it signs no longer: nothing is taken from it", async () => {
    asOfVersion2(a);
    open(b, "看不到的工单");
    await settle(b);
    const before = statesOf(a);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "history" });
    expect(statesOf(a)).toEqual(before);
    expect(histories(a)).toHaveLength(1);
  });

  it("when an operation is another in its database than it was: by all, and by `hub verify`", async () => {
    open(a, "付款一百元");
    await settle(a, b);
    const { db } = office.hub.store;
    const { feed, body, id } = await db
      .selectFrom("logOperation")
      .select(["feed", "body", "id"])
      .orderBy("feed", "desc")
      .executeTakeFirstOrThrow();
    const forged = body.replace(/"clockSkewMs":-?\d+/, '"clockSkewMs":86400000');
    await db.updateTable("logOperation").set({ body: forged }).where("feed", "=", feed).execute();
    const late = await office.console(await office.member());
    expect(await late.sync()).toMatchObject({ ok: false, problem: "history" });
    expect(Object.keys(statesOf(late)).filter((key) => key.startsWith("ticket:"))).toEqual([]);
    expect(histories(late)).toHaveLength(1);
    const { problems } = await verifyHub(office.hub.store);
    expect(problems).toContainEqual(expect.objectContaining({ kind: "history", operation: id }));
    expect(statesOf(a)).toEqual(statesOf(b));
  });

  it("when it leaves out for everybody what one had got: the one is shown another history", async () => {
    const all = await office.backup();
    const last = Math.max(
      ...all.flatMap(({ table, row }) => (table === "log_operation" ? [Number(row.feed)] : [])),
    );
    open(b, "之后打开的");
    await settle(a, b);
    await office.replaceBy(await withoutFeed(last));
    expect(await a.sync()).toMatchObject({ ok: false, problem: "history" });
    expect(histories(a)).toHaveLength(1);
  });

  it("is told at once of what an operation has seen elsewhere, and takes none of it", async () => {
    open(a, "见过别的历史");
    const { db } = a.profile.store;
    const body = db
      .prepare<[], string>("SELECT body FROM operation WHERE status = 'pending'")
      .pluck()
      .get() as string;
    const { seen } = JSON.parse(body) as OperationBody;
    const other = body.replace(seen?.hash ?? "", "0".repeat(64));
    const sig = a.profile.store.sign(other);
    db.prepare("UPDATE operation SET body = ?, sig = ? WHERE status = 'pending'").run(other, sig);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "hubBehind", waiting: 1 });
    await office.restore(await office.backup());
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 1 });
    await settle(a, b);
    expect(histories(b)).toEqual([]);
  });

  async function withoutFeed(feed: number): Promise<DumpRow[]> {
    const rows = await office.backup();
    return rows.filter(({ table, row }) => table !== "log_operation" || Number(row.feed) !== feed);
  }
});
