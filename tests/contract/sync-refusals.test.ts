import { expect, it } from "vitest";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { describeSync, note, open, refused, status } from "../support/sync/sync-desk.ts";
import { settle } from "../support/sync/sync-office.ts";

// The hub refuses what was done (F12, F13).

describeSync("sync of refused work", (given) => {
  it("F12: a failure of the hub on one operation is refused(internal), the queue goes on", async () => {
    const { office, a } = given;
    const noteType = OPERATION_TYPES.get("ticket.note");
    const broken = {
      ...noteType,
      touches: () => {
        throw new Error("a bug");
      },
    };
    await office.serve({ types: new Map([...OPERATION_TYPES, ["ticket.note", broken as never]]) as never });
    const ticket = open(a);
    note(a, ticket, "服务器在这里出错");
    open(a, "后面的照常");
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 2, refused: 1, waiting: 0 });
    expect(refused(a)).toMatchObject([{ type: "ticket.note", reason: { code: "internal" } }]);
    await settle(a);
  });

  it("F13: a role removed while offline: refused, shown with all that was entered, never in the way", async () => {
    const { office, member, a } = given;
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    await settle(a);
    await office.hub.service.administration.setRole(member, "auditor");
    a.act({ type: "asset.edit", asset, set: { place: "四楼 412" } });
    const outcome = await a.sync();
    expect(outcome).toMatchObject({ ok: true, refused: 1, waiting: 0 });
    const [row] = refused(a);
    expect(row).toMatchObject({ reason: { code: "forbidden", path: "type" }, acknowledged: false });
    const { body } = a.query<{ body: { payload: unknown } }>("operation.get", { id: row?.id });
    expect(body.payload).toMatchObject({ asset, set: { place: "四楼 412" } });
    expect(status(a)).toMatchObject({
      phase: "needsAttention",
      attention: 1,
      needs: { conflicts: 0, refused: 1, wrong: 0 },
    });
    // The refused change no longer shows in the record.
    expect(a.query<{ row: { place: string } }>("asset.get", { id: asset }).row.place).toBe("");
    expect(a.core.execute({ type: "asset.edit", asset, set: { place: "五楼" } })).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
  });
});
