import { expect, test } from "vitest";
import { textOf } from "./text-of.ts";

const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));
const UTF8 = [...new TextEncoder().encode("日志 ok")];

test.each([
  ["UTF-8", base64(...UTF8), "日志 ok"],
  ["UTF-8 with a mark", base64(0xef, 0xbb, 0xbf, ...UTF8), "日志 ok"],
  ["UTF-8 that is cut in a letter", base64(...UTF8.slice(0, 5)), "日"],
  ["GB 18030", base64(0xc8, 0xd5, 0xd6, 0xbe, 0x20, 0x6f), "日志 o"],
  ["UTF-16", base64(0xff, 0xfe, 0xe5, 0x65, 0x6f, 0x00), "日o"],
  ["nothing", "", ""],
])("%s is read as it was written", (_what, bytes, text) => {
  expect(textOf(bytes)).toBe(text);
});

test("what is no text in any of them is shown as far as it goes", () => {
  expect(textOf(base64(0x61, 0xff, 0xff, 0x62))).toMatch(/^a.+b$/u);
});
