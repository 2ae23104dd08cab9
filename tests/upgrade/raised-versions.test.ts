import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/core/core.ts";
import { closeOffice, mixedOffice } from "./mixed-office.ts";
import type { MixedOffice } from "./mixed-office.ts";
import { MET, endPrograms, pairingCode, releasedPrograms, runHub, serveHub } from "./old-programs.ts";
import type { Programs, Session } from "./old-programs.ts";
import { readsToday } from "./reads-today.ts";

// A version of an act is raised (raised/raise.ts): by a key that must be there, by a choice that is
// gone, by a record more that it touches. On the other side runs the released program itself.

const RAISED: Programs = {
  version: "raised",
  console: join(import.meta.dirname, "raised/console.ts"),
  hub: join(import.meta.dirname, "raised/hub.ts"),
};

const folder = temporaryFolder();
afterAll(() => {
  endPrograms();
  folder.remove();
});

const total = async (session: Session, state: "waiting" | "refused") =>
  (await session.query("outbox.page", { state })).total;
const ticketIn = (session: Session, id: string) => session.query("ticket.get", { id });
const siteNames = async (session: Session) => (await session.query("site.list")).map(({ name }) => name);
const isSound = async (session: Session) =>
  expect(await session.request({ kind: "verify" })).toMatchObject({ ok: true });

async function openTicket(session: Session, title: string): Promise<string> {
  return (await session.execute({ type: "ticket.open", set: { title, category: "hardware.printer" } }))
    .id as string;
}

/** All that the three acts can say, as the released program says it. */
async function workAsReleased(session: Session, ticket: string, assignee: string): Promise<void> {
  await session.execute({ type: "ticket.assign", ticket, assignee, reason: "他熟悉这台机器" });
  await session.execute({ type: "ticket.note", ticket, text: "换了搓纸轮" });
  const solution = { resolutionCode: "fixed", solution: "换了搓纸轮，测试正常" };
  await session.execute({ type: "ticket.resolve", ticket, ...solution });
  await session.execute({ type: "ticket.close", ticket, confirmation: "verbal" });
}

/** Two released consoles write the same text; the newer one sees it too. */
async function disagree(one: Session, other: Session, newer: Session): Promise<void> {
  const ticket = await openTicket(one, "扫描仪不工作");
  for (const session of [one, other]) await session.sync();
  await one.execute({ type: "ticket.edit", ticket, set: { description: "有嗡嗡声" } });
  await other.execute({ type: "ticket.edit", ticket, set: { description: "没有声音" } });
  for (const session of [one, other, one, newer]) await session.sync();
}

async function settle(session: Session): Promise<void> {
  const [row] = (await session.query("conflict.page")).rows;
  const { kind, entity, field, sides } = row as NonNullable<typeof row>;
  const choice = { kind, entity, field, sides: sides.map(({ op }) => op), value: "先有嗡嗡声" };
  await session.execute({ type: "conflict.resolve", ...choice });
  await session.sync();
}

const conflicts = async (session: Session) => (await session.query("conflict.page")).total;

