import { expect, test } from "vitest";
import { serviceRulesOf } from "../../shared/domain/ticket/ticket-clock.ts";
import type { TicketTime } from "../../shared/domain/ticket/ticket-times.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { Priority } from "../../shared/domain/ticket/ticket-words.ts";
import { grouping, standingOf } from "./work-groups.ts";

/** A Wednesday, in Shanghai, where the standard calendar is kept. */
const at = (time: string, day = "2026-11-25") => Date.parse(`${day}T${time}:00+08:00`) / 1000;
const rules = serviceRulesOf([]);

let last = 0;
function ticket(priority: Priority, times: TicketTime[], more: Partial<TicketRow> = {}): TicketRow {
  last += 1;
  const opened = times[0]?.at ?? 0;
  return {
    ...{ id: `id-${last}`, number: `T-K7-${String(last).padStart(4, "0")}`, title: "t", status: "new" },
    ...{ type: "incident", requester: "", contact: "", dept: "", site: null, place: "", category: null },
    ...{
      securityFlag: false,
      vip: false,
      main: null,
      fired: [],
      reopened: 0,
      review: null,
      owesReason: false,
      owesCallback: false,
      assignee: null,
      assets: [],
      tags: [],
      updatedAt: 0,
      conflicts: 0,
      pending: 0,
    },
    ...{ needsUpdate: false, notes: 0, triaged: true, pause: null, openedAt: opened * 1000 },
    ...{ group: null, plan: null, nextUpdate: null, visits: 0, attempts: 0 },
    ...{ priority, times },
    ...more,
  };
}

const opened = (second: number, priority: Priority): TicketTime => ({
  ...{ at: second, kind: "opened", priority, type: "incident", category: null },
});
const accepted = (second: number): TicketTime => ({ at: second, kind: "accepted" });
const paused = (second: number): TicketTime => ({ at: second, kind: "paused", reason: "awaitingUser" });
const standing = { until: null, nextOn: null, reference: "" } as const;

const groupAt = (row: TicketRow, now: number) => standingOf(row, rules, now).group;

test("whatever is over, nearly over or new and urgent is to be done now", () => {
  const urgent = ticket("P2", [opened(at("09:00"), "P2")]);
  expect(groupAt(urgent, at("09:01"))).toBe("now");
  const common = ticket("P3", [opened(at("09:00"), "P3")]);
  expect(groupAt(common, at("09:01"))).toBe("today");
  expect(groupAt(common, at("14:00"))).toBe("now");
  expect(groupAt(common, at("17:00"))).toBe("now");
});

test("what was taken belongs to the day on which it is due", () => {
  const row = ticket("P3", [opened(at("09:00"), "P3"), accepted(at("09:05"))], { status: "accepted" });
  const arrived = { ...row, times: [...row.times, { at: at("09:30"), kind: "arrived" } as const] };
  // 16 working hours: two days and one more.
  expect(groupAt(arrived, at("10:00"))).toBe("later");
  expect(groupAt(arrived, at("09:00", "2026-11-27"))).toBe("now");
  const short = ticket("P2", [opened(at("15:00"), "P2"), accepted(at("15:05"))], { status: "accepted" });
  const there = { ...short, times: [...short.times, { at: at("15:30"), kind: "arrived" } as const] };
  expect(groupAt(there, at("16:00"))).toBe("later");
  expect(groupAt(there, at("08:00", "2026-11-26"))).toBe("today");
});

