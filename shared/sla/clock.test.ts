import { expect, test } from "vitest";
import { clockCase } from "./clock-case.ts";
import { judge } from "./judge.ts";
import type { ClockAnswer } from "./judge.ts";
import type { z } from "zod";

type Written = z.input<typeof clockCase>;

const DAY: [string, string][] = [
  ["09:00", "12:00"],
  ["13:30", "18:00"],
];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };
const OFFICE = { zone: "Asia/Shanghai", week: WEEK };
const TARGETS = { response: 60, onSite: 120, resolution: 480 };

const at = (said: string) => `${said}+08:00`;

function clocks(
  events: Written["events"],
  now: string,
  more: Partial<Pick<Written, "calendar" | "targets">> & { shipped?: boolean } = {},
): ClockAnswer {
  const { shipped = false, ...rest } = more;
  return judge(
    clockCase.parse({ calendar: OFFICE, targets: TARGETS, events, now: at(now), ...rest }),
    shipped,
  );
}
const opened = (said: string) => ({ at: at(said), kind: "opened" }) as const;
const event = (kind: "accepted" | "arrived" | "resumed" | "resolved" | "reopened", said: string) => ({
  at: at(said),
  kind,
});
const paused = (
  reason: "awaitingUser" | "appointment" | "secondLine" | "parts",
  said: string,
  until?: string,
) => ({
  at: at(said),
  kind: "paused" as const,
  reason,
  ...(until === undefined ? {} : { until: at(until) }),
});

test("a Friday's request over a weekend, as contracts.md has it", () => {
  expect(clocks([opened("2026-11-27T16:00:00")], "2026-11-30T16:00:00")).toEqual({
    response: {
      targetMinutes: 60,
      usedMinutes: 450,
      pausedMinutes: 0,
      dueAt: "2026-11-27T17:00:00+08:00",
      state: "breached",
      stoppedAt: null,
    },
    onSite: {
      targetMinutes: 120,
      usedMinutes: 450,
      pausedMinutes: 0,
      dueAt: "2026-11-27T18:00:00+08:00",
      state: "breached",
      stoppedAt: null,
    },
    resolution: {
      targetMinutes: 480,
      usedMinutes: 450,
      pausedMinutes: 0,
      dueAt: "2026-11-30T16:30:00+08:00",
      state: "running",
      stoppedAt: null,
    },
    estimated: false,
    flags: [],
  });
});

test("nothing is counted over lunch, and what is due at its beginning is due then", () => {
  const noon = clocks([opened("2026-11-25T11:00:00")], "2026-11-25T13:00:00");
  expect(noon.response).toMatchObject({
    usedMinutes: 60,
    dueAt: at("2026-11-25T12:00:00"),
    state: "running",
  });
  expect(noon.onSite?.dueAt).toBe(at("2026-11-25T14:30:00"));
});

test("a half day counts its morning", () => {
  const calendar = { ...OFFICE, days: { "2026-11-25": [["09:00", "12:00"]] as [string, string][] } };
  const { resolution } = clocks([opened("2026-11-25T10:00:00")], "2026-11-26T10:00:00", { calendar });
  expect(resolution).toMatchObject({ usedMinutes: 180, dueAt: at("2026-11-26T16:30:00") });
});

test("opened on a closed day, it begins with the next that is open", () => {
  const { response } = clocks([opened("2026-11-28T10:00:00")], "2026-11-30T09:20:00");
  expect(response).toMatchObject({ usedMinutes: 20, dueAt: at("2026-11-30T10:00:00") });
});

test("the Spring Festival of 2026 with its make-up days", () => {
  // 15 to 23 February are off; 14 and 28 February, Saturdays, are worked.
  const story = [opened("2026-02-13T17:00:00")];
  const { resolution, estimated } = clocks(story, "2026-02-25T09:00:00", { shipped: true });
  expect(resolution).toMatchObject({ usedMinutes: 60 + 450 + 450, dueAt: at("2026-02-14T17:30:00") });
  expect(estimated).toBe(false);
  const later = clocks([opened("2026-02-27T17:00:00")], "2026-03-02T10:00:00", { shipped: true });
  expect(later.resolution?.usedMinutes).toBe(60 + 450 + 60);
});

