import { expect, test } from "vitest";
import { score, wordsOf } from "./match.ts";

const name = "新建工单";
const keywords = "xjgd xinjiangongdan new ticket";

test("an action is found by its name, pinyin, initials and English", () => {
  for (const text of ["新建", "工单", "xjgd", "xinjian", "new", "TICKET", "ｎｅｗ"]) {
    expect(score(name, keywords, wordsOf(text)), text).toBeGreaterThan(0);
  }
  expect(score(name, keywords, wordsOf("关闭"))).toBe(0);
});

test("every word must fit; nothing typed fits all", () => {
  expect(score(name, keywords, wordsOf("new ticket"))).toBeGreaterThan(0);
  expect(score(name, keywords, wordsOf("new printer"))).toBe(0);
  expect(score(name, keywords, [])).toBeGreaterThan(0);
});

test("the beginning of the name is better than a keyword, which is better than any part", () => {
  const [begins, keyword, part] = ["新建", "xjgd", "工单"].map((text) =>
    score(name, keywords, wordsOf(text)),
  );
  expect(begins).toBeGreaterThan(keyword ?? 0);
  expect(keyword).toBeGreaterThan(part ?? 0);
});
