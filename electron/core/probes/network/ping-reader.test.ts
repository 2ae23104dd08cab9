import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { decodeBy, structureOf } from "../frame/decode.ts";
import { figuresOf, readPing } from "./ping-reader.ts";

const bytes = (name: string) =>
  readFileSync(path.join(import.meta.dirname, "../../../../tests/fixtures/probes/ping", name));

test("Chinese Windows in GBK is read as its times, not as its byte counts", () => {
  const text = decodeBy(936, bytes("windows-zh.gbk")) ?? "";
  expect(text).toContain("的回复: 字节=32 时间");
  expect(readPing(text, "win32").times).toEqual([32, 1, 12, 1]);
});

test("what cannot be decoded is still read by its numbers", () => {
  const raw = bytes("windows-zh.gbk");
  expect(decodeBy(850, raw)).toBeNull();
  expect(decodeBy(65_001, raw)).toBeNull();
  expect(readPing(structureOf(raw), "win32").times).toEqual([32, 1, 12, 1]);
});

test("English Windows, thousands parted, and what is lost is no answer", () => {
  expect(readPing(bytes("windows-en.txt").toString(), "win32").times).toEqual([1234, 2]);
});

test("Linux and macOS: decimals, a second copy of an answer and the summary are no further answers", () => {
  expect(readPing(bytes("linux.txt").toString(), "linux").times).toEqual([0.178, 12.3, 0.036]);
  expect(readPing(bytes("linux-zh.txt").toString(), "linux").times).toEqual([0.9, 1.25]);
});

test.each(["", "garbage \u0000 time=ms <ms =ms", "time=abc ms\n时间=毫秒", "=1ms =2ms"])(
  "garbage has no times: %j",
  (text) => expect(readPing(text, "win32").times).toEqual([]),
);

test("loss and jitter", () => {
  expect(figuresOf([10, 12, 9], 4)).toEqual({ loss: 25, min: 9, average: 31 / 3, max: 12, jitter: 2.5 });
  expect(figuresOf([], 4)).toEqual({ loss: 100, min: null, average: null, max: null, jitter: null });
  expect(figuresOf([5], 1)).toMatchObject({ loss: 0, jitter: null });
  expect(figuresOf([1, 1, 1], 2).loss, "more answers than questions").toBe(0);
});
