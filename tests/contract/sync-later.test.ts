import { expect, it } from "vitest";
import type { LaterDetail } from "../../shared/ipc/queries.ts";
import { describeSync, expectAgreement } from "../support/sync/sync-desk.ts";
import type { Console } from "../support/sync/sync-office.ts";
import { handOver, settle, verified } from "../support/sync/sync-office.ts";

// What nobody signed when it was handed over is signed later, on another console, over the same document.

const DAY = 24 * 60 * 60_000;
const later = (at: Console, id: string) => at.query<LaterDetail>("operation.later", { id });
const documentIn = (at: Console) =>
  at.query<{ rows: { document: string }[] }>("asset.unsigned", {}).rows.map(({ document }) => document);
const statusAt = (at: Console, id: string) =>
  at.query<{ row: { status: string } }>("asset.get", { id }).row.status;

function sign(at: Console, document: string, name: string) {
  const signature = {
    ...{ role: "receiver", name, identityCheck: "badge", signedAt: "2026-11-28T09:00:00.000+08:00" },
    strokes: [
      [
        [0, 0, 0],
        [300, 200, 400],
      ],
    ],
  };
  at.act({
    ...{ type: "custody.sign", document, docHash: later(at, document).docHash },
    signatures: [signature],
  });
}

describeSync("sync of what is signed later", (given) => {
  it("a slip that was left unsigned is signed a day later on another console, and every console shows it", async () => {
    const { office, a } = given;
    const b = await office.console(await office.member());
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-1" } });
    a.act(handOver(asset, "张伟"));
    await settle(a, b);
    const [document = ""] = documentIn(b);
    expect(statusAt(b, asset)).toBe("toBeSigned");
    b.clock.skew = DAY;
    sign(b, document, "张伟");
    await settle(b, a);
    for (const each of [a, b]) {
      expect(documentIn(each)).toEqual([]);
      expect(statusAt(each, asset)).toBe("inUse");
      expect(later(each, document).said).toMatchObject([{ act: "sign", signatures: [{ name: "张伟" }] }]);
      await verified(each);
    }
    expect(later(a, document).said[0]?.deviceCode).toBe(later(b, document).said[0]?.deviceCode);
    await expectAgreement(office, a, b);
  });

  it("signed on two consoles at once both stand, and the second is shown as a breach", async () => {
    const { office, a } = given;
    const b = await office.console(await office.member());
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-2" } });
    a.act(handOver(asset, "张伟"));
    await settle(a, b);
    const [document = ""] = documentIn(a);
    sign(a, document, "张伟");
    sign(b, document, "张伟");
    await settle(a, b);
    for (const each of [a, b]) {
      expect(later(each, document).said).toHaveLength(2);
      const { rows } = each.query<{ rows: { class: string; field: string }[] }>("conflict.page");
      expect(rows).toMatchObject([{ class: "breach", field: "signedAlready" }]);
    }
    await expectAgreement(office, a, b);
  });

  it("what was signed later goes with a laptop that worked alone into the hub", async () => {
    const { office, a } = given;
    const asset = a.act({ type: "asset.register", set: { name: "笔记本", serial: "SN-3" } });
    // Not sent yet: its hash changes where it is sealed anew, and the signature's link with it.
    a.act(handOver(asset, "张伟"));
    const [document = ""] = documentIn(a);
    sign(a, document, "张伟");
    await settle(a);
    expect(documentIn(a)).toEqual([]);
    await verified(a);
    await expectAgreement(office, a);
  });
});