// One after the other: each test goes on in the office of the one before it.
describe.each(MET)("a console of %s at a newer hub, a newer console beside it:", (version) => {
  let at: MixedOffice;
  let old: Session;
  let newer: Session;
  let colleague: Session;
  beforeAll(async () => {
    const released = releasedPrograms(version);
    at = await mixedOffice(folder.path, RAISED, [released, RAISED, released]);
    [old, newer, colleague] = at.sessions as [Session, Session, Session];
  });

  test("what it sealed is judged by its own version, lifted, and folded", async () => {
    const ticket = await openTicket(old, "打印机卡纸");
    await workAsReleased(old, ticket, at.members[0] as string);
    await old.sync();
    expect([await total(old, "waiting"), await total(old, "refused")]).toEqual([0, 0]);

    await newer.sync();
    const { row, fields, actions } = await ticketIn(newer, ticket);
    expect(row).toMatchObject({ status: "closed", needsUpdate: false });
    expect(fields.confirmation).toBe("verbal");
    expect(actions.map(({ text }) => text)).toEqual(["他熟悉这台机器", "换了搓纸轮 [remote]"]);
    expect(await siteNames(newer)).toEqual(["slip: 他熟悉这台机器"]);
    await isSound(newer);
  });

  test("F10: it marks what it cannot read, and works on", async () => {
    const ticket = await openTicket(old, "投影仪没有信号");
    await old.sync();
    await newer.sync();
    await newer.execute({ type: "ticket.note", ticket, text: "换了线", work: "workshop" });
    await newer.sync();
    await old.sync();
    const seen = (await ticketIn(old, ticket)).row;
    expect(seen).toMatchObject({ title: "投影仪没有信号", needsUpdate: true, notes: 0 });

    await old.execute({ type: "ticket.accept", ticket });
    await old.execute({ type: "ticket.note", ticket, text: "又试了一次" });
    await old.sync();
    expect([await total(old, "waiting"), await total(old, "refused")]).toEqual([0, 0]);
    await newer.sync();
    const { row, actions } = await ticketIn(newer, ticket);
    expect(row).toMatchObject({ status: "accepted", needsUpdate: false });
    expect(actions.map(({ text }) => text)).toEqual(["换了线 [workshop]", "又试了一次 [remote]"]);
  });

  test("a conflict that it settles is settled for all", async () => {
    await disagree(old, colleague, newer);
    expect([await conflicts(old), await conflicts(newer)]).toEqual([1, 1]);
    await settle(old);
    await newer.sync();
    expect([await conflicts(old), await conflicts(newer), await total(old, "refused")]).toEqual([0, 0, 0]);
  });

  test("all of it verifies", async () => {
    await isSound(old);
    await isSound(newer);
    await closeOffice(at);
    expect(await runHub(RAISED, ["verify", "--dir", at.dir])).toMatchObject({ ok: true });
  });
});

describe.each(MET)("a newer console at a hub of %s, a console of its own beside it:", (version) => {
  const released = releasedPrograms(version);
  let at: MixedOffice;
  let newer: Session;
  let old: Session;
  let colleague: Session;
  let ticket: string;
  beforeAll(async () => {
    at = await mixedOffice(folder.path, released, [RAISED, released, released]);
    [newer, old, colleague] = at.sessions as [Session, Session, Session];
  });

  test("F11: it says that the hub is too old; its work waits, and goes on", async () => {
    ticket = await openTicket(old, "键盘失灵");
    await disagree(old, colleague, newer);
    await newer.execute({ type: "ticket.note", ticket, text: "换了一个", work: "remote" });
    await newer.execute({ type: "ticket.edit", ticket, set: { place: "三楼" } });
    await newer.sync();
    const tooOld = { phase: "needsAttention", problem: "hubTooOld" };
    expect(await newer.query("sync.status")).toMatchObject({ ...tooOld, waiting: 2 });
    expect((await ticketIn(newer, ticket)).row).toMatchObject({ place: "三楼", notes: 1 });
    // Conflicts are settled by a version that this hub does not know.
    await settle(newer);
    expect(await newer.query("sync.status")).toMatchObject({ ...tooOld, waiting: 3 });
    expect([await conflicts(newer), await conflicts(old)]).toEqual([0, 1]);
    expect(await total(newer, "refused")).toBe(0);
    // What colleagues do still arrives.
    const other = await openTicket(old, "同事的工单");
    await old.sync();
    await newer.sync();
    expect((await ticketIn(newer, other)).row.title).toBe("同事的工单");
    expect((await ticketIn(old, ticket)).row).toMatchObject({
      title: "键盘失灵",
      notes: 0,
      needsUpdate: false,
    });
  });

  test("after the hub's upgrade all of it arrives, and the older console marks what it cannot read", async () => {
    await at.hub.end();
    at.hub = await serveHub(RAISED, at.dir);
    for (const [n, session] of at.sessions.entries()) {
      const code = await pairingCode(RAISED, at.dir, at.members[n] as string, at.hub);
      await session.request({ kind: "pair", code });
      await session.sync();
    }
    expect(await newer.query("sync.status")).toMatchObject({ problem: null, waiting: 0 });
    expect((await ticketIn(newer, ticket)).row).toMatchObject({
      place: "三楼",
      notes: 1,
      needsUpdate: false,
    });
    const place = readsToday(version, "ticket.edit") ? "三楼" : "";
    expect((await ticketIn(old, ticket)).row).toMatchObject({ place, notes: 0, needsUpdate: true });
    await isSound(newer);
    await closeOffice(at);
    expect(await runHub(RAISED, ["verify", "--dir", at.dir])).toMatchObject({ ok: true });
  });
});
