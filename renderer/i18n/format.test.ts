import { expect, test } from "vitest";
import { formatFor } from "./format.ts";

const now = new Date(2026, 10, 26, 21, 0).getTime();
const at = (day: number, hour = 19, minute = 42) => new Date(2026, 10, day, hour, minute).getTime();

test("in Chinese a day that has a name is called by it, and every unit stands apart from its number", () => {
  const zh = formatFor("zh-CN", "刚刚");
  expect(zh.dateTime(at(26), now)).toBe("今天 19:42");
  expect(zh.dateTime(at(25), now)).toBe("昨天 19:42");
  expect(zh.dateTime(at(24), now)).toBe("2026 年 11 月 24 日 19:42");
  // What is printed or read on another day names its date.
  expect(zh.dateTime(at(26))).toBe("2026 年 11 月 26 日 19:42");
  expect(zh.moment(at(20), now)).toBe("11 月 20 日");
  expect(zh.age(now - 10 * 60_000, now)).toBe("10 分钟");
});

test("English names the same days, and writes dates as it does", () => {
  const en = formatFor("en", "just now");
  expect(en.dateTime(at(25), now)).toBe("yesterday 19:42");
  expect(en.moment(at(20), now)).toBe("Nov 20");
});
