import { describe, expect, test } from "vitest";
import { DOCUMENT_LANGUAGES } from "../../../shared/documents/document.ts";
import type { DocumentLanguage, DocumentText } from "../../../shared/documents/document.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { memoryCore, must, run } from "../../../tests/support/core/core.ts";
import { approveLot, closeLot, lotOfTwo, sendLot } from "../../../tests/support/documents/lots.ts";
import { bodyOf, filesIn, pagesIn, saidIn } from "../../../tests/support/documents/pdf-text.ts";
import type { Core } from "../compose.ts";
import { sha256 } from "../keys/device-key.ts";
import { describe as describeDocument, draw, findDocument } from "./print.ts";

async function printed(core: Core, number: string, language: DocumentLanguage = "zh-CN") {
  const { store } = core.profile;
  const found = must(findDocument(store, number, undefined));
  const { document, origin, missing } = describeDocument(store, found, language);
  const bytes = await draw(document, origin);
  return { document, missing, bytes, pages: await pagesIn(bytes) };
}

const valuesOf = ({ facts }: DocumentText) =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]));
const rowsOf = ({ tables }: DocumentText, title: string) =>
  tables.find((table) => table.title.startsWith(title))?.rows;

describe("处置单", () => {
  test.each(DOCUMENT_LANGUAGES)("从申请到销账写全，印出的字就是说的字，%s", async (language) => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    approveLot(core, made);
    sendLot(core, made);
    closeLot(core, made);
    const { document, pages, missing } = await printed(core, made.number, language);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect([missing, document.marks]).toEqual([[], []]);
    expect(document.title).toBe(language === "zh-CN" ? "处置单" : "Disposal manifest");
    expect(document.tables).toHaveLength(4);
    expect(document.signatures.map(({ strokes }) => strokes.length)).toEqual([2, 2, 2]);
  });

  test("资产、介质和证书、审批人、出库各有其表", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    approveLot(core, made);
    const { number: left } = sendLot(core, made);
    closeLot(core, made);
    const { document } = await printed(core, made.number);
    expect(valuesOf(document)).toMatchObject({
      ...{
        申请人: "张申请",
        报废原因: "技术淘汰",
        处置方式: "回收商",
        "原值、净值合计": "8000.00 元 / 0.00 元",
      },
      ...{
        留存核查: "已核查，无留存要求",
        清除前密级: "内部",
        回收单位: "绿源再生资源公司",
        重量: "18.5 千克",
      },
      ...{ "核销凭证号、日期": "PZ-0031  2026-01-20", 残值收入: "120.00 元", 状态: "已结束" },
    });
    expect(rowsOf(document, "资产")).toEqual([
      ["1", "IT-0101\nA-S8-0001", "旧电脑 1", "SN-1", "4200.00\n0.00", "2016-03-01", `已出库\n${left}`],
      ["2", "IT-0102\nA-S8-0002", "旧电脑 2", "", "3800.00\n0.00", "2016-03-01", `已出库\n${left}`],
    ]);
    expect(rowsOf(document, "存储介质")).toEqual([
      ["M-S8-0001", "机械硬盘", "WD-1", "F-01", "单独处置", "已清除并确认", made.certificate, left],
    ]);
    expect(rowsOf(document, "鉴定与审批")?.map((row) => row.slice(0, 3))).toEqual([
      ["技术鉴定", "李鉴定", "同意"],
      ["部门负责人", "王主任", "同意"],
    ]);
    expect(rowsOf(document, "鉴定与审批")?.[1]?.[4]).toBe("审批系统 OA-2026-118\n由 王五 记录");
    expect(rowsOf(document, "出库")?.[0]).toEqual([
      ...[left, "2026-01-12 14:00 +08:00", "绿源再生资源公司", "陈保管"],
      ...["资产 2 件，介质 1 块\n封签 F-01", ""],
    ]);
  });

  test("按出库单号也找得到；记录和签字的哈希在文件里", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    approveLot(core, made);
    const left = sendLot(core, made);
    const [byLot, byOut] = [await printed(core, made.number), await printed(core, left.number)];
    expect(Buffer.compare(byLot.bytes, byOut.bytes)).toBe(0);
    const files = await filesIn(byLot.bytes);
    expect(Object.keys(files).map((name) => name.replace(/^.*?\.\d+\./, ""))).toEqual([
      "disposal.open.record.json",
      "disposal.appraise.record.json",
      "disposal.approve.record.json",
      "custody.dispose.record.json",
    ]);
    for (const text of Object.values(files)) expect(text).toBe(canonicalJson(JSON.parse(text)));
    const out = must(findDocument(core.profile.store, left.number, undefined));
    expect(sha256(files[`${made.number}.4.custody.dispose.record.json`] as string)).toBe(out.op.hash);
    expect(byLot.document.proof[0]?.label).toBe(`${left.number} 单据哈希 SHA-256`);
  });

  test("没批、没签、少一件，都写在上面", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    const asked = await printed(core, made.number);
    expect(asked.document.marks).toEqual(["尚未获得批准。"]);
    expect(rowsOf(asked.document, "鉴定与审批")).toEqual([["部门负责人", "", "尚未审批", "", "", ""]]);
    approveLot(core, made);
    const left = sendLot(core, made, {
      ...{ assets: [made.assets[0]], words: "第二台下周再走" },
      ...{ signatures: [], unsigned: { reason: "在纸质转移单上签字" } },
    });
    const { document, pages } = await printed(core, made.number);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect(document.marks).toEqual([`${left.number} 的出库与批准内容不符。`]);
    expect(rowsOf(document, "出库")?.[0]?.[5]).toBe(
      "缺少资产 1 件、介质 0 块、封签 0 个\n第二台下周再走\n未签字：在纸质转移单上签字",
    );
    expect(rowsOf(document, "资产")?.[1]?.at(-1)).toBe("已批准，未出库");
  });

  test("批次结束以后，台账再改也不改处置单一个字节", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    approveLot(core, made);
    const asset = made.assets[0] as string;
    const before = await printed(core, made.number);
    run(core, { type: "asset.edit", asset, set: { name: "改了名" } });
    expect(rowsOf((await printed(core, made.number)).document, "资产")?.[0]?.[2]).toBe("改了名");
    sendLot(core, made);
    closeLot(core, made);
    const closed = await printed(core, made.number);
    run(core, { type: "asset.edit", asset, set: { name: "又改了名" } });
    expect(Buffer.compare(closed.bytes, (await printed(core, made.number)).bytes)).toBe(0);
    expect(Buffer.compare(closed.bytes, before.bytes)).not.toBe(0);
  });

  test("清除了的人名说已清除，笔迹也是", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core);
    approveLot(core, made);
    sendLot(core, made);
    const { store } = core.profile;
    const parts = must(findDocument(store, made.number, undefined)).op.parts ?? new Map<string, unknown>();
    const targets = [
      { operation: must(findDocument(store, made.number, undefined)).op.id, parts: [...parts.keys()] },
    ];
    const payload = {
      ...{ records: [`disposal:${made.id}`], what: ["applicantName"], until: null },
      ...{ reason: "本人要求", rule: "保存期满", targets },
    };
    store.write(() => store.append({ type: "record.erase", payload, label: "" }));
    const { document, pages } = await printed(core, made.number);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect(valuesOf(document)["申请人"]).toBe("（已清除）");
    expect(document.marks).toEqual(["有 1 处个人信息已按规定清除。"]);
    expect(pages.join("")).not.toMatch(/张申请|■/);
  });

  test("四十台、九处签字也印得全", async () => {
    const core = memoryCore();
    const made = lotOfTwo(core, { more: 38, appraisers: 9 });
    approveLot(core, made, { appraisers: 9 });
    const { document, pages } = await printed(core, made.number);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect(document.signatures).toHaveLength(9);
    expect(rowsOf(document, "资产")).toHaveLength(40);
  });
});
