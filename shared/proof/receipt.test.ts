import fc from "fast-check";
import { expect, test } from "vitest";
import { RECEIPT_BYTES, receipt } from "./receipt.ts";
import type { ReceiptFacts } from "./receipt.ts";

const SIGNER = { code: "K7", publicKey: "k".repeat(44), vouching: null, sign: () => "s".repeat(88) };
const FACTS: ReceiptFacts = {
  ...{ about: "loan", number: "H-K7-0042", at: "2026-11-27T10:05:12.000+08:00", from: "王五", to: "张伟" },
  ...{ tags: ["IT-1", "IT-2"], signatures: 2, document: "d".repeat(64) },
};
const bytes = (text: string) => Buffer.byteLength(text);

test("is ten lines that a person reads", () => {
  expect(receipt(FACTS, SIGNER, "zh-CN").split("\n").slice(0, 6)).toEqual([
    "借用单 H-K7-0042",
    "日期 2026-11-27 10:05 +08:00",
    "移交 王五",
    "接收 张伟",
    "资产 IT-1, IT-2",
    "签字 2 人",
  ]);
});

test("whatever it is about, it fits the code, has ten lines and names at least one asset", () => {
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 64 });
  const facts = fc.record({ from: word, to: word, tags: fc.array(word, { minLength: 1, maxLength: 200 }) });
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom("zh-CN" as const, "en" as const),
      fc.boolean(),
      (said, locale, hub) => {
        const signer = { ...SIGNER, vouching: hub ? "v".repeat(88) : null };
        const text = receipt({ ...FACTS, ...said }, signer, locale);
        const lines = text.split("\n");
        expect(bytes(text)).toBeLessThanOrEqual(RECEIPT_BYTES);
        expect(lines).toHaveLength(11);
        const assets = (lines[4] as string).replace(/^\S+ /, "");
        expect(assets).not.toMatch(/^(等共|… \d+ in all)/);
      },
    ),
  );
});

test("lists the same assets before and after the hub has vouched for its key", () => {
  const tags = Array.from({ length: 200 }, (_, n) => `IT-2026-${n}`);
  const listed = (vouching: string | null) =>
    receipt({ ...FACTS, tags }, { ...SIGNER, vouching }, "en").split("\n")[4];
  expect(listed(null)).toMatch(/, … 200 in all|\d … 200 in all, listed in the document$/);
  expect(listed("v".repeat(88))).toBe(listed(null));
});
