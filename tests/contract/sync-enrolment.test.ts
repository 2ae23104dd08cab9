import { expect, it } from "vitest";
import { allDevices } from "../../hub/features/devices/device-rows.ts";
import { transportError } from "../../electron/core/sync/transport.ts";
import { describeSync, expectAgreement, open, refused, status } from "../support/sync/sync-desk.ts";
import { handOver, settle } from "../support/sync/sync-office.ts";

// How a laptop comes to its identity at a hub, and loses it.

describeSync("enrolment", (given) => {
  it("a revoked laptop is told so and keeps its work; a new code gives it a new identity", async () => {
    const { office, member, a } = given;
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
    const { office, a } = given;
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
    const { office, member, a } = given;
    const late = await office.console(null);
    const code = await office.code(member);
    const devices = (await allDevices(office.hub.store)).length;
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
    expect(await allDevices(office.hub.store)).toHaveLength(devices + 1);
    await late.sync();
    expect(await late.core.sync.pair(code)).toMatchObject({ ok: false, code: "badCode" });
    await settle(late, a);
    await expectAgreement(office, late, a);
  });

  it("refuses a code that is none, used or for nobody", async () => {
    const { office, member } = given;
    const late = await office.console(null);
    expect(await late.core.sync.pair("hello")).toMatchObject({ ok: false, code: "malformed" });
    const code = await office.code(member);
    const other = await office.console(null);
    expect(await other.core.sync.pair(code)).toMatchObject({ ok: true });
    expect(await late.core.sync.pair(code)).toMatchObject({ ok: false, code: "badCode" });
    expect(status(late).phase).toBe("alone");
  });
});
