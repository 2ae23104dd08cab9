import { describe, expect, test } from "vitest";
import type { ClockName } from "../../sla/clock.ts";
import { NOON, Story, TICKET, openTicket, uuid } from "../../../tests/support/domain/operations.ts";
import { definitionRow } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { definitionId } from "../definition/shipped.ts";
import { basisOf } from "./ticket-basis.ts";
import { oddDaysOf, serviceRulesOf, ticketClock } from "./ticket-clock.ts";
import type { ServiceRules } from "./ticket-clock.ts";
import { ticketTimes } from "./ticket-times.ts";
import { ticketRow } from "./ticket-view.ts";

// The clocks of a ticket as its log tells them, by what ships: nine to twelve, half past one to six, in Shanghai.
// The clock itself is held against a minute-by-minute one (shared/sla).

const rules = serviceRulesOf([]);
const ms = (local: string) => Date.parse(`${local}:00+08:00`);
/** Minutes of a story, by the clock on the wall in Shanghai. */
const minute = (local: string) => (ms(local) - NOON) / 60_000;
const P2 = { impact: "medium", urgency: "high" };
const SOLVED = { ticket: TICKET, resolutionCode: "fixed", solution: "Changed the fuser" };

function worked(...acts: [local: string, type: string, said?: Record<string, unknown>, device?: number][]) {
  const story = new Story();
  for (const [local, type, said = {}, device = 1] of acts) {
    const payload = type === "ticket.open" ? openTicket(said) : { ticket: TICKET, ...said };
    story.act(device, type, payload, { minute: minute(local) });
  }
  return story;
}

function clockAt(story: Story, local: string, by: ServiceRules = rules, site: string | null = null) {
  const times = ticketTimes(story.state("ticket", TICKET));
  const clock = ticketClock(times, { site, rules: by }, Math.floor(ms(local) / 1000));
  if (!clock) throw new Error("no clock");
  return clock;
}

/** `used/target state` of each clock. */
function told(story: Story, local: string, by: ServiceRules = rules, site: string | null = null) {
  const { clocks } = clockAt(story, local, by, site);
  return Object.fromEntries(
    (Object.keys(clocks) as ClockName[]).map((name) => {
      const reading = clocks[name];
      return [name, `${reading?.usedMinutes}/${reading?.targetMinutes} ${reading?.state}`];
    }),
  );
}

/** What a team changed of a definition, or made. */
function changed(family: string, key: string, set: Record<string, unknown>): DefinitionRow {
  const story = new Story();
  const made = { order: 1, title: { en: key }, ...set };
  story.act(9, "definition.set", { family, key, set: made });
  return definitionRow(story.state("definition", definitionId(family, key)));
}