test("National Day 2026: off from 1 to 7 October, 20 September and 10 October worked", () => {
  const { resolution } = clocks([opened("2026-09-30T17:00:00")], "2026-10-10T12:00:00", { shipped: true });
  expect(resolution).toMatchObject({ usedMinutes: 60 + 450 + 450 + 180, state: "breached" });
  const sunday = clocks([opened("2026-09-20T09:00:00")], "2026-09-20T12:00:00", { shipped: true });
  expect(sunday.response?.usedMinutes).toBe(180);
});

test("a pause across a holiday adds nothing, and the clock goes on behind it", () => {
  const story = [
    opened("2026-09-30T09:00:00"),
    paused("awaitingUser", "2026-09-30T17:00:00"),
    event("resumed", "2026-10-08T10:00:00"),
  ];
  const { resolution } = clocks(story, "2026-10-08T11:00:00", { shipped: true });
  expect(resolution).toMatchObject({
    usedMinutes: 390 + 60,
    pausedMinutes: 60 + 60,
    dueAt: at("2026-10-08T11:30:00"),
    state: "running",
  });
});

test("the response clock runs through every pause; a second pause counts its time once", () => {
  const story = [
    opened("2026-11-25T09:00:00"),
    paused("awaitingUser", "2026-11-25T09:30:00"),
    paused("parts", "2026-11-25T10:00:00"),
    event("resumed", "2026-11-25T11:00:00"),
  ];
  const answer = clocks(story, "2026-11-25T12:00:00");
  expect(answer.resolution).toMatchObject({ usedMinutes: 90, pausedMinutes: 90 });
  expect(answer.response).toMatchObject({ usedMinutes: 180, pausedMinutes: 0, state: "breached" });
});

test("the second line is our own delay: it pauses nothing and ends a pause", () => {
  const story = [
    opened("2026-11-25T09:00:00"),
    paused("parts", "2026-11-25T09:30:00"),
    paused("secondLine", "2026-11-25T10:00:00"),
    event("resumed", "2026-11-25T10:30:00"),
  ];
  const answer = clocks(story, "2026-11-25T11:00:00");
  expect(answer.resolution).toMatchObject({ usedMinutes: 90, pausedMinutes: 30, state: "running" });
  expect(answer.flags).toEqual([{ event: 3, flag: "notPaused" }]);
});

test("while it is paused nothing is due; a target reached before stays reached", () => {
  const waiting = [opened("2026-11-25T09:00:00"), paused("awaitingUser", "2026-11-25T10:00:00")];
  const { resolution } = clocks(waiting, "2026-11-25T16:00:00");
  expect(resolution).toMatchObject({ usedMinutes: 60, dueAt: null, state: "paused" });
  const late = clocks(waiting, "2026-11-25T16:00:00", { targets: { resolution: 30 } });
  expect(late.resolution).toMatchObject({ state: "breached", dueAt: at("2026-11-25T09:30:00") });
});

test("an appointment ends by itself", () => {
  const story = [
    opened("2026-11-25T09:00:00"),
    paused("appointment", "2026-11-25T10:00:00", "2026-11-26T14:00:00"),
  ];
  expect(clocks(story, "2026-11-26T13:59:00").resolution?.state).toBe("paused");
  expect(clocks(story, "2026-11-26T15:00:00").resolution).toMatchObject({
    usedMinutes: 60 + 60,
    pausedMinutes: 120 + 270 + 180 + 30,
    dueAt: at("2026-11-27T12:00:00"),
    state: "running",
  });
  const resumed = clocks([...story, event("resumed", "2026-11-26T15:00:00")], "2026-11-26T15:00:00");
  expect(resumed.flags).toEqual([{ event: 2, flag: "notPaused" }]);
});

test("a priority changed twice during a pause changes the target and keeps what has passed", () => {
  const story: Written["events"] = [
    opened("2026-11-25T09:00:00"),
    paused("parts", "2026-11-25T10:00:00"),
    { at: at("2026-11-25T10:10:00"), kind: "targets", targets: { resolution: 960, response: 240 } },
    { at: at("2026-11-25T10:20:00"), kind: "targets", targets: { resolution: 240 } },
    event("resumed", "2026-11-25T11:00:00"),
  ];
  const answer = clocks(story, "2026-11-25T12:00:00");
  expect(answer.resolution).toMatchObject({
    targetMinutes: 240,
    usedMinutes: 120,
    pausedMinutes: 60,
    dueAt: at("2026-11-25T15:30:00"),
  });
  expect(answer.response?.targetMinutes).toBe(240);
  expect(answer.onSite?.targetMinutes).toBe(120);
});

