import { describe, expect, test } from "vitest";
import { HANDOVER_PURPOSES, handOverPayload, returnPayload } from "../../domain/custody/custody-forms.ts";
import { KEEPERS } from "../../domain/custody/keeping.ts";
import { DOCUMENT_LANGUAGES, textsOf } from "../document.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import { DOCUMENT_KINDS, documentOf } from "../kinds.ts";
import { printedHash, printedLines, printedMoment } from "../printed.ts";
import type { SlipSources } from "./slip-sources.ts";
import { slip } from "./slip.ts";

const ASSET = "00000000-0000-7000-8000-000000000001";
const at = "2026-11-23T10:00:00.000+08:00";

function handOver(said: Record<string, unknown> = {}): SlipSources {
  const payload = handOverPayload.parse({
    ...{ number: "H-K7-0001", purpose: "issue", giverName: "王五", place: "", handedAt: at },
    ...{ to: { holder: "person", name: "陈敏" }, unsigned: { reason: "对方不在现场" } },
    lines: [{ asset: ASSET, prev: null, prevHash: null }],
    ...said,
  });
  return {
    ...{ act: "handOver", payload, organisation: "信息技术部", withheld: new Map() },
    ...{ recorded: { by: "王五", device: "K7", at, seq: 5, checked: true }, assets: new Map() },
    ...{ standing: new Map(), receiverDept: null, later: [], ticket: null, site: "" },
    hash: { document: "ab".repeat(32), fits: true },
    anchor: { of: "hub", key: "KEY" },
    receipt: null,
    files: { record: "H-K7-0001.record.json", text: "H-K7-0001.text.json" },
  };
}

describe("a slip is titled by its purpose", () => {
  test.each(DOCUMENT_LANGUAGES)("each by another: %s", (language) => {
    const titles = HANDOVER_PURPOSES.map((purpose) => slip.describe(handOver({ purpose }), language).title);
    expect(new Set(titles).size).toBe(HANDOVER_PURPOSES.length);
    if (language === "zh-CN") {
      expect(titles).toEqual([
        "领用单",
        "更换单",
        "借用单",
        "调拨单",
        "维修返还单",
        "离职交接单",
        "送修单",
        "入库单",
      ]);
    }
  });
});

test("what the norm asks for and nobody stated is said to be missing; nothing else is invented", () => {
  for (const language of DOCUMENT_LANGUAGES) {
    const { unstated } = DOCUMENT_WORDS[language];
    const said = slip.describe(handOver({ purpose: "loan" }), language);
    const missing = said.facts.filter(({ value }) => value === unstated).map(({ label }) => label);
    // Staff numbers of both, department, place, the day it is due back.
    expect(missing).toHaveLength(5);
    expect(said.tables[0]?.rows[0]?.[4]).toBe(unstated);
    expect(textsOf(said).filter((text) => /undefined|null|NaN|\{\w+\}/.test(text))).toEqual([said.pageOf]);
  }
});

test("whoever answers for it is called by what they are", () => {
  const labels = KEEPERS.map((holder) => {
    const to = { holder, name: "甲", responsible: "乙", place: "3F" };
    return slip.describe(handOver({ to }), "zh-CN").facts[1];
  });
  expect(labels.map((fact) => fact?.label)).toEqual(["接收人", "接收部门", "在用地点", "存放处", "供应商"]);
  expect(labels.map((fact) => fact?.value)).toEqual(KEEPERS.map(() => "甲 · 3F"));
});

test("signatures that do not fit the text are told, and so is what waits or was not checked", () => {
  const sources = handOver();
  const doubtful = {
    ...sources,
    hash: { ...sources.hash, fits: false },
    recorded: { ...sources.recorded, seq: null, checked: false },
  } as SlipSources;
  const said = slip.describe(doubtful, "zh-CN");
  expect(said.marks).toContain("签字所附的哈希与单据内容不符，请告知管理员。");
  expect(said.notes).toEqual(
    expect.arrayContaining(["保存在记录人的电脑上，服务器尚未接收。", "记录设备的签名尚未校验。"]),
  );
});

test("every kind of document is of some operation, and none is of two", () => {
  const types = Object.values(DOCUMENT_KINDS).flatMap(({ of }) => of);
  expect(new Set(types).size).toBe(types.length);
  expect(documentOf("custody.handOver")).toBe("slip");
  expect(documentOf("custody.resolve")).toBeNull();
});

test("moments, hashes and lines are printed as they are compared", () => {
  expect(printedMoment("2026-11-23T10:00:59.999+08:00")).toBe("2026-11-23 10:00 +08:00");
  expect(printedMoment("2026-11-23T02:00:00.000Z")).toBe("2026-11-23 02:00 +00:00");
  expect(printedHash("0123456789ab")).toBe("0123 4567 89ab");
  expect(printedLines([1, 2, 3, 7, 9, 10], "、")).toBe("1–3、7、9–10");
});

test("the giver of a row signed by the key of the device: their place says so, and nothing of them is missing", () => {
  const receiver = { role: "receiver", name: "陈敏", strokes: [[[1, 1, 0]]], signedAt: at };
  const signed = { ...receiver, docHash: "ab".repeat(32), identityCheck: "badge" };
  const said = (giverByDevice: string | null) =>
    slip.describe(handOver({ unsigned: null, giverByDevice, signatures: [signed] }), "zh-CN");
  const [giver] = said(at).signatures;
  expect(giver?.facts.map(({ value }) => value)).toContain("王五");
  expect(giver?.none).toBe("由 K7 的设备密钥签署，本人以 PIN 确认");
  expect(said(at).marks).toEqual([]);
  expect(said(null).signatures[0]?.none).toBe("未签字");
  expect(said(null).marks).toHaveLength(1);
});

test("what was taken in under a seal is a receipt that says so, and that nothing was checked", () => {
  const sources = (underSeal: object | null) => {
    const { payload: _, act: __, ...rest } = handOver();
    const payload = returnPayload.parse({
      ...{
        number: "R-K7-0001",
        reason: "leaver",
        returnerName: "陈敏",
        place: "3F",
        returnedAt: at,
        underSeal,
      },
      ...{ to: { holder: "pool", place: "3F" }, unsigned: { reason: "对方不在现场" } },
      lines: [{ asset: ASSET, prev: null, prevHash: null }],
    });
    return { ...rest, act: "return", payload } as SlipSources;
  };
  const said = slip.describe(sources({ seal: "F-0071", reason: "来不及核对" }), "zh-CN");
  expect(said.title).toBe("暂收单");
  expect(said.facts).toContainEqual({ label: "封条编号", value: "F-0071" });
  expect(said.notes.join("")).toContain("损坏责任不由发现的人认定");
  const plain = slip.describe(sources(null), "zh-CN");
  expect(plain.title).toBe("离职交接单");
  expect(textsOf(plain).join("")).not.toContain("封");
});