describe("what a ticket's clocks follow", () => {
  test("acceptance, arrival and solution, each its own clock, with lunch left out", () => {
    const story = worked(
      ["2026-11-23T11:30", "ticket.open", P2],
      ["2026-11-23T13:45", "ticket.accept"],
      ["2026-11-23T14:40", "ticket.arrive", { at: "2026-11-23T14:40:00+08:00" }],
      ["2026-11-24T10:00", "ticket.resolve", SOLVED],
    );
    expect(told(story, "2026-11-25T10:00")).toEqual({
      response: "45/60 met",
      onSite: "100/60 breached",
      resolution: "360/480 met",
    });
  });

  test("a pause over a weekend adds nothing, and the priority that changes twice in it keeps what was used", () => {
    const story = worked(
      ["2026-11-20T16:00", "ticket.open", P2],
      ["2026-11-20T17:00", "ticket.pause", { reason: "supplier", reference: "CASE-1" }],
      ["2026-11-21T10:00", "ticket.edit", { set: { urgency: "low" } }],
      ["2026-11-22T10:00", "ticket.prioritise", { priority: "P1", reason: "Whole floor stands still" }],
      ["2026-11-23T10:00", "ticket.resume"],
    );
    const clock = clockAt(story, "2026-11-23T11:00");
    expect(clock.clocks.resolution).toMatchObject({
      usedMinutes: 120,
      targetMinutes: 240,
      pausedMinutes: 120,
    });
    expect(clock.pauses).toMatchObject([{ reason: "supplier", minutes: 120 }]);
    expect(clock.target?.key).toBe("p1");
  });

  test("our own second line stops nothing, an appointment ends by itself", () => {
    const story = worked(
      ["2026-11-23T09:00", "ticket.open", P2],
      ["2026-11-23T10:00", "ticket.pause", { reason: "secondLine" }],
      ["2026-11-23T11:00", "ticket.pause", { reason: "appointment", until: "2026-11-23T14:00:00+08:00" }],
    );
    expect(told(story, "2026-11-23T11:30").resolution).toBe("120/480 paused");
    expect(told(story, "2026-11-23T15:00").resolution).toBe("180/480 running");
  });

  test("what was taken back never was", () => {
    const story = worked(["2026-11-23T09:00", "ticket.open", P2]);
    const pause = story.act(
      1,
      "ticket.pause",
      { ticket: TICKET, reason: "parts" },
      { minute: minute("2026-11-23T09:30") },
    );
    story.act(
      1,
      "ticket.undo",
      { ticket: TICKET, operation: pause.id, act: "ticket.pause", set: { pause: null }, stood: {} },
      { minute: minute("2026-11-23T09:31") },
    );
    expect(told(story, "2026-11-23T11:00").resolution).toBe("120/480 running");
    expect(ticketRow(story.state("ticket", TICKET)).pause).toBeNull();
  });

  test("reopened it goes on from what was used; the gap is neither work nor pause", () => {
    const story = worked(
      ["2026-11-23T09:00", "ticket.open", P2],
      ["2026-11-23T10:00", "ticket.resolve", SOLVED],
      ["2026-11-25T10:00", "ticket.reopen", { reason: "It hums again" }],
    );
    expect(clockAt(story, "2026-11-25T11:00").clocks.resolution).toMatchObject({
      ...{ usedMinutes: 120, pausedMinutes: 0, state: "running" },
    });
  });

  test("of two who accept only one did; the other moved no clock", () => {
    const story = worked(["2026-11-23T09:00", "ticket.open", P2]);
    const seen = story.operations.length;
    const accept = (device: number, local: string) =>
      story.act(device, "ticket.accept", { ticket: TICKET }, { minute: minute(local), seen });
    accept(1, "2026-11-23T09:50");
    accept(2, "2026-11-23T09:20");
    expect(told(story, "2026-11-23T12:00").response).toBe("50/60 met");
  });
});

describe("what is told late", () => {
  test("counts when it was, behind the opening and never past the record", () => {
    const story = worked(
      ["2026-11-23T10:00", "ticket.open", P2],
      ["2026-11-23T11:40", "ticket.accept"],
      [
        "2026-11-23T11:41",
        "ticket.happened",
        { step: "accepted", at: "2026-11-23T10:10:00+08:00", reason: "At the desk already" },
      ],
      [
        "2026-11-23T11:42",
        "ticket.happened",
        { step: "opened", at: "2026-11-23T09:30:00+08:00", reason: "Told in the corridor" },
      ],
    );
    expect(told(story, "2026-11-23T12:00").response).toBe("40/60 met");
    expect(clockAt(story, "2026-11-23T12:00").flags).toEqual([]);
  });

  test("comes before what came later, so that nothing stands out of its order", () => {
    const story = worked(
      ["2026-11-23T09:00", "ticket.open", P2],
      ["2026-11-23T10:00", "ticket.pause", { reason: "awaitingUser", note: "Called twice" }],
      ["2026-11-23T11:00", "ticket.resume"],
      ["2026-11-23T11:50", "ticket.arrive", { at: "2026-11-23T11:50:00+08:00" }],
      [
        "2026-11-23T11:55",
        "ticket.happened",
        { step: "arrived", at: "2026-11-23T09:20:00+08:00", reason: "Forgot to say" },
      ],
    );
    expect(ticketTimes(story.state("ticket", TICKET)).map(({ kind }) => kind)).toEqual([
      ...["opened", "arrived", "paused", "resumed"],
    ]);
    expect(told(story, "2026-11-23T12:00")).toMatchObject({
      onSite: "20/60 met",
      resolution: "120/480 running",
    });
  });
});

test("what was told of a solution is not said of the next one", () => {
  const story = worked(
    ["2026-11-23T09:00", "ticket.open", P2],
    ["2026-11-23T11:00", "ticket.resolve", SOLVED],
    [
      "2026-11-23T11:01",
      "ticket.happened",
      { step: "resolved", at: "2026-11-23T10:00:00+08:00", reason: "Written down later" },
    ],
    ["2026-11-23T14:00", "ticket.reopen", { reason: "It hums again" }],
    ["2026-11-23T15:00", "ticket.resolve", SOLVED],
  );
  expect(clockAt(story, "2026-11-23T18:00").clocks.resolution).toMatchObject({
    ...{ usedMinutes: 120, stoppedAt: Math.floor(ms("2026-11-23T15:00") / 1000) },
  });
});

