import { expect, test } from "vitest";
import { NOON, Story, TICKET, openTicket } from "../../../tests/support/domain/operations.ts";
import { serviceRulesOf, ticketClock } from "./ticket-clock.ts";
import { correctedTimes, nowAsRecorded, timesAsRecorded } from "./ticket-recorded.ts";
import type { Recorded } from "./ticket-recorded.ts";
import { ticketTimes } from "./ticket-times.ts";
import { verdictsOf } from "./ticket-verdicts.ts";

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const rules = serviceRulesOf([]);
const ms = (local: string) => Date.parse(`2026-11-23T${local}:00+08:00`);
const P1 = { impact: "high", urgency: "high" };

/**
 * Opened at ten and accepted at a quarter to eleven, of a P1 that is to be answered in half an hour.
 *
 * @param off by how much the clock of the device was ahead, ms
 * @param known how much of that it knew of
 * @param took when the hub had both
 */
function worked(off: number, known: number, took: string | null) {
  const story = new Story();
  const minute = (local: string) => (ms(local) + off - NOON) / 60_000;
  story.act(1, "ticket.open", openTicket(P1), { minute: minute("10:00"), pending: took === null });
  story.act(1, "ticket.accept", { ticket: TICKET }, { minute: minute("10:45"), pending: took === null });
  for (const logged of story.operations) {
    logged.op = { ...logged.op, clockSkewMs: known };
    logged.receivedAt = took === null ? null : ms(took);
  }
  const recorded = new Map(
    story.operations.map(({ op, receivedAt = null }): [string, Recorded] => [op.id, { ...op, receivedAt }]),
  );
  const state = story.state("ticket", TICKET);
  const now = Math.floor(ms("11:00") / 1000);
  const shown = timesAsRecorded(state, recorded);
  const by = { site: null, rules };
  return {
    corrected: correctedTimes(state, recorded),
    verdicts: verdictsOf(
      ticketClock(shown, by, nowAsRecorded(shown, now)),
      ticketClock(ticketTimes(state), by, now),
    ),
  };
}

test("a device clock an hour ahead, of which nobody knew: nothing counts as later than the hub had it, and both verdicts are told", () => {
  const { corrected, verdicts } = worked(HOUR, 0, "10:46");
  expect(corrected).toEqual([
    { kind: "opened", said: ms("11:00"), counts: ms("10:46"), why: "receipt" },
    { kind: "accepted", said: ms("11:45"), counts: ms("10:46"), why: "receipt" },
  ]);
  expect(verdicts?.why).toEqual(["receipt"]);
  const response = verdicts?.clocks.find(({ name }) => name === "response");
  expect(response).toMatchObject({
    laptop: { state: "breached", usedMinutes: 45, targetMinutes: 30 },
    hub: { state: "met", usedMinutes: 0, targetMinutes: 30 },
  });
});

test("a device clock an hour off, known at the time, is corrected by it: one verdict, and it is told by how much", () => {
  for (const off of [HOUR, -HOUR]) {
    const { corrected, verdicts } = worked(off, off, "10:50");
    expect(corrected).toEqual([
      { kind: "opened", said: ms("10:00") + off, counts: ms("10:00"), why: "offset" },
      { kind: "accepted", said: ms("10:45") + off, counts: ms("10:45"), why: "offset" },
    ]);
    expect(verdicts).toBeNull();
  }
});

test("a device clock a year ahead counts as the hub's receipt, and one a year back that was known is set right", () => {
  const ahead = worked(YEAR, 0, "10:50");
  expect(ahead.corrected.map(({ said, counts, why }) => [said - ms("10:00"), counts, why])).toEqual([
    [YEAR, ms("10:50"), "receipt"],
    [YEAR + 45 * 60_000, ms("10:50"), "receipt"],
  ]);
  expect(ahead.verdicts?.clocks.map(({ name }) => name)).toContain("response");
  const back = worked(-YEAR, -YEAR, "10:50");
  expect([back.corrected.map(({ why }) => why), back.verdicts]).toEqual([["offset", "offset"], null]);
});

test("what was told later by a clock that was off is off by as much: an hour and a year, known or found by the hub", () => {
  for (const off of [HOUR, -HOUR, YEAR, -YEAR]) {
    for (const known of off > 0 ? [off, 0] : [off]) {
      const story = new Story();
      const minute = (local: string) => (ms(local) + off - NOON) / 60_000;
      story.act(1, "ticket.open", openTicket(P1), { minute: minute("10:30") });
      const at = new Date(ms("10:00") + off).toISOString();
      const said = { ticket: TICKET, step: "opened", at, reason: "Told in the corridor" };
      story.act(1, "ticket.happened", said, { minute: minute("10:30") });
      for (const logged of story.operations) {
        logged.op = { ...logged.op, clockSkewMs: known };
        logged.receivedAt = ms("10:30");
      }
      const [opened] = ticketTimes(story.state("ticket", TICKET));
      expect([off, known, (opened?.at ?? 0) * 1000]).toEqual([off, known, ms("10:00")]);
    }
  }
});

test("a moment in which nobody works counts as the last in which somebody does", () => {
  const { corrected } = worked(400 * YEAR, 0, null);
  expect(corrected.map(({ counts, why }) => [new Date(counts).getUTCFullYear(), why])).toEqual([
    [2200, "absurd"],
    [2200, "absurd"],
  ]);
});

test("of a clock that is about right nothing is told", () => {
  expect(worked(60_000, 0, "10:50")).toEqual({ corrected: [], verdicts: null });
  expect(worked(0, 0, null)).toEqual({ corrected: [], verdicts: null });
});
