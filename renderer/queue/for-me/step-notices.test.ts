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