test("a device's clock that is off by millennia holds nothing up", () => {
  const story = worked(["2026-11-23T09:00", "ticket.open", P2]);
  for (const logged of story.operations) logged.op = { ...logged.op, at: "0001-01-01T00:00:00Z" };
  const { operations } = story;
  for (const clockSkewMs of [0, 8e15, -8e15]) {
    for (const logged of operations) logged.op = { ...logged.op, clockSkewMs };
    const times = ticketTimes(story.state("ticket", TICKET));
    const clock = ticketClock(times, { site: null, rules }, Math.floor(ms("2026-11-23T10:00") / 1000));
    expect(clock && oddDaysOf(clock).length).toBeLessThan(367);
  }
});

describe("by which rules", () => {
  test("a request has no clock of a visit; a team's own target of a category goes before", () => {
    const story = worked([
      "2026-11-23T09:00",
      "ticket.open",
      { type: "request", category: "network.access" },
    ]);
    expect(Object.keys(clockAt(story, "2026-11-23T10:00").clocks)).toEqual(["response", "resolution"]);
    const own = changed("target", "own.socket", {
      body: { for: { categories: ["network.access"] }, minutes: { resolution: 90 } },
    });
    const by = { ...rules, targets: [own, ...rules.targets] };
    expect(told(story, "2026-11-23T10:00", by)).toEqual({ resolution: "60/90 running" });
  });

  test("a matter of security is never below P2, and nobody's word counts least", () => {
    const open = worked(["2026-11-23T09:00", "ticket.open", {}]).state("ticket", TICKET);
    expect(ticketRow(open)).toMatchObject({ priority: "P4", triaged: false });
    const secure = worked(["2026-11-23T09:00", "ticket.open", { securityFlag: true, ...P2, urgency: "low" }]);
    expect(ticketRow(secure.state("ticket", TICKET))).toMatchObject({ priority: "P2", triaged: true });
    expect(told(secure, "2026-11-23T10:00").response).toBe("60/60 running");
  });

  test("a site keeps a calendar of its own, with a day of its own and its name", () => {
    const site = uuid(41);
    const day = [["08:00", "20:00"]];
    const branch = changed("calendar", "own.branch", {
      body: {
        ...{ zone: "Asia/Shanghai", week: { mon: day, tue: day }, sites: [site], national: false },
        ...{ days: { "2026-11-24": [] }, reasons: { "2026-11-24": "Stocktake" } },
      },
    });
    const by = { ...rules, calendars: [branch, ...rules.calendars] };
    const story = worked(["2026-11-23T19:00", "ticket.open", P2]);
    expect(told(story, "2026-11-24T15:00", by, site).response).toBe("60/60 running");
    expect(told(story, "2026-11-24T15:00", by).response).toBe("270/60 breached");
    expect(oddDaysOf(clockAt(story, "2026-11-24T15:00", by, site))).toMatchObject([
      { date: "2026-11-24", name: "Stocktake", by: "team", isOffDay: true },
    ]);
  });

  test("holidays of the notice are left out by name, and a make-up day is worked", () => {
    // Opened before the Spring Festival of 2026: off from 15 to 23 February, worked on Saturday the 28th.
    const story = worked(["2026-02-14T17:00", "ticket.open", P2]);
    const clock = clockAt(story, "2026-02-24T10:00");
    expect(clock.clocks.resolution?.usedMinutes).toBe(120);
    const oddDays = oddDaysOf(clock);
    expect(oddDays.map(({ date }) => date)).toContain("2026-02-16");
    expect(oddDays.find(({ date }) => date === "2026-02-14")).toMatchObject({ isOffDay: false });
    expect(clock.estimated).toBe(false);
    expect(clockAt(worked(["2027-02-05T09:00", "ticket.open", P2]), "2027-02-05T10:00").estimated).toBe(true);
  });

  test("a notice that was imported goes before what ships of its year", () => {
    const standard = changed("calendar", "standard", {
      body: {
        ...{ zone: "Asia/Shanghai", week: { fri: [["09:00", "18:00"]] }, national: true },
        notices: [{ year: 2027, days: [{ name: "春节", date: "2027-02-05", isOffDay: true }] }],
      },
    });
    const by = { ...rules, calendars: [standard] };
    const clock = clockAt(worked(["2027-02-05T09:00", "ticket.open", P2]), "2027-02-05T15:00", by);
    expect(clock).toMatchObject({ estimated: false, clocks: { response: { usedMinutes: 0 } } });
  });
});

