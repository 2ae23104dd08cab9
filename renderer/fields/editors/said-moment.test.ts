import { expect, test } from "vitest";
import { localMinute } from "../../core/index.ts";
import { saidMoment } from "./said-moment.ts";

const NOW = new Date(2026, 10, 25, 15, 10);

test.each([
  ["刚才", "2026-11-25T15:10"],
  ["今天上午", "2026-11-25T09:00"],
  ["今天 14:30", "2026-11-25T14:30"],
  ["14：30", "2026-11-25T14:30"],
  ["昨天", "2026-11-24T09:00"],
  ["昨天 9:00", "2026-11-24T09:00"],
  ["昨天下午 3点", "2026-11-24T15:00"],
  ["下午2点30分", "2026-11-25T14:30"],
  ["16:00", "2026-11-24T16:00"],
  ["11-20 8:05", "2026-11-20T08:05"],
  ["12月3日", "2025-12-03T09:00"],
  // As the window itself writes a date.
  ["2025 年 12 月 3 日 14:30", "2025-12-03T14:30"],
  ["2026/11/02 17:45", "2026-11-02T17:45"],
  ["20 分钟前", "2026-11-25T14:50"],
  ["2小时前", "2026-11-25T13:10"],
  ["yesterday 9:00", "2026-11-24T09:00"],
  ["today morning", "2026-11-25T09:00"],
])("%s is %s", (said, moment) => {
  const read = saidMoment(said, NOW);
  expect(read && localMinute(read)).toBe(moment);
});

test.each(["", "昨儿", "25:00", "14:75", "2-30", "今天 18:00", "2026-12-01 8:00", "王芳", "3"])(
  "%j is no moment that was",
  (said) => {
    expect(saidMoment(said, NOW)).toBeNull();
  },
);
