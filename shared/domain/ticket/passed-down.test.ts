import { expect, test } from "vitest";
import { passedDownTo } from "./passed-down.ts";
import type { Caller } from "./passed-down.ts";
import { priorityFrom } from "./ticket-priority.ts";
import { limitsAt } from "./ticket-report.ts";

const NOW = Date.parse("2026-11-28T02:00:00Z");
const at = NOW / 1000 - 3600;
const waits = [{ kind: "paused" as const, reason: "supplier" as const, at }];
const open = { securityFlag: false };
const callers: Caller[] = [
  { ...open, id: "new", status: "new", times: [] },
  { ...open, id: "waits", status: "accepted", times: waits },
  { ...open, id: "solved", status: "resolved", times: [] },
  { ...open, id: "closed", status: "closed", times: [] },
];

test.each([
  ["ticket.note", {}, ["new", "waits", "solved"]],
  ["ticket.pause", {}, ["new", "waits"]],
  ["ticket.resume", {}, ["waits"]],
  ["ticket.resolve", {}, ["new", "waits"]],
  ["ticket.edit", { set: { category: "network.internet" } }, ["new", "waits", "solved", "closed"]],
  ["ticket.edit", { set: { category: "network.internet", title: "另一个标题" } }, []],
  ["ticket.assign", {}, []],
  ["constructor", {}, []],
])("%s of the fault, %o, goes to the callers whom it fits: %j", (type, args, fits) => {
  expect(passedDownTo([type, args], open, callers, NOW)).toEqual(fits);
});

test("what is done about a fault of security goes to callers alone that are as secret", () => {
  const secret: Caller = { id: "secret", status: "new", times: [], securityFlag: true };
  const solved = ["ticket.resolve", {}] as const;
  expect(passedDownTo(solved, { securityFlag: true }, [...callers, secret], NOW)).toEqual(["secret"]);
  expect(passedDownTo(solved, open, [...callers, secret], NOW)).toEqual(["new", "waits", "secret"]);
});

test("what concerns an important user reaches one level further, and is never above P2 for that", () => {
  const of = (impact: string, urgency: string, more = {}) =>
    priorityFrom({ impact, urgency, vip: true, ...more });
  expect(of("low", "high")).toBe("P2");
  expect(of("low", "medium")).toBe("P3");
  expect(of("low", "low")).toBe("P4");
  expect(of("medium", "high")).toBe("P2");
  expect(of("high", "high")).toBe("P1");
  expect(of("medium", "low")).toBe("P3");
  // Nobody has said how far it reaches; and what a lead has decided stands.
  expect(priorityFrom({ urgency: "high", vip: true })).toBe(priorityFrom({ urgency: "high" }));
  expect(of("low", "high", { priority: "P4" })).toBe("P4");
});

const limits = [
  { key: "officer", body: { minutes: 30, always: true } },
  { key: "authority", body: { minutes: 240, always: false } },
];

test("limits of reporting run in natural time from the discovery, night and holiday alike", () => {
  // The evening before the National Day holiday.
  const discovered = Date.parse("2026-09-30T23:50:00+08:00");
  const [officer, authority] = limitsAt(limits, [], discovered, discovered + 31 * 60_000);
  expect(officer).toMatchObject({ told: null, late: true, due: Date.parse("2026-10-01T00:20:00+08:00") });
  expect(authority).toMatchObject({
    always: false,
    late: false,
    due: Date.parse("2026-10-01T03:50:00+08:00"),
  });
});

test("the first report keeps a limit; one to somebody else keeps none, and one too late is late for ever", () => {
  const told = (limit: string | null, minutes: number) => ({
    limit,
    whom: "赵主任",
    at: NOW + minutes * 60_000,
  });
  const stand = limitsAt(limits, [told(null, 1), told("officer", 45), told("officer", 40)], NOW, NOW + 1e9);
  expect(stand[0]).toMatchObject({ told: { at: NOW + 40 * 60_000 }, late: true });
  expect(limitsAt(limits, [told("officer", 30)], NOW, NOW + 1e9)[0]).toMatchObject({ late: false });
});
