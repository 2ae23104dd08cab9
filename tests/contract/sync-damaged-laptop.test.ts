import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeSync, expectAgreement, open } from "./sync-desk.test-support.ts";
import { handOver, reopen, settle } from "./sync-office.test-support.ts";
import { transportError } from "../../electron/core/sync/transport.ts";

// A store was damaged and recovered without some of what had never been sent (F15).

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
    const pages = first.profile.store.db
      .prepare("SELECT pageno FROM dbstat WHERE name = 'operation' AND pagetype = 'leaf' ORDER BY path")
      .pluck()
      .all() as number[];
    const before = first.profile.store.identity();
    await first.core.close();
    const file = join(path, "store.db");
    const middle = pages[Math.floor(pages.length / 2)] as number;
    writeFileSync(file, readFileSync(file).fill(3, (middle - 1) * 4096, middle * 4096));
    writeFileSync(join(path, "suspect"), "");

    const again = reopen(office, path);
    const [notice] = again.profile.notices;
    expect(notice?.code).toBe("storeSalvaged");
    const { lost } = notice?.details as { lost: number };
    expect(lost).toBeGreaterThan(0);
    const outcome = await again.sync();
    expect(outcome).toMatchObject({ ok: true, newIdentity: true, accepted: 43 - lost, waiting: 0 });
    expect(again.profile.store.identity().device).not.toBe(before.device);
    open(again, "继续工作");
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
