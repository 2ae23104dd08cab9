import { expect, it } from "vitest";
import { describeSync, expectAgreement, open, status } from "../support/sync/sync-desk.ts";
import { logOf, settle, statesOf } from "../support/sync/sync-office.ts";

// Another hub, or less than the hub that was, answers at the old address (F8).

describeSync("sync with a wrong hub", (given) => {
  it("F8: an empty hub at the old address is refused, local data untouched", async () => {
    const { office, a } = given;
    open(a, "已送达的工单");
    await settle(a);
    open(a, "未送出的工单");
    const before = { log: logOf(a), states: statesOf(a), cursor: a.profile.store.meta.get("cursor") };
    await office.replaceBy(null);
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: false, waiting: 1 });
    expect(["unauthenticated", "wrongWorkspace"]).toContain((outcome as { problem: string }).problem);
    expect({ log: logOf(a), states: statesOf(a), cursor: a.profile.store.meta.get("cursor") }).toEqual(
      before,
    );
    // Nor can it be talked into the other workspace while it holds this one's operations.
    const other = await office.member("technician", "别人");
    expect(await a.core.sync.pair(await office.code(other))).toMatchObject({
      ok: false,
      code: "wrongWorkspace",
    });
    expect(logOf(a)).toEqual(before.log);
  });

  it("F8: another hub that lets everybody in is refused at the handshake", async () => {
    const { member, a } = given;
    open(a);
    await settle(a);
    const ticket = open(a);
    a.line.meddle = (asked) =>
      asked === "handshake"
        ? {
            ok: true,
            value: {
              protocol: 1,
              workspace: "00000000-0000-4000-8000-000000000000",
              hubVersion: "x",
              hubKey: "x",
              epoch: 1,
              head: { seq: 0, feed: 0 },
              gaps: [],
              nextDeviceSeq: 1,
              now: 0,
              member: { id: member, name: "", role: "lead", active: true },
              types: {},
            },
          }
        : undefined;
    a.line.sent.length = 0;
    expect(await a.sync()).toMatchObject({ ok: false, problem: "wrongWorkspace", waiting: 1 });
    expect(a.line.sent).toEqual(["handshake"]);
    expect(status(a).clockSkewMs).toBe(0);
    a.line.meddle = null;
    await settle(a);
    expect(a.query<{ row: { pending: number } }>("ticket.get", { id: ticket }).row.pending).toBe(0);
  });

  it("F8: a hub put back without `hub restore` is refused until it is restored rightly", async () => {
    const { office, a } = given;
    open(a);
    await settle(a);
    const backup = await office.backup();
    open(a);
    await settle(a);
    open(a);
    const before = logOf(a);
    await office.replaceBy(backup);
    expect(await a.sync()).toMatchObject({ ok: false, problem: "hubBehind", waiting: 1 });
    expect(logOf(a)).toEqual(before);
    await office.restore(backup);
    await settle(a);
    await expectAgreement(office, a);
  });
});
