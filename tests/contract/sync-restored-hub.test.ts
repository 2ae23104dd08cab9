import { expect, it } from "vitest";
import { describeSync, expectAgreement, note, open, refused, status } from "../support/sync/sync-desk.ts";
import { hubLog, settle } from "../support/sync/sync-office.ts";

// The hub comes back from last night's backup (F7).

describeSync("sync with a restored hub", (given) => {
  it("F7: a hub restored from last night's backup gets back what any laptop knows", async () => {
    const { office, a } = given;
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
    const { office, a } = given;
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
    const { office, member, a } = given;
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
});
