import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "./text-difference.ts";

const marked = (stretches: { text: string; differs: boolean }[]) =>
  stretches.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

describe("differences of two texts", () => {
  test("Chinese is compared by phrase, not by the characters that two of them happen to share", () => {
    const [left, right] = differences(
      "每天至少两次，需要强制关机。已更新显卡驱动，仍会出现。",
      "每天至少两次，需要强制关机。外接显示器时不出现，疑似排线问题。",
    );
    expect(marked(left)).toBe("每天至少两次，需要强制关机。[已更新显卡驱动，仍会出现。]");
    expect(marked(right)).toBe("每天至少两次，需要强制关机。[外接显示器时不出现，疑似排线问题。]");
  });

  test("within a phrase, Latin words and numbers stand for themselves", () => {
    const [left, right] = differences("驱动升级到 31.0.15，重启后正常", "驱动升级到 32.0.1，重启后正常");
    expect(marked(left)).toBe("驱动升级到 [31.0.15]，重启后正常");
    expect(marked(right)).toBe("驱动升级到 [32.0.1]，重启后正常");
  });

  test("a changed word is marked whole", () => {
    const [left, right] = differences("replace the keyboard", "replaced the keyboard");
    expect(marked(left)).toBe("[replace] the keyboard");
    expect(marked(right)).toBe("[replaced] the keyboard");
  });

  test("equal texts differ nowhere, and long ones are shown unmarked instead of slowly", () => {
    expect(differences("一样", "一样")[0]).toEqual([{ text: "一样", differs: false }]);
    const long = "长，".repeat(2000);
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
