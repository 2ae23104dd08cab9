import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DOCUMENT_LANGUAGES } from "../../../shared/documents/document.ts";
import type { DocumentLanguage } from "../../../shared/documents/document.ts";
import { ask, memoryCore, must, run } from "../../../tests/support/core/core.ts";
import { filesIn, pagesIn, saidIn } from "../../../tests/support/documents/pdf-text.ts";
import { at, cleared, signed, who } from "../../../tests/support/documents/cleared.ts";
import type { Core } from "../compose.ts";
import { describe as describeDocument, draw, findDocument } from "./print.ts";

async function printed(core: Core, number: string, language: DocumentLanguage = "zh-CN") {
  const { store } = core.profile;
  const found = must(findDocument(store, number, undefined));
  const { document, origin } = describeDocument(store, found, language);
  const bytes = await draw(document, origin);
  return { document, bytes };
}
const valuesOf = ({ facts }: { facts: readonly { label: string; value: string }[] }) =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]));

describe("数据清除证书", () => {
  test("写明 NIST SP 800-88 Rev. 2 第 4.6 条要求的每一项", async () => {
    const core = memoryCore();
    const { number } = cleared(core);
    const { document } = await printed(core, number);
    expect([document.title, document.marks]).toEqual(["数据清除证书", []]);
    expect(valuesOf(document)).toMatchObject({
      ...{ 厂商: "三星", 型号: "870 EVO 500GB", 标签序列号: "S5Y1NJ0R123456", 介质类型: "SATA 固态硬盘" },
      ...{ 磁盘报告序列号: "S5Y1NJ0R123456", 介质来源: "IT-2026-0007  财务部笔记本", 清除前密级: "内部" },
      ...{ 清除方法: "深度净化 Purge", 技术手段: "ATA Sanitize 块擦除", 依据标准: "NIST SP 800-88 Rev. 2" },
      ...{ "工具、版本": "hdparm  9.65", 执行结果: "成功", 验证方式: "抽样读取 10%", 验证结论: "通过" },
      ...{ 清除后密级: "公开", 去向: "交外部", 工具报告: "未附  工具不出报告" },
    });
    expect(document.tables[0]?.rows).toEqual([
      ["执行", "李强", "桌面工程师", "2026-01-05 09:00 +08:00", "3F 工作台", "内线 8001"],
      ["验证", "王芳", "信息安全员", "2026-01-05 10:00 +08:00", "3F 工作台", "内线 8001"],
      ["确认", "赵敏", "资产主管", "2026-01-05 11:00 +08:00", "3F 工作台", "内线 8001"],
    ]);
    expect(document.signatures.map(({ role, strokes }) => [role, strokes.length])).toEqual([
      ["验证人签字", 2],
      ["确认人签字", 2],
    ]);
  });

  test.each(DOCUMENT_LANGUAGES)("印得全，%s；哪里都没有说数据不能恢复", async (language) => {
    const core = memoryCore();
    const { number } = cleared(core);
    const { document, bytes } = await printed(core, number, language);
    const text = (await pagesIn(bytes)).join("");
    for (const said of saidIn(document)) expect(text).toContain(said);
    expect(text).not.toMatch(/不可恢复|无法恢复|unrecoverable|irrecoverable/i);
  });

  test("三步的记录都在文件里，正文的哈希就是单据哈希", async () => {
    const core = memoryCore();
    const { number } = cleared(core);
    const { document, bytes } = await printed(core, number);
    const files = await filesIn(bytes);
    expect(Object.keys(files).sort()).toEqual([
      `${number}.attempt.record.json`,
      `${number}.text.json`,
      `${number}.validation.record.json`,
      `${number}.verification.record.json`,
    ]);
    const hash = createHash("sha256")
      .update(files[`${number}.text.json`] as string)
      .digest("hex");
    expect(document.proof[0]?.value.replaceAll(" ", "")).toBe(hash);
  });

  test("没有签字的说没有签字；见证人、消磁设备各在其位", async () => {
    const core = memoryCore();
    const witness = { ...who("周子涵", "保密员"), signature: signed(9) };
    const { number } = cleared(core, {
      wipe: { confidentiality: "sensitive", witness },
      verify: { signature: null },
      validate: { signature: null, vendorCertificate: "HW-2026-55" },
    });
    const { document } = await printed(core, number);
    expect(document.signatures.map(({ role, none }) => [role, none])).toEqual([
      ["见证人签字", ""],
      ["验证人签字", "未签字"],
      ["确认人签字", "未签字"],
    ]);
    expect(valuesOf(document)["外部证书号"]).toBe("HW-2026-55");
  });

  test("签发以后又装进设备，证书上要说；名称改了不改旧证书", async () => {
    const core = memoryCore();
    const { asset, medium, number } = cleared(core);
    const before = await printed(core, number);
    run(core, { type: "medium.edit", medium, set: { model: "换了型号" } });
    run(core, { type: "asset.edit", asset, set: { tag: "IT-9" } });
    expect(Buffer.compare(before.bytes, (await printed(core, number)).bytes)).toBe(0);
    run(core, { type: "medium.move", medium, away: { holder: "pool", place: "B1" }, at: at(12) });
    run(core, { type: "medium.move", medium, asset, at: at(13) });
    expect((await printed(core, number)).document.marks).toEqual([
      "签发以后，这块介质又装入了设备：证书不再适用。",
    ]);
  });

  test("清除失败以后销毁：此前试过什么，证书上和正文里都有", async () => {
    const core = memoryCore();
    const { medium } = cleared(core);
    const operator = who("李强", "工程师");
    const deed = { medium, norm: "nist80088", operator, confidentiality: "internal" };
    run(core, {
      ...{ type: "medium.wipe", ...deed, method: "purge", technique: "ataSanitizeCrypto", at: at(14) },
      ...{
        tool: "hdparm",
        toolVersion: "9.65",
        noReport: "中途断电",
        keyEvidence: "未完成",
        result: "failure",
      },
    });
    run(core, {
      ...{ type: "medium.destroy", ...deed, technique: "shred", equipment: "FS-01", at: at(15) },
      ...{ noPhoto: "保密区不许拍照", result: "success", witness: who("周子涵", "保安") },
    });
    const by = (name: string) => ({ medium, by: who(name, "工程师"), at: at(16) });
    run(core, { type: "medium.verify", ...by("王芳"), way: "residue", result: "passed" });
    const after = { confidentialityAfter: "public", destination: "destroyed" };
    const { number } = run(core, { type: "medium.validate", ...by("赵敏"), decision: "accept", ...after });
    const { document, bytes } = await printed(core, number as string);
    expect(valuesOf(document)).toMatchObject({
      清除方法: "物理销毁 Destroy",
      此前的清除: [
        "2026-01-05 09:00 +08:00  深度净化 Purge  ATA Sanitize 块擦除  成功",
        "2026-01-05 14:00 +08:00  深度净化 Purge  ATA Sanitize 加密擦除  失败",
      ].join("、"),
    });
    const text = (await filesIn(bytes))[`${number}.text.json`] ?? "";
    expect(JSON.parse(text)).toMatchObject({ earlier: [{ result: "success" }, { result: "failure" }] });
  });

  test("返工的决定没有证书", () => {
    const core = memoryCore();
    const { medium } = cleared(core);
    run(core, {
      ...{ type: "medium.wipe", medium, method: "purge", technique: "ataSanitizeBlock", norm: "nist80088" },
      ...{
        tool: "hdparm",
        toolVersion: "9.65",
        noReport: "工具不出报告",
        operator: who("李强", "工程师"),
        at: at(14),
      },
      ...{ confidentiality: "internal", result: "success" },
    });
    const by = who("赵敏", "资产主管");
    const again = { type: "medium.validate", medium, decision: "repeat", by, at: at(15) };
    expect(run(core, again).number).toBeNull();
    expect(ask(core, "medium.get", { id: medium }).row.clearedness).toBe("failed");
  });
});
