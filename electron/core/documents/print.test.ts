import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { DOCUMENT_LANGUAGES } from "../../../shared/documents/document.ts";
import type { DocumentLanguage, DocumentText, ReceiptPlace } from "../../../shared/documents/document.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { codesIn } from "../../../tests/support/documents/codes.ts";
import { bodyOf, filesIn, headsOf, pagesIn, saidIn } from "../../../tests/support/documents/pdf-text.ts";
import { AT, handOver, register, signature } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";
import { verifyEvidence } from "../proof/verify-evidence.ts";
import { describe as describeDocument, draw, findDocument } from "./print.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function printed(core: Core, number: string, language: DocumentLanguage = "zh-CN") {
  const { store } = core.profile;
  const found = must(findDocument(store, number, undefined));
  const { document, origin, missing } = describeDocument(store, found, language);
  const bytes = await draw(document, origin);
  return { document, missing, bytes, pages: await pagesIn(bytes), op: found.op };
}

function says({ document, pages }: { document: DocumentText; pages: string[] }): void {
  expect(bodyOf(pages, document)).toBe(saidIn(document));
}

const factsOf = ({ facts }: DocumentText) => facts.map(({ label, value }) => `${label} ${value}`);

function signedByPerson(core: Core, count: number) {
  const person = run(core, { type: "person.set", set: { name: "陈敏", dept: "财务部" } }).id as string;
  const to = { holder: "person", person, name: "陈敏" };
  return handOver(core, register(core, count), { receiverName: undefined, to });
}

describe("a hand-over of forty lines", () => {
  test.each(DOCUMENT_LANGUAGES)("is four pages whose text is what was said: %s", async (language) => {
    const core = memoryCore();
    const { number } = signedByPerson(core, 40);
    const made = await printed(core, number, language);
    expect(made.pages).toHaveLength(4);
    says(made);
    // The last one has the receipt alone.
    for (const page of made.pages.slice(0, -1)) expect(page).toContain(headsOf(made.document)[0]);
    expect(made.document.marks).toEqual([]);
  });

  test("names parties, purpose, department and signers, and the terms in full", async () => {
    const core = memoryCore();
    const { number } = signedByPerson(core, 2);
    const { document } = await printed(core, number);
    expect(document.title).toBe("领用单");
    expect(factsOf(document)).toEqual([
      "移交人 王五",
      "接收人 陈敏",
      "工号 E0007",
      "工号 E1024",
      "交接类型 新领",
      "部门 财务部",
      "交接时间 2026-11-23 10:00 +08:00",
      "交接地点 总部 3 楼信息技术部",
    ]);
    expect(document.tables[0]?.rows[0]).toEqual([
      "1",
      expect.stringMatching(/^IT-2026-0001\nA-/),
      "笔记本电脑\n联想 ThinkPad X1 Carbon Gen 12",
      "PF5DEM0001X",
      "完好",
      "电源适配器、鼠标",
    ]);
    expect(document.signatures.map(({ role, strokes }) => [role, strokes.length])).toEqual([
      ["移交人签字", 2],
      ["接收人签字", 2],
    ]);
    expect(document.terms?.title).toBe("使用承诺（第 3 版）");
  });
});

describe("the receipt", () => {
  test("is in the QR of the page, word for word as printed beside it, whatever the font lacks", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 2), { receiverName: "李𬭚𠮷", giverName: "عمر" });
    for (const language of DOCUMENT_LANGUAGES) {
      const made = await printed(core, number, language);
      says(made);
      const receipt = made.document.receipt as ReceiptPlace;
      expect(await codesIn(made.bytes)).toEqual([number, receipt.code]);
      expect(receipt.code.split("\n").map((line) => line.replace(/[عمر𠮷]/gu, "〓"))).toEqual(receipt.lines);
      expect(receipt.code).toContain("李𬭚𠮷");
      expect(receipt.lines[0]).toBe(`${made.document.title} ${number}`);
      expect(receipt.code).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(receipt.code).not.toContain(made.op.hash);
      // What the phone read is checked as a file of its own.
      const file = join(folder.path, "read.txt");
      writeFileSync(file, receipt.code);
      const { publicKey } = core.profile.store.identity();
      const checked = must(await verifyEvidence(file, publicKey));
      expect(checked).toMatchObject({ ok: true, checked: { receipts: 1 } });
    }
  });

  test("of forty lines counts the tags that it has no room for; the hash is of them all", async () => {
    const core = memoryCore();
    const { number } = signedByPerson(core, 40);
    const { bytes, document } = await printed(core, number);
    const [, code = ""] = await codesIn(bytes);
    expect(code).toBe(document.receipt?.code);
    expect(code).toMatch(/\n资产 IT-2026-0001, [^\n]*IT-2026-0036, IT-2026-0037 等共 40 件，全部见文件\n/);
    const text = (await filesIn(bytes))[`${number}.text.json`] as string;
    expect(code).toContain(`\n文件 ${sha256(text)}\n`);
    expect((JSON.parse(text) as { lines: unknown[] }).lines).toHaveLength(40);
  });
});

