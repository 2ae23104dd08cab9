import { expect, test } from "vitest";
import { makerForm } from "../asset/maker.ts";
import { text } from "../words.ts";
import { identifyingText, macForm, numberForm, serialForm, uniqueForm, uuidForm } from "./unique-form.ts";

test.each([
  "5CG1234XYZ",
  " 5cg1234xyz ",
  "5CG\u200b1234\ufeffXYZ",
  "\u202a5CG1234XYZ\u202c",
  "5CG1234\u00adXYZ",
  "5CG1234XYZ\ufe0f",
  "５ＣＧ１２３４ＸＹＺ",
  "S/N: 5CG1234XYZ",
  "SN 5CG1234XYZ",
  "Serial No.: 5CG1234XYZ",
  "Service Tag：5CG1234XYZ",
  "序列号：5CG1234XYZ",
  "产品序列号5CG1234XYZ",
])("%j is one serial", (written) => {
  expect(serialForm(written)).toBe("5CG1234XYZ");
});

test.each(["IT-2026-1", "IT‐2026‑1", "IT–2026—1", "IT－2026−1", "IT - 2026 - 1", "资产编号: it-2026-1"])(
  "%j is one tag",
  (written) => expect(uniqueForm(written)).toBe("IT-2026-1"),
);

test.each(["SN-OLD-77", "SNOW-1", "TAGGED-5", "编号机-2", "无线AP-01", "MACBOOK-7", "ASSETS"])(
  "%j is a name of its own and keeps its beginning",
  (written) => expect(identifyingText(written)).toBe(written),
);

test.each([
  "0000_0000_0000_0000",
  "FFFF-FFFF-FFFF",
  "1234-1234-1234",
  "ABCDABCD",
  "System Serial Number",
  "SerNum01",
  "A1_AssetTagNum0",
  "NO DIMM",
  "[Empty]",
  "(Standard disk drives)",
  "（标准磁盘驱动器）",
  "S/N: N/A",
  "序列号：无",
  "无序列号",
  "未贴标",
  "待补充",
  "————",
  "\u200b",
])("%j is no serial", (written) => expect(serialForm(written)).toBe(""));

test("a tag of one figure over and over is a tag, and no serial", () => {
  expect([uniqueForm("1111"), serialForm("1111")]).toEqual(["1111", ""]);
});

test.each([
  "9C:5C:8E:01:02:0A",
  "9c5c.8e01.020a",
  "9C-5C-8E-01-02-0A",
  "9c5c8e01020a",
  "9c:5c:8e:1:2:a",
  "MAC: 9C 5C 8E 01 02 0A",
])("%j is one address", (written) => expect(macForm(written)).toBe("9c:5c:8e:01:02:0a"));

test("a UUID is one in any spelling and in either order of bytes", () => {
  const forms = [
    "4C4C4544-0034-3010-8048-B6C04F503732",
    "{4c4c4544-0034-3010-8048-b6c04f503732}",
    "urn:uuid:4c4c4544003430108048b6c04f503732",
    "44454C4C-3400-1030-8048-B6C04F503732",
  ].map(uuidForm);
  expect(new Set(forms).size).toBe(1);
  expect(uuidForm("4c4c4544-0034-3010-8048-b6c04f503733")).not.toBe(forms[0]);
});

test("a maker has one form under its names", () => {
  expect(["LENOVO", "Lenovo Group Ltd.", "联想"].map(makerForm)).toEqual(["LENOVO", "LENOVO", "LENOVO"]);
  expect([makerForm("Hewlett-Packard"), makerForm("HP Inc."), makerForm("惠普")]).toEqual(["HP", "HP", "HP"]);
  expect(makerForm("Dell Inc.")).not.toBe(makerForm("Acer"));
});

test("text that is entered or read has nothing in it that turns it round", () => {
  expect(text(60).parse("\u202Efdp.exe\u200b ok\u2066")).toBe("fdp.exe ok");
  expect(text(60).parse("👨\u200d👩\u200d👧 Ⅷ")).toBe("👨\u200d👩\u200d👧 Ⅷ");
});

test.each([
  ["A-K7-0012", "A-K7-12"],
  ["a-k7-12", "A-K7-12"],
  ["T－K7－00000120", "T-K7-120"],
  ["T-K7-0000", "T-K7-0"],
  // No human number: what stands on a label is compared as it is.
  ["IT-00012", "IT-00012"],
  ["A-K7-0012-B", "A-K7-0012-B"],
])("a human number is the same with any number of zeros: %s", (written, form) =>
  expect(numberForm(written)).toBe(form),
);
