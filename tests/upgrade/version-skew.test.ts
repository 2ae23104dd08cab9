import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { HIDDEN } from "../../shared/log/parts.ts";
import { temporaryFolder } from "../support/core/core.ts";
import { closeOffice, mixedOffice } from "./mixed-office.ts";
import {
  MET,
  TODAY,
  endPrograms,
  makeProfile,
  openSession,
  profileAt,
  releasedPrograms,
  runHub,
  serveHub,
} from "./old-programs.ts";
import type { ProfileAt, Session } from "./old-programs.ts";
import { readsToday } from "./reads-today.ts";

const folder = temporaryFolder();
afterAll(() => {
  endPrograms();
  folder.remove();
});

const handOver = (asset: string, receiverName: string) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null, receiverName },
  ...{ place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00" },
  unsigned: { reason: "电话里说好了" },
  lines: [{ asset, condition: "good" }],
});

/** As a program of a release asks for it: 0.1.0 asked nobody why nothing was signed. */
function handOverBy(version: string, asset: string, receiverName: string) {
  const { unsigned, ...asked } = handOver(asset, receiverName);
  return version === "0.1.0" ? asked : { ...asked, unsigned };
}

describe.each(MET)("programs of %s", (version) => {
  const old = releasedPrograms(version);
  const reads = (type: string) => readsToday(version, type);

  test("say which version they are, wherever they run", async () => {
    const at = profileAt(join(folder.path, `alone-${version}`), "correct horse");
    await makeProfile(old, at, { name: "王五", workspaceName: "测试" });
    const session = openSession(old, at);
    expect(await session.query("session.get")).toMatchObject({ version, hub: null });
    await session.close();
  });

  const waits = async (session: Session) => (await session.query("outbox.page", { state: "waiting" })).total;

  test("an old console at today's hub: what it seals is taken, what it cannot read is kept and marked (F10)", async () => {
    const at = await mixedOffice(folder.path, TODAY, [old, TODAY]);
    const [one, other] = at.sessions as [Session, Session];
    const { id: ticket } = await one.execute({ type: "ticket.open", set: { title: "打印机卡纸" } });
    const { id: asset } = await one.execute({ type: "asset.register", set: { name: "笔记本" } });
    await one.execute(handOverBy(version, asset as string, "张三"));
    await one.sync();
    await other.sync();
    const seen = (session: Session) => session.query("ticket.get", { id: ticket as string });
    expect((await seen(other)).row).toMatchObject({ title: "打印机卡纸", status: "new" });
    const { row } = await other.query("asset.get", { id: asset as string });
    expect(row).toMatchObject({ name: "笔记本", holder: "张三" });
    // A reason why nobody signed is asked since 0.2.0: what has one is signed later.
    expect(row).toMatchObject({ status: version === "0.1.0" ? "inUse" : "toBeSigned" });

    await other.execute({ type: "ticket.accept", ticket });
    await other.execute({ type: "ticket.note", ticket, text: "换了搓纸轮", minutes: 20 });
    await other.sync();
    await one.sync();
    expect((await seen(one)).row).toMatchObject({
      status: "accepted",
      notes: reads("ticket.note") ? 1 : 0,
      needsUpdate: !reads("ticket.note"),
    });

    // F4: both hand it over, neither knows of the other.
    await one.execute(handOverBy(version, asset as string, "李四"));
    await other.execute(handOver(asset as string, "钱七"));
    for (const session of [one, other, one]) await session.sync();
    const detail = await other.query("asset.get", { id: asset as string });
    expect(detail.row).toMatchObject({ contested: true, holder: "李四" });
    const marked = await one.query("asset.get", { id: asset as string });
    expect(marked.row).toMatchObject({ holder: "李四", needsUpdate: !reads("custody.handOver") });
    for (const session of at.sessions) {
      expect(await waits(session)).toBe(0);
      expect((await session.query("outbox.page", { state: "refused" })).total).toBe(0);
      expect(await session.request({ kind: "verify" })).toMatchObject({ ok: true });
    }

    // Upgraded, it reads what it kept, and fetches the personal values that it could not take.
    await one.close();
    const upgraded = openSession(TODAY, at.profiles[0] as ProfileAt);
    const before = await seen(upgraded);
    expect(before.row).toMatchObject({ notes: 1, needsUpdate: false });
    // 0.1.0 cannot take personal values of what it does not read; later ones keep them.
    const kept = version !== "0.1.0" || reads("ticket.note");
    expect(before.actions[0]?.text).toBe(kept ? "换了搓纸轮" : HIDDEN);
    await upgraded.sync();
    const after = await seen(upgraded);
    expect(after.actions[0]?.text).toBe("换了搓纸轮");
    expect(after.hidden).toEqual([]);
    expect((await upgraded.query("asset.get", { id: asset as string })).row).toMatchObject({
      contested: true,
    });
    expect(await upgraded.request({ kind: "verify" })).toMatchObject({ ok: true, absent: 0 });
    await upgraded.close();
    await closeOffice(at);
    expect(await runHub(TODAY, ["verify", "--dir", at.dir])).toMatchObject({ ok: true });
  });

  test("today's console at an old hub: works on, and what that hub does not know waits (F11)", async () => {
    const at = await mixedOffice(folder.path, old, [TODAY, old]);
    const [one, other] = at.sessions as [Session, Session];
    const { id: ticket } = await other.execute({ type: "ticket.open", set: { title: "打印机卡纸" } });
    await other.sync();
    await one.sync();
    await one.execute({ type: "ticket.accept", ticket });
    await one.sync();
    await other.sync();
    const seen = (session: Session) => session.query("ticket.get", { id: ticket as string });
    expect((await seen(other)).row).toMatchObject({ status: "accepted" });

    if (reads("ticket.edit")) {
      // A personal value that neither knows is taken and kept all the same.
      await one.execute({ type: "ticket.edit", ticket, set: { onBehalf: "周总" } });
      await one.sync();
      expect(await waits(one)).toBe(0);
      await other.sync();
      expect(await other.request({ kind: "verify" })).toMatchObject({ ok: true, absent: 0 });
    }
    await one.execute({ type: "ticket.note", ticket, text: "换了搓纸轮" });
    await one.sync();
    expect((await one.query("sync.status")).problem).toBe(reads("ticket.note") ? null : "hubTooOld");
    expect(await waits(one)).toBe(reads("ticket.note") ? 0 : 1);
    expect((await seen(one)).actions[0]?.text).toBe("换了搓纸轮");
    expect(await one.request({ kind: "verify" })).toMatchObject({ ok: true });

    // The hub is upgraded first, and takes it.
    await at.hub.end();
    const address = new URL(at.hub.address);
    const hub = await serveHub(TODAY, at.dir, address.port);
    await one.sync();
    expect(await waits(one)).toBe(0);
    await closeOffice({ ...at, hub });
    expect(await runHub(TODAY, ["verify", "--dir", at.dir])).toMatchObject({ ok: true });
  });
});
