import { expect, test } from "vitest";
import { receipt } from "../../../shared/proof/receipt.ts";
import { namedIn } from "./our-codes.ts";

const facts = {
  ...{ about: "loan", number: "H-K7-0042", at: "2026-11-27T10:05:12.000+08:00", from: "王五", to: "张伟" },
  ...{ tags: ["IT-1"], signatures: 0, document: "d".repeat(64) },
};
const signer = { code: "K7", publicKey: "k".repeat(44), vouching: null, sign: () => "s".repeat(88) };

test.each(["zh-CN", "en"] as const)("the two codes of a slip name it once: %s", (locale) => {
  const code = receipt(facts, signer, locale).trimEnd();
  expect(namedIn([code, "H-K7-0042"])).toEqual(["H-K7-0042"]);
});

test("a tag is named as it is; what is no code of ours names nothing", () => {
  expect(namedIn(["IT-2026-0001", " IT-2 "])).toEqual(["IT-2026-0001", "IT-2"]);
  expect(namedIn(["", "two\nlines", "x".repeat(65), Array(10).fill("BEGIN:VCARD").join("\n")])).toEqual([]);
});