test("what is closed is judged by what stood then, whatever is said of calendars and targets since", () => {
  const acts: Parameters<typeof worked> = [
    ["2026-09-30T17:00", "ticket.open", { ...P2, category: "hardware.printer" }],
    ["2026-09-30T17:30", "ticket.accept"],
    ["2026-10-08T10:00", "ticket.resolve", { ...SOLVED, rootCause: "hardware" }],
  ];
  const open = worked(...acts).state("ticket", TICKET);
  const now = Math.floor(ms("2026-10-08T11:00") / 1000);
  const basis = basisOf(ticketTimes(open), null, rules, now);
  expect(basis).toMatchObject({ target: { key: "p2", version: 1, minutes: { resolution: 480 } } });
  expect(Object.keys(basis?.calendar.days ?? {})).toContain("2026-10-01");
  const closed = worked(...acts, ["2026-10-08T11:00", "ticket.close", { confirmation: "verbal", basis }]);
  const state = closed.state("ticket", TICKET);
  const kept = state.fields.basis as NonNullable<typeof basis>;
  const clock = ticketClock(ticketTimes(state), kept, now + 90 * 86_400);
  expect(clock?.clocks).toEqual(ticketClock(ticketTimes(open), { site: null, rules }, now)?.clocks);
  expect(clock?.clocks.resolution).toMatchObject({ usedMinutes: 120, state: "met" });
  // What is over is in no list that has a clock.
  expect(ticketRow(state).times).toEqual([]);
});

test("a make-up day is worked as the first day of the week, open or closed, and is told by whom it is one", () => {
  const [long, short] = [
    [
      ["09:00", "12:00"],
      ["13:30", "18:00"],
    ],
    [["09:00", "12:00"]],
  ];
  // As the log has it: names in their order, Friday first.
  const week = { fri: short, mon: long, thu: long, tue: long, wed: long };
  const standard = changed("calendar", "standard", { body: { zone: "Asia/Shanghai", week } });
  const by = { ...rules, calendars: [standard] };
  // Saturday, 10 October 2026 is worked instead of a day of the holiday.
  const story = worked(
    ["2026-10-10T09:00", "ticket.open", { ...P2, category: "hardware.printer" }],
    ["2026-10-10T18:00", "ticket.resolve", { ...SOLVED, rootCause: "hardware" }],
  );
  const times = ticketTimes(story.state("ticket", TICKET));
  const now = Math.floor(ms("2026-10-12T10:00") / 1000);
  const basis = basisOf(times, null, by, now);
  const [open, closed] = [
    ticketClock(times, { site: null, rules: by }, now),
    basis && ticketClock(times, basis, now),
  ];
  expect(open?.clocks.resolution?.usedMinutes).toBe(450);
  expect(closed?.clocks).toEqual(open?.clocks);
  expect(closed && oddDaysOf(closed)).toEqual(open && oddDaysOf(open));
  expect(closed && oddDaysOf(closed)).toMatchObject([{ date: "2026-10-10", by: "notice", isOffDay: false }]);
});

test("a request that waits longer than a year is judged by all of its holidays", () => {
  const story = worked(
    ["2024-12-30T09:00", "ticket.open", { ...P2, category: "hardware.printer" }],
    ["2026-10-12T09:30", "ticket.resolve", { ...SOLVED, rootCause: "hardware" }],
  );
  const times = ticketTimes(story.state("ticket", TICKET));
  const now = Math.floor(ms("2026-10-12T10:00") / 1000);
  const basis = basisOf(times, null, rules, now);
  expect(basis && ticketClock(times, basis, now)?.clocks).toEqual(
    ticketClock(times, { site: null, rules }, now)?.clocks,
  );
});

test("no edit decides on a priority, whatever a program puts into it", () => {
  const story = worked(["2026-11-23T09:00", "ticket.open", { ...P2, priority: "P4" }]);
  expect(told(story, "2026-11-23T10:00").response).toBe("60/60 running");
});