test("a smaller target may put the due moment into the past", () => {
  const story: Written["events"] = [
    opened("2026-11-25T09:00:00"),
    { at: at("2026-11-25T11:00:00"), kind: "targets", targets: { resolution: 60 } },
  ];
  expect(clocks(story, "2026-11-25T11:30:00").resolution).toMatchObject({
    state: "breached",
    dueAt: at("2026-11-25T10:00:00"),
  });
});

test("what stopped keeps its target; what is reopened takes the newest and leaves out the gap", () => {
  const story: Written["events"] = [
    opened("2026-11-25T09:00:00"),
    event("resolved", "2026-11-25T11:00:00"),
    { at: at("2026-11-25T15:00:00"), kind: "targets", targets: { response: 10, resolution: 200 } },
  ];
  const solved = clocks(story, "2026-11-25T16:00:00");
  expect(solved.resolution).toMatchObject({
    targetMinutes: 480,
    usedMinutes: 120,
    state: "met",
    stoppedAt: at("2026-11-25T11:00:00"),
    dueAt: at("2026-11-26T09:30:00"),
  });
  expect(solved.response).toMatchObject({ targetMinutes: 60, usedMinutes: 120, state: "breached" });
  const again = clocks([...story, event("reopened", "2026-11-26T09:00:00")], "2026-11-26T10:00:00");
  expect(again.resolution).toMatchObject({
    targetMinutes: 200,
    usedMinutes: 180,
    pausedMinutes: 0,
    stoppedAt: null,
    state: "running",
    dueAt: at("2026-11-26T10:20:00"),
  });
  expect(again.onSite).toMatchObject({ stoppedAt: at("2026-11-25T11:00:00"), state: "met" });
});

test("told late, turned round and from tomorrow: counted as told, flagged, kept", () => {
  const story = [
    opened("2026-11-25T10:00:00"),
    event("accepted", "2026-11-25T09:00:00"),
    event("arrived", "2026-11-26T10:00:00"),
    event("resumed", "2026-11-25T10:30:00"),
  ];
  const answer = clocks(story, "2026-11-25T11:00:00");
  expect(answer.flags).toEqual([
    { event: 1, flag: "outOfOrder" },
    { event: 2, flag: "afterNow" },
    { event: 3, flag: "notPaused" },
  ]);
  expect(answer.response).toMatchObject({
    usedMinutes: 0,
    stoppedAt: at("2026-11-25T10:00:00"),
    state: "met",
  });
  expect(answer.onSite).toMatchObject({ stoppedAt: null, usedMinutes: 60 });
});

test("a device's clock a year wrong is flagged and moves no clock", () => {
  const story = [opened("2026-11-25T10:00:00"), event("resolved", "2027-11-25T10:30:00")];
  const answer = clocks(story, "2026-11-25T11:00:00");
  expect(answer.flags).toEqual([{ event: 1, flag: "afterNow" }]);
  expect(answer.resolution).toMatchObject({ state: "running", usedMinutes: 60 });
});

test("what changes nothing is left out without a word", () => {
  const story = [
    opened("2026-11-25T09:00:00"),
    event("accepted", "2026-11-25T09:10:00"),
    event("accepted", "2026-11-25T09:20:00"),
    event("reopened", "2026-11-25T09:30:00"),
    event("resolved", "2026-11-25T10:00:00"),
    paused("parts", "2026-11-25T10:30:00"),
    event("resolved", "2026-11-25T11:00:00"),
  ];
  const answer = clocks(story, "2026-11-25T12:00:00");
  expect(answer.flags).toEqual([]);
  expect(answer.response?.stoppedAt).toBe(at("2026-11-25T09:10:00"));
  expect(answer.resolution).toMatchObject({ stoppedAt: at("2026-11-25T10:00:00"), pausedMinutes: 0 });
});