describe("the same record gives the same bytes", () => {
  test("drawn twice, and after the register has changed; another laptop's receipt is its own", async () => {
    const hub = new StandInHub(testEnvironment(1));
    const one = enrolledConsole(hub, "甲", "A1", 2);
    const other = enrolledConsole(hub, "乙", "B2", 3);
    const { number } = signedByPerson(one.core, 3);
    for (const { sync } of [one, other]) hub.sync(sync);
    hub.sync(one.sync);
    const first = await printed(one.core, number);
    expect(Buffer.compare(first.bytes, (await printed(one.core, number)).bytes)).toBe(0);
    const asset = ask(one.core, "asset.page", {}).rows[0]?.id as string;
    run(one.core, { type: "asset.edit", asset, set: { tag: "NEW-1", name: "换了名字" } });
    expect(Buffer.compare(first.bytes, (await printed(one.core, number)).bytes)).toBe(0);
    const theirs = (await printed(other.core, number)).document;
    expect({ ...theirs, receipt: null }).toEqual({ ...first.document, receipt: null });
    const unsealed = (text: DocumentText) => text.receipt?.lines.slice(0, 7);
    expect(unsealed(theirs)).toEqual(unsealed(first.document));
    expect(theirs.receipt?.lines[7]).toMatch(/^设备 B2 /);
  });

  test("and another language or another record others", async () => {
    const core = memoryCore();
    const { number } = signedByPerson(core, 1);
    const zh = await printed(core, number);
    expect(Buffer.compare(zh.bytes, (await printed(core, number, "en")).bytes)).not.toBe(0);
  });
});

test("the record travels inside as it was signed, and the text whose hash the signatures name", async () => {
  const core = memoryCore();
  const { number, operation } = signedByPerson(core, 2);
  const { bytes, document, op } = await printed(core, number);
  const files = await filesIn(bytes);
  const record = files[`${number}.record.json`] as string;
  expect(op.id).toBe(operation);
  expect(sha256(record)).toBe(op.hash);
  expect(record).toBe(canonicalJson(JSON.parse(record)));
  const hash = sha256(files[`${number}.text.json`] as string);
  const signatures = ask(core, "operation.signatures", { id: operation });
  expect(signatures.map(({ docHash }) => docHash)).toEqual([hash, hash]);
  const shown = (hash.match(/.{4}/g) ?? []).join(" ");
  expect(document.proof[0]?.value).toBe(shown);
  expect(document.foot).toContain(shown);
});

