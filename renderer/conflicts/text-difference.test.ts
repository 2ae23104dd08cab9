import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "./text-difference.ts";

const marked = (stretches: { text: string; differs: boolean }[]) =>
  stretches.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

describe("differences of two texts", () => {
  test("Chinese is compared by character", () => {
    const [left, right] = differences("键盘进水,无法开机", "键盘进咖啡,可以开机");
    expect(marked(left)).toBe("键盘进[水],[无法]开机");
    expect(marked(right)).toBe("键盘进[咖啡],[可以]开机");
  });

  test("a changed word is marked whole", () => {
    const [left, right] = differences("replace the keyboard", "replaced the keyboard");
    expect(marked(left)).toBe("[replace] the keyboard");
    expect(marked(right)).toBe("[replaced] the keyboard");
  });

  test("equal texts differ nowhere, and long ones are shown unmarked instead of slowly", () => {
    expect(differences("一样", "一样")[0]).toEqual([{ text: "一样", differs: false }]);
    const long = "长".repeat(4000);
    expect(differences(long, `${long}了`)[0]).toEqual([{ text: long, differs: false }]);
  });

  test("nothing of either text is lost, and what is unmarked is the same on both sides", () => {
    const words = fc.array(fc.constantFrom("水", "键盘", "boot", " ", "\n", "😀", "1"), { maxLength: 30 });
    const plain = (side: { text: string; differs: boolean }[]) =>
      side.flatMap(({ text, differs }) => (differs ? [] : [text])).join("");
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = differences(a.join(""), b.join(""));
        expect(left.map((part) => part.text).join("")).toBe(a.join(""));
        expect(right.map((part) => part.text).join("")).toBe(b.join(""));
        expect(plain(left)).toBe(plain(right));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
