import { describe, expect, test } from "vitest";
import { serviceRulesOf, ticketClock } from "./ticket-clock.ts";
import { nextRungAt, rungIn, rungKey, rungsReached } from "./ticket-ladder.ts";
import { reopenedSoon } from "./ticket-reopened.ts";
import { isCalledBack } from "./ticket-callback.ts";
import type { TicketTime } from "./ticket-times.ts";

// domain.md 3.6, by the standard calendar: 7.5 hours a day, a Monday in November.

const second = (said: string) => Date.parse(`${said}+08:00`) / 1000;
const rules = serviceRulesOf([]);
const opened = (priority: "P1" | "P3", at = "2026-11-23T09:00:00"): TicketTime => ({
  ...{ at: second(at), kind: "opened", priority, type: "incident", category: null },
});
const clockAt = (times: readonly TicketTime[], at: string) =>
  ticketClock(times, { site: null, rules }, second(at));
const steps = (status: string, priority: "P1" | "P3", times: readonly TicketTime[], at: string) =>
  rungsReached({ status, priority }, clockAt(times, at)).map(({ step }) => step);

describe("the ladder of a P3: four hours to answer, sixteen to solve", () => {
  const times = [opened("P3")];

  test("half the time is of interest only while nobody has taken it", () => {
    expect(steps("new", "P3", times, "2026-11-24T09:30:00")).toEqual(["response", "50"]);
    expect(
      steps("accepted", "P3", [...times, { at: times[0]?.at ?? 0, kind: "accepted" }], "2026-11-24T09:30:00"),
    ).toEqual([]);
  });

  test("90 % is reached fifteen minutes before the end at the latest", () => {
    const accepted: TicketTime[] = [...times, { at: second("2026-11-23T09:05:00"), kind: "accepted" }];
    expect(steps("accepted", "P3", accepted, "2026-11-25T09:20:00")).toContain("90");
    expect(steps("accepted", "P3", accepted, "2026-11-25T10:01:00")).toContain("100");
  });

  test("what is solved has no steps, what waits gains none", () => {
    expect(steps("resolved", "P3", times, "2026-12-23T09:00:00")).toEqual([]);
    const waits: TicketTime[] = [
      ...times,
      { at: second("2026-11-23T09:05:00"), kind: "accepted" },
      { at: second("2026-11-23T09:10:00"), kind: "paused", reason: "supplier" },
    ];
    expect(steps("accepted", "P3", waits, "2026-12-23T09:00:00")).toEqual([]);
    const clock = clockAt(waits, "2026-12-23T09:00:00");
    expect(
      nextRungAt({ status: "accepted", priority: "P3" }, clock, second("2026-12-23T09:00:00")),
    ).toBeNull();
  });

  test("the next step lies in working time: nothing is due before the opening", () => {
    const at = second("2026-11-23T17:59:00");
    const next = nextRungAt({ status: "new", priority: "P3" }, clockAt(times, "2026-11-23T17:59:00"), at);
    expect(next).toBe(second("2026-11-24T09:30:00"));
  });
});

test("a P1 concerns lead and manager at once, and the director after more than four hours", () => {
  const times = [opened("P1")];
  expect(steps("new", "P1", times, "2026-11-23T09:00:00")).toEqual(["urgent"]);
  expect(steps("new", "P1", times, "2026-11-23T14:29:00")).not.toContain("200");
  expect(steps("new", "P1", times, "2026-11-23T14:32:00")).toContain("200");
});

test("a rung is one key, and what no program writes so is none", () => {
  const rung = { step: "75", minutes: 960 } as const;
  expect(rungIn(rungKey(rung))).toEqual(rung);
  expect(rungIn("urgent")).toEqual({ step: "urgent", minutes: null });
  expect(rungIn("soon:3")).toBeNull();
});

test("taken up again within five working days is counted, later is not, and a weekend adds nothing", () => {
  const times = (again: string): TicketTime[] => [
    opened("P3"),
    { at: second("2026-11-23T10:00:00"), kind: "resolved" },
    { at: second(again), kind: "reopened" },
  ];
  expect(reopenedSoon(times("2026-11-30T09:59:00"), null, rules)).toHaveLength(1);
  expect(reopenedSoon(times("2026-11-30T10:30:00"), null, rules)).toHaveLength(0);
});

test("about one in ten is drawn for a callback, everywhere the same ones", () => {
  const ids = Array.from(
    { length: 1000 },
    (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
  );
  const drawn = ids.filter(isCalledBack);
  expect(drawn.length).toBeGreaterThan(60);
  expect(drawn.length).toBeLessThan(150);
  expect(ids.filter(isCalledBack)).toEqual(drawn);
});
