import { describe, expect, test } from "vitest";
import { NOON, Story, TICKET, openTicket } from "../../../tests/support/domain/operations.ts";
import { definitionRow } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { definitionId } from "../definition/shipped.ts";
import { basisOf } from "./ticket-basis.ts";
import { serviceRulesOf, ticketClock } from "./ticket-clock.ts";
import { ticketTimes } from "./ticket-times.ts";

// A target that is a moment: ready by nine on somebody's first day, whatever is worked until then.

const rules = serviceRulesOf([]);
const second = (local: string) => Math.floor(Date.parse(`${local}:00+08:00`) / 1000);
const minute = (local: string) => (second(local) * 1000 - NOON) / 60_000;
const FIRST_DAY = "2026-11-30T09:00:00+08:00";
const SOLVED = { ticket: TICKET, resolutionCode: "configured", solution: "Stands on the desk" };

/** Opened on a Wednesday at ten, to be ready on Monday at nine. */
function kit(...acts: [local: string, type: string, said?: Record<string, unknown>][]) {
  const story = new Story();
  const opening = { set: { type: "request", title: "New-starter kit", dueAt: FIRST_DAY } };
  story.act(1, "ticket.open", openTicket(opening.set), { minute: minute("2026-11-25T10:00") });
  for (const [local, type, said = {}] of acts) {
    story.act(1, type, { ticket: TICKET, ...said }, { minute: minute(local) });
  }
  return story;
}

function resolutionAt(story: Story, local: string, by = rules) {
  const times = ticketTimes(story.state("ticket", TICKET));
  return ticketClock(times, { site: null, rules: by }, second(local))?.clocks.resolution;
}

const PAUSED = { reason: "parts", until: null, attempts: null };

describe("a target that is a moment", () => {
  test("is reached at that moment, and says what working time is left until then", () => {
    expect(resolutionAt(kit(), "2026-11-27T17:00")).toMatchObject({
      ...{ byMoment: true, dueAt: second("2026-11-30T09:00"), state: "running" },
      // Two and a half days were used of it, and the last hour is left.
      ...{ usedMinutes: 390 + 450 + 390, targetMinutes: 390 + 450 + 450 },
    });
    expect(resolutionAt(kit(), "2026-11-30T09:00")?.state).toBe("running");
    expect(resolutionAt(kit(), "2026-11-30T09:01")).toMatchObject({ state: "breached" });
  });

  test("is breached also while nobody works, and by what was done too late", () => {
    const night = kit(["2026-11-26T10:00", "ticket.edit", { set: { dueAt: "2026-11-26T20:00:00+08:00" } }]);
    expect(resolutionAt(night, "2026-11-26T19:59")?.state).toBe("running");
    expect(resolutionAt(night, "2026-11-26T20:01")?.state).toBe("breached");
    expect(resolutionAt(kit(["2026-11-30T08:59", "ticket.resolve", SOLVED]), "2026-12-02T10:00")?.state).toBe(
      "met",
    );
    expect(resolutionAt(kit(["2026-11-30T09:05", "ticket.resolve", SOLVED]), "2026-12-02T10:00")?.state).toBe(
      "breached",
    );
  });

  test("is moved by no pause; what is paused stands where it was, and is judged once it runs on", () => {
    const paused = kit(["2026-11-27T10:00", "ticket.pause", PAUSED]);
    expect(resolutionAt(paused, "2026-12-01T10:00")).toMatchObject({
      ...{ state: "paused", dueAt: second("2026-11-30T09:00") },
    });
    const on = kit(
      ["2026-11-27T10:00", "ticket.pause", PAUSED],
      ["2026-12-01T10:00", "ticket.resume", { note: "" }],
    );
    expect(resolutionAt(on, "2026-12-01T10:01")?.state).toBe("breached");
  });

  test("gives way to working time where it is taken off, and comes back with a reopened ticket", () => {
    const off = kit(["2026-11-26T10:00", "ticket.edit", { set: { dueAt: null } }]);
    expect(resolutionAt(off, "2026-11-27T10:00")).toMatchObject({ targetMinutes: 1440, state: "running" });
    expect(resolutionAt(off, "2026-11-27T10:00")).not.toHaveProperty("byMoment");
    const again = kit(
      ["2026-11-26T10:00", "ticket.resolve", SOLVED],
      ["2026-11-26T11:00", "ticket.edit", { set: { dueAt: "2026-12-01T09:00:00+08:00" } }],
      ["2026-11-30T10:00", "ticket.reopen", { reason: "Not there" }],
    );
    expect(resolutionAt(again, "2026-11-30T10:00")?.dueAt).toBe(second("2026-12-01T09:00"));
  });

  test("is copied when the ticket is closed, and judges it the same for ever", () => {
    const late = kit(["2026-11-30T20:00", "ticket.resolve", SOLVED]);
    const times = ticketTimes(late.state("ticket", TICKET));
    const basis = basisOf(times, null, rules, second("2026-12-01T10:00"));
    if (!basis) throw new Error("no basis");
    expect(basis.dueAt).toBe(FIRST_DAY);
    const since = ticketClock(times, basis, second("2027-12-01T10:00"));
    expect(since?.clocks.resolution).toMatchObject({ state: "breached", byMoment: true });
  });

  test("holds also where nothing else is promised", () => {
    const none = changed("target", "request", { retired: true });
    const others = ["p1", "p2", "p3", "p4"].map((key) => changed("target", key, { retired: true }));
    expect(resolutionAt(kit(), "2026-11-27T17:00", serviceRulesOf([none, ...others]))).toMatchObject({
      byMoment: true,
    });
  });
});

test("a target of one item of the catalogue goes before that of all requests", () => {
  const body = { for: { items: ["meeting"] }, minutes: { resolution: 60 } };
  const meeting = changed("target", "meeting", { title: { en: "Meeting" }, order: 1, body });
  const by = serviceRulesOf([meeting]);
  const asking = (item: string) => {
    const story = new Story();
    const set = { type: "request", title: "Projector", item };
    story.act(1, "ticket.open", openTicket(set), { minute: minute("2026-11-25T10:00") });
    return resolutionAt(story, "2026-11-25T10:30", by)?.targetMinutes;
  };
  expect([asking("meeting"), asking("training")]).toEqual([60, 1440]);
});

/** What a team changed of a definition, or made. */
function changed(family: string, key: string, set: Record<string, unknown>): DefinitionRow {
  const story = new Story();
  story.act(9, "definition.set", { family, key, set });
  return definitionRow(story.state("definition", definitionId(family, key)));
}