test("a week of full days is 10 080 minutes, and one of summer time an hour less", () => {
  const full: [string, string][] = [["00:00", "24:00"]];
  const week = { mon: full, tue: full, wed: full, thu: full, fri: full, sat: full, sun: full };
  const always = (zone: string, from: string, until: string) =>
    judge(
      clockCase.parse({
        calendar: { zone, week },
        targets: { resolution: 10_080 },
        events: [{ at: from, kind: "opened" }],
        now: until,
      }),
      false,
    ).resolution;
  expect(always("Asia/Shanghai", "2026-11-23T00:00:00+08:00", "2026-11-30T00:00:00+08:00")).toMatchObject({
    usedMinutes: 10_080,
    dueAt: "2026-11-30T00:00:00+08:00",
    state: "running",
  });
  // The clocks of Berlin go forward on 29 March and back on 25 October 2026.
  expect(always("Europe/Berlin", "2026-03-23T00:00:00+01:00", "2026-03-30T00:00:00+02:00")).toMatchObject({
    usedMinutes: 10_080 - 60,
    dueAt: "2026-03-30T01:00:00+02:00",
  });
  expect(always("Europe/Berlin", "2026-10-19T00:00:00+02:00", "2026-10-26T00:00:00+01:00")?.usedMinutes).toBe(
    10_080 + 60,
  );
});

test("Shanghai had summer time until 1991", () => {
  const answer = judge(
    clockCase.parse({
      calendar: OFFICE,
      targets: { response: 60 },
      events: [{ at: "1990-07-02T09:00:00+09:00", kind: "opened" }],
      now: "1990-07-02T10:00:00+09:00",
    }),
    false,
  );
  expect(answer.response).toMatchObject({ usedMinutes: 60, dueAt: "1990-07-02T10:00:00+09:00" });
});

test("beyond the years that are known statutory days count, and the answer is a guess", () => {
  const known = clocks([opened("2026-12-31T17:00:00")], "2026-12-31T18:00:00", {
    shipped: true,
    targets: { response: 60 },
  });
  expect(known).toMatchObject({ estimated: false, response: { dueAt: at("2026-12-31T18:00:00") } });
  const due = clocks([opened("2026-12-31T17:00:00")], "2026-12-31T18:00:00", { shipped: true });
  // 1 January 2027 is a Friday and off by law.
  expect(due).toMatchObject({ estimated: true, onSite: { dueAt: at("2027-01-04T10:00:00") } });
  const festival = clocks([opened("2027-02-05T09:00:00")], "2027-02-09T18:00:00", { shipped: true });
  // The eve on 5 February 2027 and three days of the Spring Festival, of which two fall on a weekend.
  expect(festival).toMatchObject({ estimated: true, resolution: { usedMinutes: 450 } });
});

test("a calendar that is never open counts nothing and is never due", () => {
  const calendar = { zone: "Asia/Shanghai", week: {} };
  expect(
    clocks([opened("2026-11-25T09:00:00")], "2030-01-01T00:00:00", { calendar }).resolution,
  ).toMatchObject({
    usedMinutes: 0,
    dueAt: null,
    state: "running",
  });
});

test("minutes are whole, reckoned to the second", () => {
  const story = [opened("2026-11-25T09:00:30"), event("resolved", "2026-11-25T09:02:29")];
  expect(clocks(story, "2026-11-25T10:00:00").resolution?.usedMinutes).toBe(1);
});

test.each([
  ["calendar.zone", { calendar: { ...OFFICE, zone: "Asia/Nowhere" } }],
  [
    "calendar.week.mon.1",
    {
      calendar: {
        ...OFFICE,
        week: {
          mon: [
            ["09:00", "12:00"],
            ["11:00", "13:00"],
          ],
        },
      },
    },
  ],
  ["calendar.week.tue.0", { calendar: { ...OFFICE, week: { tue: [["12:00", "09:00"]] } } }],
  ["calendar.week.wed.0.1", { calendar: { ...OFFICE, week: { wed: [["12:00", "24:30"]] } } }],
  ["calendar.days.2026-02-30", { calendar: { ...OFFICE, days: { "2026-02-30": [] } } }],
  ["events", { events: [event("accepted", "2026-11-25T09:00:00")] }],
  ["events.0.reason", { events: [{ at: at("2026-11-25T09:00:00"), kind: "paused", reason: "lunch" }] }],
  ["targets.resolution", { targets: { resolution: -1 } }],
  ["now", { now: "tomorrow" }],
])("what is malformed is refused at %s", (place, wrong) => {
  const sound = {
    calendar: OFFICE,
    targets: TARGETS,
    events: [opened("2026-11-25T09:00:00")],
    now: at("2026-11-25T10:00:00"),
  };
  expect(clockCase.safeParse(sound).success).toBe(true);
  const read = clockCase.safeParse({ ...sound, ...wrong });
  expect(read.error?.issues[0]?.path.join(".")).toBe(place);
});