describe("what is not as it should be stands above everything else", () => {
  test("nobody signed: why, and that it was told", async () => {
    const core = memoryCore();
    const unsigned = { signatures: [], unsigned: { reason: "对方不在现场" }, place: "", terms: null };
    const { number } = handOver(core, register(core, 1), unsigned);
    const zh = await printed(core, number);
    says(zh);
    expect(zh.document.marks).toEqual(["未签字：对方不在现场。内容由记录人告知，未经对方签字确认。"]);
    expect(zh.document.signatures.map(({ none }) => none)).toEqual(["未签字", "未签字"]);
    expect(factsOf(zh.document)).toContain("交接地点 未填写");
    expect(zh.document.notes).toContain("本单未附使用承诺。");
    const en = await printed(core, number, "en");
    says(en);
    expect(en.document.marks[0]).toMatch(/^Not signed: 对方不在现场\. Told by whoever recorded it/);
  });

  test("one side signed", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1), { signatures: [signature("receiver", "陈敏")] });
    const { document } = await printed(core, number);
    expect(document.marks).toEqual(["只有一方签字。"]);
    expect(document.signatures.map(({ none }) => none)).toEqual(["未签字", ""]);
  });

  test("erased: each place says so, the record inside holds its hashes, and the document hash is the signatures’", async () => {
    const core = memoryCore();
    const { number, operation } = signedByPerson(core, 1);
    const before = await printed(core, number);
    const { store } = core.profile;
    const parts = must(findDocument(store, number, undefined)).op.parts ?? new Map<string, unknown>();
    const targets = [{ operation, parts: [...parts.keys()] }];
    const record = { records: [`asset:${register(core, 1)[0] as string}`], what: ["to.name"], until: null };
    const payload = { ...record, reason: "本人要求", rule: "保存期满", targets };
    store.write(() => store.append({ type: "record.erase", payload, label: "" }));
    const after = await printed(core, number);
    says(after);
    expect(after.document.marks[0]).toMatch(/^本单有 \d+ 处个人信息已按规定清除。$/);
    expect(factsOf(after.document)).toEqual(
      expect.arrayContaining(["移交人 （已清除）", "接收人 （已清除）"]),
    );
    expect(after.document.signatures.map(({ strokes, none }) => [strokes.length, none])).toEqual([
      [0, "笔迹已清除"],
      [0, "笔迹已清除"],
    ]);
    const hash = before.document.proof[0]?.value as string;
    expect(after.document.proof[0]?.value).toBe(`${hash} (内容有个人信息已清除，无法重新计算)`);
    expect(Object.keys(await filesIn(after.bytes))).toEqual([`${number}.record.json`]);
    expect(after.pages.join("")).not.toMatch(/陈敏|■/);
    expect(after.document.receipt?.lines.slice(2, 4)).toEqual(["移交 （不详）", "接收 （不详）"]);
  });

  test("contested, and set aside by the decision", async () => {
    const hub = new StandInHub(testEnvironment(1));
    const one = enrolledConsole(hub, "甲", "A1", 2);
    const other = enrolledConsole(hub, "乙", "B2", 3);
    const assets = register(one.core, 3);
    for (const { sync } of [one, other, one]) hub.sync(sync);
    const mine = handOver(one.core, assets);
    const [first, , third] = assets as [string, string, string];
    const theirs = handOver(other.core, [first, third], { receiverName: "周子涵" });
    for (const { sync } of [one, other, one]) hub.sync(sync);
    const zh = await printed(one.core, mine.number);
    says(zh);
    expect(zh.document.marks).toEqual(["在谁手里有不同说法，待裁定：第 1、3 项。"]);
    const chain = ask(one.core, "asset.get", { id: first }).custody;
    const tips = chain.branches.map((branch) => branch.at(-1) as string);
    const decided = { asset: first, adopt: mine.operation, tips, note: "当面核对" };
    run(one.core, { type: "custody.resolve", ...decided });
    const { document } = await printed(one.core, theirs.number);
    expect(document.marks).toEqual([
      "在谁手里有不同说法，待裁定：第 2 项。",
      "裁定未采用本单的说法：第 1 项。",
    ]);
  });
});

