import { join } from "node:path";
import { expect, it } from "vitest";
import { describeSync, expectAgreement, note, open, pending, status } from "../support/sync/sync-desk.ts";
import { hubLog, reopen, settle } from "../support/sync/sync-office.ts";

// What was said and never heard: replies that are lost, processes that end in between (F1 to F3).

describeSync("sync with lost answers", (given) => {
  it("brings what one console did to another", async () => {
    const { office, a } = given;
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
    const { office, a } = given;
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
    const { office, a } = given;
    const b = await office.console(await office.member());
    open(b);
    await settle(b);
    open(a);
    a.line.loseReply = asked;
    expect(await a.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    await settle(a, b);
    await expectAgreement(office, a, b);
  });

  it("when all was last exchanged is written once a minute, and when a console is closed", async () => {
    const { office, member, folder } = given;
    const profile = join(folder.path, "last");
    const b = await office.console(member, { folder: profile });
    const written = () =>
      b.core.profile.store.db.prepare("SELECT value FROM meta WHERE key = 'lastSync'").get();
    await b.sync();
    const first = written();
    expect(first).toBeDefined();
    office.advance(5_000);
    await b.sync();
    expect([written(), status(b).lastSync]).toEqual([first, office.environment.now()]);
    office.advance(60_000);
    await b.sync();
    expect(written()).not.toEqual(first);
    office.advance(5_000);
    await b.sync();
    const said = office.environment.now();
    await b.core.close();
    office.advance(5_000);
    expect(status(reopen(office, profile)).lastSync).toBe(said);
  });

  it("F2: what was committed and not pushed is in the outbox at the next start", async () => {
    const { office, member, a, folder } = given;
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
    const { office, member, a, folder } = given;
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
});
