import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/core/core.ts";
import { closeOffice, mixedOffice } from "./mixed-office.ts";
import {
  RELEASED,
  TODAY,
  endPrograms,
  makeProfile,
  openSession,
  profileAt,
  releasedPrograms,
  runHub,
} from "./old-programs.ts";
import type { Session } from "./old-programs.ts";

const folder = temporaryFolder();
afterAll(() => {
  endPrograms();
  folder.remove();
});

const handOver = (asset: string, receiverName: string) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null, receiverName },
  ...{ place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00" },
  lines: [{ asset, condition: "good" }],
});

describe.each(RELEASED)("programs of %s", (version) => {
  const old = releasedPrograms(version);

  test("say which version they are, wherever they run", async () => {
    const at = profileAt(join(folder.path, `alone-${version}`), "correct horse");
    await makeProfile(old, at, { name: "王五", workspaceName: "测试" });
    const session = openSession(old, at);
    expect(await session.query("session.get")).toMatchObject({ version, hub: null });
    await session.close();
  });

  test.each([
    { what: "an old console at today's hub", hubOf: TODAY, consoles: [old, TODAY] },
    { what: "today's console at an old hub", hubOf: old, consoles: [TODAY, old] },
  ])("$what: pairs, seals and syncs; the other version's console sees it and works on", async (setting) => {
    const at = await mixedOffice(folder.path, setting.hubOf, setting.consoles);
    const [one, other] = at.sessions as [Session, Session];
    const { id: ticket } = await one.execute({ type: "ticket.open", set: { title: "打印机卡纸" } });
    const { id: asset } = await one.execute({ type: "asset.register", set: { name: "笔记本" } });
    await one.execute(handOver(asset as string, "张三"));
    await one.sync();
    await other.sync();
    const seen = (session: Session) => session.query("ticket.get", { id: ticket as string });
    expect((await seen(other)).row).toMatchObject({ title: "打印机卡纸", status: "new" });
    const { row } = await other.query("asset.get", { id: asset as string });
    expect(row).toMatchObject({ name: "笔记本", holder: "张三" });

    await other.execute({ type: "ticket.accept", ticket });
    await other.execute({ type: "ticket.note", ticket, text: "换了搓纸轮", minutes: 20 });
    await other.sync();
    await one.sync();
    expect((await seen(one)).row).toMatchObject({ status: "accepted", notes: 1 });

    // F4: both hand it over, neither knows of the other.
    await one.execute(handOver(asset as string, "李四"));
    await other.execute(handOver(asset as string, "钱七"));
    for (const session of [one, other, one]) await session.sync();
    for (const session of at.sessions) {
      const detail = await session.query("asset.get", { id: asset as string });
      expect(detail.row).toMatchObject({ contested: true, holder: "李四" });
      expect((await session.query("outbox.page", { state: "waiting" })).total).toBe(0);
      expect((await session.query("outbox.page", { state: "refused" })).total).toBe(0);
      expect(await session.request({ kind: "verify" })).toMatchObject({ ok: true });
    }
    await closeOffice(at);
    expect(await runHub(setting.hubOf, ["verify", "--dir", at.dir])).toMatchObject({ ok: true });
  });
});
