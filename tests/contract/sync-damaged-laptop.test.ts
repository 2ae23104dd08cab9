import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { TicketDetail } from "../../shared/ipc/queries.ts";
import { describeSync, expectAgreement, open } from "../support/sync/sync-desk.ts";
import { handOver, logOf, must, reopen, settle } from "../support/sync/sync-office.ts";
import type { Console } from "../support/sync/sync-office.ts";
import { transportError } from "../../electron/core/sync/transport.ts";

// A store was damaged and recovered without some of what had never been sent (F15).

/** Damages a page of the log, so far behind its beginning, once the console is closed. */
function damageOf({ profile }: Console, folder: string, behind: number): () => void {
  const pages = profile.store.db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'operation' AND pagetype = 'leaf' ORDER BY path")
    .pluck()
    .all() as number[];
  const page = pages[Math.floor(pages.length * behind)] as number;
  return () => {
    const file = join(folder, "store.db");
    writeFileSync(file, readFileSync(file).fill(3, (page - 1) * 4096, page * 4096));
    writeFileSync(join(folder, "suspect"), "");
  };
}

function lostBy({ profile }: Console): number {
  const [notice] = profile.notices;
  expect(notice?.code).toBe("storeSalvaged");
  const { lost } = notice?.details as { lost: number };
  expect(lost).toBeGreaterThan(0);
  return lost;
}

describeSync("sync of laptops with a damaged store", (given) => {
  it("F15: what is behind a lost number gets through, under an identity of its own", async () => {
    const { office, member, a, folder } = given;
    const path = join(folder.path, "profile");
    const first = await office.console(member, { folder: path });
    open(first, "送出去了的工单");
    await settle(first);
    for (let index = 0; index < 40; index += 1) open(first, `没送出去的第${index}张`);
    const asset = first.act({ type: "asset.register", set: { name: "笔记本" } });
    first.act(handOver(asset, "丙"));
    first.act(handOver(asset, "丁"));
    const damage = damageOf(first, path, 0.5);
    const before = first.profile.store.identity();
    await first.core.close();
    damage();

    const again = reopen(office, path);
    const lost = lostBy(again);
    const outcome = await again.sync();
    expect(outcome).toMatchObject({ ok: true, newIdentity: true, accepted: 43 - lost, waiting: 0 });
    expect(again.profile.store.identity().device).not.toBe(before.device);
    open(again, "继续工作");
    await settle(again, a);
    await expectAgreement(office, a, again);
  });

  it("what got lost is not claimed to be known: a colleague's value it held is not replaced unseen", async () => {
    const { office, member, a, folder } = given;
    const path = join(folder.path, "profile");
    const first = await office.console(member, { folder: path });
    const tickets = Array.from({ length: 40 }, (_, index) => open(a, `第${index}张工单`));
    const edits = tickets.map((ticket, index) => {
      const set = { place: `同事写的 ${index}` };
      return must(a.core.execute({ type: "ticket.edit", ticket, set })).operation;
    });
    await settle(a, first);
    const damage = damageOf(first, path, 0.8);
    await first.core.close();
    damage();

    const again = reopen(office, path);
    lostBy(again);
    const held = new Set(logOf(again).map(({ id }) => id));
    const at = edits.findIndex((id) => !held.has(id as string));
    const ticket = tickets[at] as string;
    again.act({ type: "ticket.edit", ticket, set: { place: "我写的" } });
    await settle(again, a);
    const { fields, overwritten } = a.query<TicketDetail>("ticket.get", { id: ticket });
    expect([fields.place, ...overwritten.map(({ value }) => value)].sort()).toEqual(
      ["我写的", `同事写的 ${at}`].sort(),
    );
    await expectAgreement(office, a, again);
  });

  it("damage that only a round meets is this laptop's own, not the hub's, and is recovered at once", async () => {
    const { office, member, a, folder } = given;
    const path = join(folder.path, "profile");
    const first = await office.console(member, { folder: path });
    for (let index = 0; index < 10; index += 1) open(first, `没送出去的第${index}张`);
    const find = "SELECT rootpage FROM sqlite_schema WHERE name = 'operation_seq'";
    const page = first.profile.store.db.prepare(find).pluck().get() as number;
    await first.core.close();
    const file = join(path, "store.db");
    writeFileSync(file, readFileSync(file).fill(0, (page - 1) * 4096, page * 4096));

    const damaged = reopen(office, path);
    expect(await damaged.core.handle({ id: 1, kind: "sync" })).toMatchObject({
      error: { code: "file", message: expect.stringContaining("is damaged") as string },
    });
    expect(damaged.core.sync.status()).toMatchObject({ problem: "damaged" });
    expect(damaged.profile.isSuspect()).toBe(true);
    await damaged.core.close();
    const again = reopen(office, path);
    expect(again.profile.notices).toMatchObject([{ code: "storeSalvaged", details: { lost: 0 } }]);
    expect(await again.sync()).toMatchObject({ ok: true, accepted: 10, waiting: 0, newIdentity: false });
    await settle(again, a);
    await expectAgreement(office, a, again);
  });

  it("a gap at a number that is here is the hub's loss, and no reason for a new identity", async () => {
    const { a } = given;
    open(a, "送出去了的工单");
    await settle(a);
    const before = a.profile.store.identity();
    open(a, "下一张工单");
    a.line.meddle = (asked) =>
      asked === "push" ? transportError("gap", "deviceSeq 1 is missing", { expected: 1 }) : undefined;
    expect(await a.sync()).toMatchObject({ ok: false, problem: "hubBehind", waiting: 1 });
    expect(a.profile.store.identity()).toEqual(before);
  });
});