describe("characters", () => {
  test("rare ones that the font has are on the page and in its text", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1), {
      receiverName: "李䶮𬭚",
      signatures: [signature("receiver", "李䶮𬭚"), signature("giver", "王五")],
    });
    const made = await printed(core, number);
    expect(made.missing).toEqual([]);
    says(made);
    expect(made.pages[0]).toContain("李䶮𬭚");
  });

  test("one that the font lacks is told, by name, before anything is written; replaced, the page says so", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1), { receiverName: "𠮷田", giverName: "عمر" });
    const file = join(folder.path, "lacks.pdf");
    const asked = { id: 1, kind: "job", name: "document", params: { number, file } };
    const before = ask(core, "store.status", {}).operations;
    expect(await core.handle(asked)).toMatchObject({
      ok: false,
      error: {
        code: "notAllowed",
        path: "replaceMissing",
        details: { rule: "fontLacks", characters: ["ع", "م", "ر", "𠮷"] },
      },
    });
    expect(ask(core, "store.status", {}).operations).toBe(before);
    const replacing = { ...asked, params: { ...asked.params, replaceMissing: true } };
    expect(await core.handle(replacing)).toMatchObject({
      ok: true,
      result: { replaced: ["ع", "م", "ر", "𠮷"] },
    });
    const pages = await pagesIn(readFileSync(file));
    expect(pages[0]).toContain("接收人〓田");
    expect(pages[0]).toContain("有4个字字库里没有，印作“〓”：U+0639U+0645U+0631U+20BB7。");
  });

  test("long words, controls and what looks like markup or an attack are text", async () => {
    const core = memoryCore();
    const hostile = [
      "W".repeat(400),
      "<b>bold</b>{{x}}${y}%PDF-1.7 (\\) endobj /Launch",
      "javascript:alert(1) data:image/png;base64,AAAA",
      "a\u0007b\u0000c\u001b[31m\td\r\ne",
      "__proto__ constructor toString",
      `${"）".repeat(120)}，。`,
    ];
    const assets = register(core, hostile.length);
    const lines = assets.map((asset, index) => ({
      asset,
      condition: "good",
      note: hostile[index] as string,
    }));
    const { number } = handOver(core, assets, { lines, place: "file:///etc/passwd" });
    const made = await printed(core, number);
    says(made);
    expect(made.document.marks).toEqual(["文中有 3 个不可见的控制字符没有印出。"]);
    const said = JSON.parse((await filesIn(made.bytes))[`${number}.text.json`] as string) as {
      lines: { note: string }[];
    };
    expect(said.lines.map(({ note }) => note)).toEqual(hostile);
  });

  test("whatever anybody types, all of it that the font has is in the text, in its order", async () => {
    const core = memoryCore();
    const assets = register(core, 1);
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(
          "资产",
          "，",
          "（",
          "“",
          " ",
          "\n",
          "\u3000",
          "\u00a0",
          "-",
          "/",
          "e\u0301",
          "fi",
          "AV",
        ),
        fc.string({ unit: "binary", maxLength: 4 }),
        fc.string({ maxLength: 12 }),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(typed, async (pieces) => {
        const note = Array.from(pieces.join("")).slice(0, 300).join("");
        const line = { asset: assets[0], condition: "good", note };
        const { number } = handOver(core, assets, { lines: [line] });
        says(await printed(core, number));
      }),
      { numRuns: 25 },
    );
  });
});

describe("a return", () => {
  test("of a leaver names what did not come back, behind what did", async () => {
    const core = memoryCore();
    const [asset, other] = register(core, 2);
    handOver(core, [asset as string, other as string]);
    const { number } = run(core, {
      ...{ type: "custody.return", reason: "leaver", returnerName: "陈敏", place: "3F 库房", returnedAt: AT },
      lines: [{ asset, condition: "good" }],
      unreturned: [{ asset: other, note: "称上月遗失" }],
      signatures: [signature("giver", "陈敏", "E1024")],
    });
    const made = await printed(core, number as string);
    says(made);
    expect(made.document.title).toBe("离职交接单");
    expect(made.document.tables[0]?.title).toBe("资产明细（归还 1 项，另有 1 项未归还）");
    expect(made.document.tables[0]?.rows[1]?.at(-1)).toBe("未归还，待查；仍由归还人负责：称上月遗失");
  });

  test("says who returned what, why, and where it is kept", async () => {
    const core = memoryCore();
    const [asset] = register(core, 1);
    handOver(core, [asset as string]);
    const { number } = run(core, {
      ...{ type: "custody.return", reason: "leaver", returnerName: "陈敏", place: "3F 库房", returnedAt: AT },
      lines: [{ asset, condition: "damaged", noPhoto: "相机损坏", note: "屏幕碎裂" }],
      signatures: [signature("giver", "陈敏", "E1024"), signature("receiver", "王五")],
    });
    const made = await printed(core, number as string);
    says(made);
    expect(made.document.title).toBe("离职交接单");
    expect(factsOf(made.document)).toEqual([
      "归还人 陈敏",
      "接收人 王五",
      "工号 E1024",
      "存放处 3F 库房",
      "归还原因 离职",
      "归还时间 2026-11-23 10:00 +08:00",
      "归还地点 3F 库房",
    ]);
    expect(made.document.signatures.map(({ role }) => role)).toEqual(["归还人签字", "接收人签字"]);
    expect(made.document.terms).toBeNull();
  });
});
