import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { indexWords, nameKey, pinyinWords, queryForm, readingsOf } from "./text-forms.ts";

const indexForm = (text: string) => indexWords(text).join(" ");
const pinyinForms = (text: string) => pinyinWords(text).join(" ");

const db = new DatabaseSync(":memory:");
db.exec("CREATE VIRTUAL TABLE search USING fts5(text)");
const clear = db.prepare("DELETE FROM search");
const insert = db.prepare("INSERT INTO search (text) VALUES (?)");
const count = db.prepare("SELECT count(*) AS hits FROM search WHERE search MATCH ?");
const hitsOf = (query: string) => count.get(query)?.hits;
afterAll(() => db.close());

/** Whether a record with this text is found by what a person typed. */
function finds(indexed: string, typed: string): boolean {
  const query = queryForm(typed);
  if (query === "") return false;
  clear.run();
  insert.run(indexed);
  return hitsOf(query) === 1;
}

describe("full-text forms", () => {
  it.each([
    ["三楼打印机卡纸,无法打印", "打印"],
    ["三楼打印机卡纸,无法打印", "卡纸"],
    ["三楼打印机卡纸,无法打印", "打印机 卡"],
    ["联想ThinkPad T14笔记本", "笔记"],
    ["联想ThinkPad T14笔记本", "think"],
    ["联想ThinkPad T14笔记本", "t14笔记本"],
    ["ABC123", "abc12"],
    ["工单 T-K7-0042", "t-k7-0042"],
    ["00:1B:44:11:3A:B7", "00:1b:44"],
    ["プリンターの故障", "の故障"],
    ["Überhitzung", "uber"],
    ["Straße 5", "strass"],
  ])("finds %j by %j", (text, typed) => {
    const expected = typed !== "strass";
    expect(finds(indexForm(text), typed)).toBe(expected);
  });

  it("joins characters only in their order", () => {
    expect(finds(indexForm("三楼打印机卡纸"), "机打")).toBe(false);
    expect(finds(indexForm("打卡机印泥"), "打印")).toBe(false);
  });

  it("needs every word, in any order", () => {
    expect(finds(indexForm("王芳 财务部 打印机"), "打印 财务")).toBe(true);
    expect(finds(indexForm("王芳 财务部 打印机"), "打印 人事")).toBe(false);
  });

  it("treats only the last word as a beginning", () => {
    expect(finds(indexForm("printer jam"), "printer ja")).toBe(true);
    expect(finds(indexForm("printer jam"), "prin jam")).toBe(false);
  });

  it("is nothing for what cannot be searched", () => {
    for (const typed of ["", "  ", '"', "*", "()", "--", "'\"'", "\u0000", "\ud800", "、。", "\u0301"]) {
      expect(queryForm(typed)).toBe("");
    }
  });

  it.each([
    'a"b',
    "a*b*",
    "NEAR(",
    "NEAR(a b, 5)",
    "a AND",
    "OR",
    "NOT x",
    "text: x",
    "-x",
    "^x",
    "{a}:b",
    "x + y",
    "'; DROP TABLE search; --",
    "a\u0000b",
  ])("takes %j as plain words", (typed) => {
    clear.run();
    insert.run(indexForm("something else"));
    expect(hitsOf(queryForm(typed))).toBe(0);
  });

  it("shortens a pasted page", () => {
    clear.run();
    insert.run(indexForm("字".repeat(5000)));
    expect(hitsOf(queryForm("字".repeat(5000)))).toBe(1);
    expect(hitsOf(queryForm("w ".repeat(5000)))).toBe(0);
    expect(hitsOf(queryForm("(".repeat(500) + "x"))).toBe(0);
    expect(queryForm("字".repeat(5000)).length).toBeLessThan(500);
  });

  it("finds every text by itself, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const query = queryForm(text);
        if (query === "") return;
        clear.run();
        insert.run(indexForm(`前 ${text} 后`));
        const hits = hitsOf(query);
        // Letters younger than SQLite's Unicode tables are blanks to it, on both sides alike.
        if (/^[\p{Script=Latin}\p{Script=Han}\p{Nd}\s]*$/u.test(text)) expect(hits).toBe(1);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it("finds Chinese and Latin text by any beginning of a word", () => {
    const unit = fc.constantFrom(...'打印机卡纸无法单曾仇ABCxyz019 -_./,。()"*');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 30 }), fc.nat(), (text, at) => {
        const words = text.split(" ").filter((word) => indexForm(word) !== "");
        fc.pre(words.length > 0);
        const word = words[at % words.length] ?? "";
        const typed = word.slice(0, 1 + (at % word.length));
        fc.pre(indexForm(typed) !== "");
        expect(finds(indexForm(text), typed)).toBe(true);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe("pinyin forms", () => {
  it.each([
    ["单小明", "shanxiaoming"],
    ["单小明", "shan xiao"],
    ["单小明", "sxm"],
    ["单小明", "xiaoming"],
    ["单小明", "dan"],
    ["曾志伟", "zengzw".slice(0, 4)],
    ["曾志伟", "zzw"],
    ["仇英", "qiuying"],
    ["解晓东", "xiexd".slice(0, 3)],
    ["欧阳锋", "ouyangf"],
    ["吕布", "lv"],
    ["吕布", "lvbu"],
    ["吕布", "lubu"],
    ["吕布", "lyu"],
    ["财务部", "caiwu"],
    ["集团财务部", "caiwubu"],
    ["集团财务部", "cwb"],
    ["重庆分公司", "chongqing"],
    ["IT部", "itbu"],
    ["王芳(财务)", "wf cw"],
  ])("finds %s by %j", (text, typed) => {
    expect(finds(pinyinForms(text), typed)).toBe(true);
  });

  it("is empty without Chinese characters", () => {
    expect(pinyinForms("Anna Smith 42")).toBe("");
    expect(pinyinForms("")).toBe("");
  });

  it("stays small and total for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(Array.isArray(pinyinWords(text))).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
    expect(pinyinForms("部".repeat(4000)).length).toBeLessThan(200_000);
  });
});

it("each character is read as it is found, one part for each", () => {
  expect(readingsOf("单小明")).toBe("shan|dan xiao ming");
  expect(readingsOf("A3 打印机/吕")).toBe("   da yin ji  lv|lu|lyu");
  for (const text of ["", "printer", "🦊打印🦊", "单\u0301王"]) {
    expect(readingsOf(text).split(" ")).toHaveLength(Math.max(1, [...text].length));
  }
});

it("names are sorted by pinyin, Latin ones among them, never by code point", () => {
  const names = [
    "赵一鸣",
    "Emma Larsen",
    "单国强",
    "曾佳怡",
    "陈雨桐",
    "李思远",
    "張三",
    "ａｎｎ",
    "吕布",
    "何志强",
    "张三",
  ];
  const sorted = [...names].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
  expect(sorted).toEqual([
    "ａｎｎ",
    "陈雨桐",
    "Emma Larsen",
    "何志强",
    "李思远",
    "吕布",
    "单国强",
    "曾佳怡",
    "张三",
    "張三",
    "赵一鸣",
  ]);
});

it("names that sound alike keep apart, and one that sounds like nothing has its place", () => {
  expect(nameKey("李一")).not.toBe(nameKey("李伊"));
  expect(nameKey("")).toBe("\t");
  expect(nameKey("🦊")).toContain("🦊");
});
