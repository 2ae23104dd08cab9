import { expect, test } from "vitest";
import { handOverPayload } from "../../domain/custody/custody-forms.ts";
import type { SlipSources } from "./slip-sources.ts";
import { slip } from "./slip.ts";

const ASSET = "00000000-0000-7000-8000-000000000001";
const at = "2026-11-23T10:00:00.000+08:00";
const signature = {
  ...{ role: "receiver" as const, name: "陈敏", employeeNo: "E12", identityCheck: "badge" as const },
  ...{ signedAt: "2026-11-24T09:00:00.000+08:00", docHash: "ab".repeat(32), person: null, onBehalf: null },
  strokes: [[[0, 0, 0] as [number, number, number], [300, 200, 400] as [number, number, number]]],
};

function unsigned(later: SlipSources["later"]): SlipSources {
  const payload = handOverPayload.parse({
    ...{ number: "H-K7-0001", purpose: "issue", giverName: "王五", place: "", handedAt: at },
    ...{ to: { holder: "person", name: "陈敏" }, unsigned: { reason: "对方不在现场" } },
    lines: [{ asset: ASSET, prev: null, prevHash: null }],
  });
  return {
    ...{ act: "handOver", payload, organisation: "信息技术部", withheld: new Map(), later },
    ...{ recorded: { by: "王五", device: "K7", at, seq: 5, checked: true }, assets: new Map() },
    ...{ standing: new Map(), receiverDept: null, ticket: null, site: "" },
    hash: { document: "ab".repeat(32), fits: true },
    anchor: { of: "hub", key: "KEY" },
    files: { record: "H-K7-0001.record.json", text: "H-K7-0001.text.json" },
    receipt: null,
  };
}

test("a slip that was signed later shows the signature in its place, and says when and on which console", () => {
  const before = slip.describe(unsigned([]), "zh-CN");
  expect(before.marks.join("")).toContain("未签字：对方不在现场");
  const said = slip.describe(
    unsigned([
      {
        ...{ act: "attempt", signatures: [], at, device: "K7", dueBack: null },
        attempt: { way: "courier", outcome: "sent", carrier: "顺丰", tracking: "SF1" },
      },
      {
        act: "sign",
        signatures: [signature],
        at: signature.signedAt,
        device: "K8",
        attempt: null,
        dueBack: null,
      },
    ]),
    "zh-CN",
  );
  expect(said.marks).toEqual(["只有一方签字。"]);
  const place = said.signatures?.find(({ role }) => role === "接收人签字");
  expect(place).toMatchObject({ strokes: signature.strokes, none: "" });
  expect(place?.facts.map(({ value }) => value)).toEqual(["陈敏", "E12", "工牌", "2026-11-24 09:00 +08:00"]);
  expect(said.notes).toEqual(
    expect.arrayContaining([
      "联系记录：2026-11-23 10:00 +08:00 快递 已寄出 顺丰 SF1。",
      "接收人补签：2026-11-24 09:00 +08:00，在 K8 上签字。",
    ]),
  );
});
