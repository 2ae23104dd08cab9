import { expect, test } from "vitest";
import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { missingIn, noticeForm } from "./notice-form.ts";
import {
  calendarForm,
  calendarValues,
  daysWritten,
  framesWritten,
  isTargetUnnamed,
  minutesIn,
  targetForm,
  targetValues,
  wrongCalendar,
  wrongTarget,
} from "./service-forms.ts";

const rowOf = (family: "calendar" | "target", key: string) =>
  definitionsOf(family, []).find((row) => row.key === key) as DefinitionRow;

test.each([
  ["4:30", 270],
  ["4", 240],
  ["0：30", 30],
  ["", undefined],
  ["0:00", null],
  ["4:75", null],
  ["soon", null],
])("%j is %j minutes", (written, minutes) => {
  expect(minutesIn(written)).toBe(minutes);
});

test("a target says what stands in it, and as much again when nothing was changed", () => {
  const row = rowOf("target", "p2");
  const values = targetValues(row);
  expect(values).toEqual({
    title: row.title,
    scope: { types: [], priorities: ["P2"], items: [], categories: [] },
    minutes: { response: "1:00", onSite: "1:00", resolution: "8:00" },
    always: false,
    retired: false,
  });
  expect(targetForm(row).asks(values)[1]).toMatchObject({ set: { body: row.body } });
  expect(wrongTarget({ ...values, minutes: { response: "", onSite: "", resolution: "" } })).toEqual({
    resolution: "nothing",
  });
  expect(wrongTarget({ ...values, minutes: { ...values.minutes, response: "x" } })).toEqual({
    response: "time",
  });
});

test("a target that is made says what it is called and which tickets it is for", () => {
  const blank = targetValues(null);
  expect(isTargetUnnamed(blank, null)).toBe(true);
  const made = {
    ...blank,
    title: { "zh-CN": " 会议保障 ", en: "" },
    scope: { ...blank.scope, items: ["meeting"] },
    minutes: { ...blank.minutes, response: "0:15" },
  };
  expect(isTargetUnnamed(made, null)).toBe(false);
  const [type, asked] = targetForm(null).asks(made);
  expect(asked).toEqual({
    family: "target",
    set: {
      title: { "zh-CN": "会议保障" },
      body: { for: { items: ["meeting"] }, minutes: { response: 15 }, always: false },
    },
  });
  expect(COMMANDS[type].schema.safeParse(asked).success).toBe(true);
  const row = rowOf("target", "p2");
  expect(isTargetUnnamed({ title: { "zh-CN": "加急" } }, row)).toBe(true);
  expect(targetForm(row).asks({ ...targetValues(row), retired: true })[1]).toMatchObject({
    set: { retired: true },
  });
});

test.each([
  [
    "9:00-12:00，13:30–18:00",
    [
      ["09:00", "12:00"],
      ["13:30", "18:00"],
    ],
  ],
  [
    "13:30-18:00 09:00-12:00",
    [
      ["09:00", "12:00"],
      ["13:30", "18:00"],
    ],
  ],
  ["20:00-24:00", [["20:00", "24:00"]]],
  ["", []],
  ["09:00-12:00 11:00-13:00", null],
  ["18:00-09:00", null],
  ["09:00-12:60", null],
  ["mornings", null],
])("%j are the frames %j", (written, frames) => {
  expect(framesWritten(written)).toEqual(frames);
});

test("own days are written a line each, with frames or none, and why", () => {
  expect(daysWritten("2026-12-31 年终盘点\n\n2027-01-03 09:00-12:00 补班 半天")).toEqual({
    days: { "2026-12-31": [], "2027-01-03": [["09:00", "12:00"]] },
    reasons: { "2026-12-31": "年终盘点", "2027-01-03": "补班 半天" },
  });
  expect(daysWritten("2026-12-31\n2026-02-30 放假")).toEqual({ line: 2 });
  const worked = {
    "2026-12-31": [
      ["09:00", "12:00"],
      ["13:30", "18:00"],
    ],
  };
  for (const times of [
    "9：00-12：00，13：30-18：00",
    "09:00 - 12:00 13:30 – 18:00",
    "09:00至12:00、13:30~18:00",
  ]) {
    expect(daysWritten(`2026-12-31 ${times} 盘点`)).toEqual({
      days: worked,
      reasons: { "2026-12-31": "盘点" },
    });
  }
  // Never a day off by mistake, nor one day said twice.
  expect(daysWritten("2026-12-31 上午 09:00-12:00")).toEqual({ line: 1 });
  expect(daysWritten("2026-12-31 09:00到12:00")).toEqual({ line: 1 });
  expect(daysWritten("2026-12-31\n2026-12-31 放假")).toEqual({ line: 2 });
});

test("a calendar says what stands in it; what the form does not show is kept", () => {
  const standard = rowOf("calendar", "standard");
  const sites = ["00000000-0000-7000-8000-000000000001"];
  const row = { ...standard, body: { ...standard.body, sites } };
  const values = { ...calendarValues(row), days: "2026-12-31 盘点" };
  expect(values.week).toMatchObject({ mon: "09:00-12:00 13:30-18:00", sun: "" });
  expect(wrongCalendar(values)).toEqual({ said: null, week: [], line: null });
  expect(calendarForm(row).asks(values)[1]).toMatchObject({
    set: { body: { ...row.body, sites, days: { "2026-12-31": [] }, reasons: { "2026-12-31": "盘点" } } },
  });
  expect(wrongCalendar({ ...values, week: { ...values.week, sat: "?" }, days: "x" })).toEqual({
    ...{ said: null, week: ["sat"], line: 1 },
  });
});

test("a calendar of a site begins with the standard week, has a name and a site of its own, and a key of nobody", () => {
  const standard = rowOf("calendar", "standard");
  const values = calendarValues(
    { ...standard, body: { ...standard.body, days: { "2026-12-31": [] } } },
    true,
  );
  expect(values).toMatchObject({ title: {}, sites: [], days: "", week: { mon: "09:00-12:00 13:30-18:00" } });
  expect(wrongCalendar(values, true)).toMatchObject({ said: "title" });
  const named = { ...values, title: { "zh-CN": "仓库" } };
  expect(wrongCalendar(named, true)).toMatchObject({ said: "sites" });
  const sites = ["00000000-0000-7000-8000-000000000001"];
  const [type, args] = calendarForm(standard, true).asks({ ...named, sites, days: "2026-12-30 盘点" });
  expect(args).toMatchObject({ family: "calendar", set: { title: { "zh-CN": "仓库" }, body: { sites } } });
  expect(args).not.toHaveProperty("key");
  expect(COMMANDS[type].schema.safeParse(args).success).toBe(true);
});

test("a notice goes into every calendar that keeps the notices, in one act, and into no other", () => {
  const standard = rowOf("calendar", "standard");
  const rows = [
    standard,
    { ...standard, key: "own.site" },
    { ...standard, key: "own.always", body: { ...standard.body, national: false } },
    { ...standard, key: "own.past", retired: true },
  ];
  const text = JSON.stringify({ year: 2099, days: [{ name: "元旦", date: "2099-01-01", isOffDay: true }] });
  const form = noticeForm(rows);
  const asked = [form.asks({ text }), ...(form.also?.({ text }) ?? [])].map(([, args]) => args);
  expect(asked).toMatchObject([{ key: "standard" }, { key: "own.site" }]);
  for (const args of asked) expect(args).toMatchObject({ set: { body: { notices: [{ year: 2099 }] } } });
  expect(missingIn(rows, "2098-11-15")).toBe(2098);
});
