import { cp } from "node:fs/promises";
import { allDevices } from "../../hub/features/devices/device-rows.ts";
import { join } from "node:path";
import { expect, it } from "vitest";
import { problemsOf } from "../support/core/profile.ts";
import { everything } from "../support/sync/nothing-of.ts";
import { describeSync, expectAgreement, note, open } from "../support/sync/sync-desk.ts";
import { handOver, reopen, settle } from "../support/sync/sync-office.ts";

// A laptop is cloned, or put back from an image (F9).

describeSync("sync of copied laptops", (given) => {
  it("F9: a cloned laptop finds out, takes an identity of its own and loses nothing", async () => {
    const { office, member, a, folder } = given;
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
    const { office, member, a, folder } = given;
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
    const devices = (await allDevices(office.hub.store)).length;
    expect(await two.sync()).toMatchObject({ ok: false, problem: "unreachable", waiting: 1 });
    expect(await two.sync()).toMatchObject({ ok: true, newIdentity: true, accepted: 1 });
    expect(await allDevices(office.hub.store)).toHaveLength(devices + 1);
    await settle(a, one, two);
    await expectAgreement(office, a, one, two);
  });

  it("F9: what a page showed of a copy is not forgotten when the round breaks off behind it", async () => {
    const { office, member, a, folder } = given;
    const [original, early, late] = ["original", "early", "late"].map((name) => join(folder.path, name));
    const first = await office.console(member, { folder: original ?? "" });
    await settle(first);
    await first.core.close();
    await cp(original ?? "", early ?? "", { recursive: true });
    const whole = reopen(office, original ?? "");
    open(whole, "两台都有的工单");
    await whole.core.close();
    await cp(original ?? "", late ?? "", { recursive: true });
    const [one, two, twin] = [original, late, early].map((path) => reopen(office, path ?? ""));
    if (!one || !two || !twin) throw new Error("three laptops of one identity");
    open(twin, "占了编号的工单");
    await settle(twin);
    // What both have gets through in the name that the first of them takes.
    expect(await one.sync()).toMatchObject({ ok: true, newIdentity: true, accepted: 1 });
    open(two, "在副本上后来开的工单");
    two.line.loseReply = "fork";
    expect(await two.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    // Its number is the very one that the hub waits for from the twin.
    expect(await two.sync()).toMatchObject({ ok: true, newIdentity: true, accepted: 1 });
    await settle(a, one, two, twin);
    const devices = new Set([one, two, twin].map(({ profile }) => profile.store.identity().device));
    expect(devices.size).toBe(3);
    await expectAgreement(office, a, one, two, twin);
  });

  it("F9: a laptop put back from an old image goes on after its own operations", async () => {
    const { office, member, a, folder } = given;
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

  /** A laptop and its copy, on both of which a rating waits that neither may see once it is sent. */
  async function copiedWithRating() {
    const { office, member, folder } = given;
    const [original, clone] = ["original", "clone"].map((name) => join(folder.path, name)) as [
      string,
      string,
    ];
    const first = await office.console(member, { folder: original });
    const ticket = open(first, "两台都有的工单");
    await settle(first);
    const rating = first.act({ type: "rating.give", ticket, stars: 2, comment: "克隆之前的评价" });
    await first.core.close();
    await cp(original, clone, { recursive: true });
    const one = reopen(office, original);
    const two = reopen(office, clone);
    return { one, two, rating };
  }

  it("F9: what went out of sight by the original's hand goes out of sight on its copy too, and only once", async () => {
    const { a } = given;
    const { one, two, rating } = await copiedWithRating();
    open(one, "原机的工单");
    await settle(one);
    // The copy works on before it finds out: all that waits is sealed anew, the rating too.
    open(two, "克隆机的工单");
    for (const each of [two, one, two, a, two]) {
      await settle(each);
      if (each === a) continue;
      expect(each.profile.store.state(`rating:${rating}`)?.exists ?? false).toBe(false);
      expect(everything(each)).not.toContain("克隆之前的评价");
      expect(problemsOf(each.core)).toEqual([]);
    }
    expect(await two.sync()).toMatchObject({ ok: true, pulled: 0, accepted: 0, waiting: 0 });
  });

  it("F9: what waits on a copy while the hub has it out of sight gets its place when it comes into sight", async () => {
    const { office, member, a } = given;
    const { one, two, rating } = await copiedWithRating();
    await settle(one);
    two.line.loseReply = "push";
    expect(await two.sync()).toMatchObject({ ok: false, problem: "unreachable", waiting: 1 });
    await office.hub.service.administration.setRole(member, "lead");
    await settle(two, one, a);
    for (const each of [two, one]) {
      expect(each.profile.store.state(`rating:${rating}`)?.exists).toBe(true);
      expect(problemsOf(each.core)).toEqual([]);
    }
  });
});