test("what waits for somebody is theirs until the day that was said; our own delay is not", () => {
  const times = [opened(at("09:00"), "P2"), accepted(at("09:05")), paused(at("09:10"))];
  const row = ticket("P2", times, { status: "accepted", pause: { reason: "awaitingUser", ...standing } });
  expect(groupAt(row, at("17:30"))).toBe("waiting");
  const said = { ...row, pause: { ...standing, reason: "awaitingUser", nextOn: "2026-11-27" } as const };
  expect(groupAt(said, at("12:00"))).toBe("waiting");
  // The team begins at nine.
  expect(groupAt(said, at("08:00", "2026-11-27"))).toBe("today");
  expect(groupAt(said, at("09:00", "2026-11-27"))).toBe("now");
  const own = ticket("P1", [
    ...[opened(at("09:00"), "P1"), accepted(at("09:05"))],
    { at: at("09:10"), kind: "paused", reason: "secondLine" },
  ]);
  const line = { ...own, status: "accepted", pause: { ...standing, reason: "secondLine" } } as const;
  expect(groupAt(line, at("14:00"))).toBe("now");
});

test("what is solved waits for the user's word, whatever its clocks say", () => {
  const times: TicketTime[] = [opened(at("09:00"), "P1"), { at: at("17:00"), kind: "resolved" }];
  expect(groupAt(ticket("P1", times, { status: "resolved" }), at("17:30"))).toBe("confirm");
});

test("what was planned or promised is of its day, and is to be done when it has come, in working hours", () => {
  const row = ticket("P4", [opened(at("09:00"), "P4"), accepted(at("09:05"))], { status: "accepted" });
  expect(groupAt(row, at("10:00"))).toBe("later");
  const plan = { at: "2026-11-25T15:00:00+08:00", who: null };
  expect(groupAt({ ...row, plan }, at("10:00"))).toBe("today");
  expect(groupAt({ ...row, plan }, at("15:00"))).toBe("now");
  const evening = { ...row, nextUpdate: "2026-11-25T20:00:00+08:00" };
  expect(groupAt(evening, at("20:30"))).toBe("later");
  expect(groupAt(evening, at("08:59", "2026-11-26"))).toBe("today");
  expect(groupAt(evening, at("09:00", "2026-11-26"))).toBe("now");
});

test("nothing changes before the moment that is said, minute by minute over two days", () => {
  const rows = [
    ticket("P1", [opened(at("09:00"), "P1")]),
    ticket("P3", [opened(at("11:50"), "P3")]),
    ticket("P4", [opened(at("17:40"), "P4"), accepted(at("17:50"))], { status: "accepted" }),
    ticket("P4", [opened(at("09:00"), "P4"), accepted(at("09:05"))], {
      status: "accepted",
      plan: { at: "2026-11-25T15:00:00+08:00", who: null },
      nextUpdate: "2026-11-25T20:00:00+08:00",
    }),
    ticket("P3", [opened(at("09:00"), "P3"), accepted(at("09:05")), paused(at("10:00"))], {
      status: "accepted",
      pause: { ...standing, reason: "awaitingUser", nextOn: "2026-11-26" },
    }),
  ];
  for (const row of rows) {
    const begun = row.times.at(-1)?.at ?? 0;
    let held = standingOf(row, rules, begun);
    for (let now = begun; now < at("09:00", "2026-11-27"); now += 60) {
      const fresh = standingOf(row, rules, now);
      if (now >= held.until) held = fresh;
      expect([held.group, held.due]).toEqual([fresh.group, fresh.due]);
    }
  }
});

test("a group is in the order of what is due; the answer is the same as long as nothing moved", () => {
  const later = ticket("P3", [opened(at("10:00"), "P3")], { title: "due later" });
  const first = ticket("P3", [opened(at("09:00"), "P3")], { title: "due first" });
  const urgent = ticket("P1", [opened(at("10:00"), "P1")], { title: "urgent", conflicts: 1 });
  const group = grouping(rules);
  const grouped = group([later, first, urgent], at("10:05"));
  expect(grouped.rows.map(({ title }) => title)).toEqual(["urgent", "due first", "due later"]);
  expect(grouped.counts).toEqual({ now: 1, today: 2 });
  expect(group([urgent, later, first], at("10:06"))).toBe(grouped);
  expect(group([later, first, urgent], at("16:30")).counts).toEqual({ now: 3 });
});
