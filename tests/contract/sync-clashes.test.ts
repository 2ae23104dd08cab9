import { expect, it } from "vitest";
import { describeSync, expectAgreement, note, open, status } from "../support/sync/sync-desk.ts";
import { handOver, settle } from "../support/sync/sync-office.ts";

// Two who act on one thing while offline, and clocks that are wrong (F4 to F6).

describeSync("sync of clashes", (given) => {
  it("F4: an asset handed over twice offline is contested on every console", async () => {
    const { office, a } = given;
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
    const { office, a } = given;
    const b = await office.console(await office.member());
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    await settle(a, b);
    a.act(handOver(asset, "甲"));
    await settle(a);
    b.act(handOver(asset, "乙"));
    b.act({
      type: "custody.return",
      unsigned: { reason: "电话里说好了" },
      reason: "idle",
      returnerName: "乙",
      place: "库房",
      returnedAt: "2026-11-23T15:00:00.000+08:00",
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
    const { office, a } = given;
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
});
