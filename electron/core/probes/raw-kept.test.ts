import { expect, test } from "vitest";
import { MAX_RAW } from "../../../shared/domain/checklist/reading.ts";
import { rawKept } from "./raw-kept.ts";

test("text is kept to its most, without secrets; what was left out is said", () => {
  expect(rawKept(null)).toEqual({ raw: "", rawAs: "text", rawCut: false });
  expect(rawKept("psk=abc\n")).toEqual({ raw: "psk=***\n", rawAs: "text", rawCut: false });
  // One that lies over the cut is masked as well.
  const { raw, rawCut } = rawKept(`${" ".repeat(MAX_RAW - 6)}psk=0123456789`);
  expect([raw.slice(-6), rawCut]).toEqual(["psk=**", true]);
});

test("bytes that no code page reads stay bytes, and hide no secret", () => {
  const bytes = Buffer.concat([
    Buffer.from([0x81, 0xff]),
    Buffer.from(" password=hunter2 "),
    Buffer.from([0xfe]),
  ]);
  const { raw, rawAs, rawCut } = rawKept(bytes);
  expect([rawAs, rawCut]).toEqual(["base64", false]);
  expect(Buffer.from(raw, "base64")).toEqual(
    Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.from(" password=*** "), Buffer.from([0xfe])]),
  );
  const long = rawKept(Buffer.alloc(MAX_RAW, 0x81));
  expect([long.raw.length <= MAX_RAW, long.rawCut]).toEqual([true, true]);
});
