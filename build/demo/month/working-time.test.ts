import { expect, test } from "vitest";
import { isWorkday, isWorking, lastWork, later, timestamp, workdays } from "./working-time.ts";

const ms = (text: string) => Date.parse(`${text}+08:00`);
const after = (from: string, minutes: number) => timestamp(later(ms(from), minutes)).slice(0, 16);

test("work goes on after lunch, on the next day, after a weekend and after a holiday", () => {
  expect(after("2026-11-27T11:50", 20)).toBe("2026-11-27T13:40");
  expect(after("2026-11-26T17:50", 20)).toBe("2026-11-27T09:10");
  expect(after("2026-11-27T17:50", 20)).toBe("2026-11-30T09:10");
  expect(after("2026-09-30T17:50", 20)).toBe("2026-10-08T09:10");
  expect(after("2026-11-27T07:00", 30)).toBe("2026-11-27T09:30");
  expect(after("2026-11-27T09:00", 450)).toBe("2026-11-27T18:00");
});

test("a make-up day is worked, a day of rest is not", () => {
  expect(isWorkday("2026-10-10")).toBe(true);
  expect(isWorkday("2026-10-01")).toBe(false);
  expect(workdays("2026-09-30", "2026-10-10")).toEqual([
    "2026-09-30",
    "2026-10-08",
    "2026-10-09",
    "2026-10-10",
  ]);
  expect(isWorking(ms("2026-11-27T12:30"))).toBe(false);
});

test("the last moment of work is now, or the end of the frame before", () => {
  const last = (text: string) => timestamp(lastWork(ms(text))).slice(0, 16);
  expect(last("2026-11-27T10:00")).toBe("2026-11-27T10:00");
  expect(last("2026-11-27T12:30")).toBe("2026-11-27T12:00");
  expect(last("2026-11-28T22:00")).toBe("2026-11-27T18:00");
  expect(last("2026-11-30T08:00")).toBe("2026-11-27T18:00");
});
