import { join } from "node:path";
import { expect, it } from "vitest";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { describeSync, expectAgreement, note, open, pending, status } from "../support/sync/sync-desk.ts";
import { reopen, settle, typesWithout } from "../support/sync/sync-office.ts";

// One side is newer than the other (F10, F11).

describeSync("sync between versions", (given) => {
  it("F10: what a newer program wrote is kept, never fatal, and shown after the upgrade", async () => {
    const { office, member, a, folder } = given;
    const types = OPERATION_TYPES as Map<string, NonNullable<ReturnType<typeof OPERATION_TYPES.get>>>;
    const noteType = types.get("ticket.note") as NonNullable<ReturnType<typeof types.get>>;
    await office.serve({ types: new Map(types) as never });
    const profile = join(folder.path, "f10");
    const made = await office.console(member, { folder: profile });
    await settle(made);
    await made.core.close();
    const ticket = open(a, "新程序写的工单");
    note(a, ticket, "旧程序看不懂的记录");
    a.act({ type: "ticket.edit", ticket, set: { place: "三楼" } });
    await settle(a);
    types.delete("ticket.note");
    try {
      const older = reopen(office, profile);
      expect(await older.sync()).toMatchObject({ ok: true });
      const { row } = older.query<{ row: object }>("ticket.get", { id: ticket });
      expect(row).toMatchObject({ title: "新程序写的工单", place: "三楼", needsUpdate: true });
      open(older, "旧程序照常工作");
      expect(await older.sync()).toMatchObject({ ok: true, accepted: 1 });
      await older.core.close();
    } finally {
      types.set("ticket.note", noteType);
    }
    const upgraded = reopen(office, profile);
    // The older row stands until the record has been derived anew, in idle moments.
    while (upgraded.core.profile.store.refresh(3));
    const detail = upgraded.query<{ row: object; actions: { text: string }[] }>("ticket.get", { id: ticket });
    expect(detail.row).toMatchObject({ needsUpdate: false });
    expect(detail.actions.map(({ text }) => text)).toEqual(["旧程序看不懂的记录"]);
    await settle(a, upgraded);
    await expectAgreement(office, a, upgraded);
  });

  it("F11: a hub too old for an operation: it waits, work goes on, the hub's upgrade lets it through", async () => {
    const { office, a } = given;
    const ticket = open(a);
    await settle(a);
    await office.serve({ types: typesWithout("ticket.note") as never });
    note(a, ticket, "旧服务器还不懂");
    open(a, "排在后面的");
    expect(await a.sync()).toMatchObject({ ok: true, problem: "hubTooOld", accepted: 0, waiting: 2 });
    expect(status(a)).toMatchObject({ phase: "needsAttention", problem: "hubTooOld", waiting: 2 });
    expect(pending(a).map(({ state }) => state)).toEqual(["notYet", "waiting"]);
    // Pulling and working go on.
    const b = await office.console(await office.member());
    open(b, "同事的工单");
    await settle(b);
    await a.sync();
    expect(a.query<{ total: number }>("ticket.page", { scope: "all" }).total).toBe(3);
    await office.serve({});
    await settle(a, b);
    await expectAgreement(office, a, b);
    expect(status(a).problem).toBe(null);
  });

  it("F11: the hub's own notYet stops the queue too", async () => {
    const { office, a } = given;
    const ticket = open(a);
    note(a, ticket, "旧服务器还不懂");
    open(a);
    const types = typesWithout("ticket.note") as never;
    await office.serve({ types });
    // A hub that says in the handshake that it knows the type, and then does not.
    const known = Object.fromEntries([...OPERATION_TYPES].map(([type, { v }]) => [type, v]));
    const hub = office.hub.service;
    const handshake = hub.handshake.bind(hub);
    hub.handshake = async (...args) => {
      const reply = await handshake(...args);
      return reply.ok ? { ok: true, value: { ...reply.value, types: known } } : reply;
    };
    expect(await a.sync()).toMatchObject({ ok: true, problem: "hubTooOld", accepted: 1, waiting: 2 });
    await office.serve({});
    await settle(a);
    await expectAgreement(office, a);
  });
});
