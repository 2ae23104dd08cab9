import { expect, it } from "vitest";
import { describeSync, expectAgreement, note, open, status } from "../support/sync/sync-desk.ts";
import { settle } from "../support/sync/sync-office.ts";
import { FILED } from "../support/domain/filed.ts";

// Much at once: months offline (F19), and a pull that would put most of the work away.

describeSync("sync after long", (given) => {
  it("F19: months offline: all of it is pulled, folded and pushed", async () => {
    const { office, a } = given;
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

  it("the brake stops a pull that would archive more than half, and is released once", async () => {
    const { office, a } = given;
    const b = await office.console(await office.member("lead", "李雷"));
    const tickets = Array.from({ length: 30 }, (_, count) => open(a, `工单 ${count}`));
    await settle(a, b);
    for (const ticket of tickets.slice(0, 25)) {
      b.act({ type: "ticket.accept", ticket });
      b.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "已经修好，测试正常" });
      b.act({ type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
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
