import { expect, test } from "vitest";
import { serviceRulesOf } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { dutySheet } from "../../../shared/domain/definition/duty-sheet.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { stepNotices } from "./step-notices.ts";

const [ME, OTHER] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
const at = (said: string) => Date.parse(`${said}+08:00`) / 1000;
const TICKET = {
  ...{ status: "accepted", site: null, assignee: OTHER, fired: [], openedAt: 0, priority: "P3" },
} as unknown as TicketRow;

function ticket(id: string, opened: string, more: Partial<TicketRow> = {}): TicketRow {
  const matter = { priority: "P3", type: "incident", category: null } as const;
  const times: TicketRow["times"] = [
    { kind: "opened", at: at(opened), ...matter },
    { kind: "accepted", at: at(opened) + 60 },
  ];
  return { ...TICKET, id, times, openedAt: at(opened) * 1000, ...more };
}

/** Sixteen working hours behind one, twelve behind the other. */
const LATE = ticket("late", "2026-11-23T09:00:00");
const SOON = ticket("soon", "2026-11-23T17:00:00", { assignee: ME });
const NOW = at("2026-11-25T14:30:00");

const notices = stepNotices(serviceRulesOf([]));
const seen = (me: string, role: "lead" | "manager" | "technician", now = NOW, sheets: DefinitionRow[] = []) =>
  notices([SOON, LATE], { me, role, sheets }, now).map(
    ({ ticket: { id }, rung, as }) => `${id} ${rung.step} ${as}`,
  );

test("each is told of the highest step that concerns him, the highest first", () => {
  expect(seen(ME, "technician")).toEqual(["soon 75 assignee"]);
  expect(seen("lead", "lead")).toEqual(["late 100 lead"]);
  expect(seen("manager", "manager")).toEqual([]);
  // A day later the one is at half as much again, and both are over.
  expect(seen("lead", "lead", at("2026-11-27T09:30:00"))).toEqual(["late 100 lead", "soon 100 lead"]);
});

test("whoever is on duty for the second line is told of what is over, at his site", () => {
  const turn = { from: "2026-11-25T09:00:00+08:00", until: "2026-11-25T18:00:00+08:00", member: ME };
  const sheet = {
    ...{ id: "s", family: "duty", key: "s", title: {}, order: 1, retired: false, version: 1 },
    body: dutySheet.parse({ line: "second", turns: [turn] }),
  } as unknown as DefinitionRow;
  expect(seen(ME, "technician", NOW, [sheet])).toEqual(["late 100 duty", "soon 75 assignee"]);
});

test("at night nothing disturbs, and it is listed all the same", () => {
  const night = notices([LATE], { me: "lead", role: "lead", sheets: [] }, at("2026-11-25T23:00:00"));
  expect(night.map(({ disturbs }) => disturbs)).toEqual([false]);
});

test("what the hub wrote beyond the end of the time is told, though no laptop reckons it", () => {
  const fired = ["100:960", "150:960"];
  const over = notices([{ ...LATE, fired }], { me: "boss", role: "manager", sheets: [] }, NOW);
  expect(over).toMatchObject([{ rung: { step: "150", recorded: true }, as: "manager" }]);
});

test("what is held says at every minute what is reckoned anew, over an appointment that ends by itself and a night", () => {
  const until = "2026-11-24T15:20:00+08:00";
  const waits = ticket("waits", "2026-11-23T16:00:00", {
    pause: { reason: "appointment", until, nextOn: null, reference: "" },
  });
  waits.times = [
    ...waits.times,
    { kind: "paused", at: at("2026-11-24T09:00:00"), reason: "appointment", until: Date.parse(until) / 1000 },
  ];
  const lead = { me: "lead", role: "lead", sheets: [] } as const;
  const held = stepNotices(serviceRulesOf([]));
  const told = (all: ReturnType<typeof held>) =>
    all.map(({ ticket: { id }, rung, as, disturbs }) => [id, rung, as, disturbs]);
  const steps = new Set<string>();
  for (let now = at("2026-11-24T09:00:00"); now < at("2026-11-26T18:30:00"); now += 60) {
    const shown = told(held([SOON, LATE, waits], lead, now));
    expect(shown).toEqual(told(stepNotices(serviceRulesOf([]))([SOON, LATE, waits], lead, now)));
    steps.add(JSON.stringify(shown));
  }
  expect(steps.size).toBeGreaterThan(5);
});
