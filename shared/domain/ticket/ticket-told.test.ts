import { expect, test } from "vitest";
import { serviceRulesOf, ticketClock } from "./ticket-clock.ts";
import type { LadderStep } from "./ticket-ladder.ts";
import type { TicketTime } from "./ticket-times.ts";
import { isTimeToTell, standingRungs, toldAs } from "./ticket-told.ts";
import type { Reader } from "./ticket-told.ts";

const RULES = serviceRulesOf([]);
const at = (said: string) => Date.parse(`${said}+08:00`) / 1000;
const clockAt = (times: TicketTime[], now: number) => ticketClock(times, { site: null, rules: RULES }, now);
/** A Monday morning; P3 is four hours to respond, sixteen to solve. */
const OPENED: TicketTime = {
  ...{ kind: "opened", at: at("2026-11-23T09:00:00"), priority: "P3", type: "incident", category: null },
};
const row = (fired: string[] = [], status = "new") => ({ status, priority: "P3" as const, fired });

test("what the hub has recorded and what is reckoned here is one list, each step once", () => {
  const clock = clockAt([OPENED], at("2026-11-25T10:00:00"));
  const keys = (fired: string[]) =>
    standingRungs(row(fired), clock).map(({ key, recorded }) => [key, recorded]);
  expect(keys([])).toEqual([
    ["response:240", false],
    ["50:960", false],
    ["75:960", false],
    ["90:960", false],
  ]);
  expect(keys(["75:960", "response:240"]).filter(([key]) => key === "75:960")).toEqual([["75:960", true]]);
  // A step of a target that holds no more says nothing of today.
  expect(keys(["100:480"]).map(([key]) => key)).not.toContain("100:480");
  expect(standingRungs(row(["100:960"], "resolved"), clock)).toEqual([]);
});

const [ME, OTHER] = ["me", "other"];
const reader = (role: Reader["role"], duty: string | null = null): Reader => ({
  ...{ id: ME, role, onDuty: (line) => line === duty },
});

test.each<[LadderStep, string | null, Reader, string | null]>([
  ["50", ME, reader("technician"), "assignee"],
  ["75", OTHER, reader("technician"), null],
  ["75", OTHER, reader("lead"), null],
  ["90", OTHER, reader("lead"), "lead"],
  ["90", ME, reader("lead"), "assignee"],
  ["100", ME, reader("technician"), null],
  ["100", OTHER, reader("lead"), "lead"],
  ["100", OTHER, reader("technician", "second"), "duty"],
  ["100", OTHER, reader("technician", "first"), null],
  ["response", null, reader("technician", "first"), "duty"],
  ["50", null, reader("technician", "first"), "duty"],
  ["50", OTHER, reader("technician", "first"), null],
  ["150", OTHER, reader("lead"), null],
  ["150", OTHER, reader("manager"), "manager"],
  ["200", OTHER, reader("manager"), "manager"],
  ["urgent", OTHER, reader("manager"), "manager"],
  ["urgent", OTHER, reader("lead"), "lead"],
  ["urgent", OTHER, reader("auditor"), null],
])("step %s of a ticket of %s is told as it concerns one", (step, assignee, who, as) => {
  expect(toldAs(step, { assignee }, who)).toBe(as);
});

test("nobody is disturbed outside the working time of the ticket, but for a P1", () => {
  const night = at("2026-11-25T23:30:00");
  const clock = clockAt([OPENED], night);
  expect(isTimeToTell("100", clock, night)).toBe(false);
  expect(isTimeToTell("urgent", clock, night)).toBe(true);
  expect(isTimeToTell("100", clock, at("2026-11-26T09:00:00"))).toBe(true);
  // Lunch is no working time either.
  expect(isTimeToTell("100", clock, at("2026-11-26T12:30:00"))).toBe(false);
});
