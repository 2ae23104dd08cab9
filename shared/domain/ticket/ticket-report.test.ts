import { expect, test } from "vitest";
import { NOON, Story, TICKET, openTicket } from "../../../tests/support/domain/operations.ts";
import { limitsAt, reportsOf } from "./ticket-report.ts";
import { ticketTimes } from "./ticket-times.ts";

const [MINUTE, HOUR, YEAR] = [60_000, 3_600_000, 365 * 24 * 3_600_000];
const LIMITS = [{ key: "officer", body: { minutes: 30, always: true } }] as never;

/**
 * Discovered at noon, told by telephone at ten past and written down at twenty past, all on one laptop and offline.
 *
 * @param off by how much its clock was ahead, ms
 * @param known how much of that it knew of
 * @param took minutes after noon at which the hub had both; null while it has not
 */
function standing(off: number, known: number, took: number | null) {
  const story = new Story();
  const minute = (after: number) => after + off / MINUTE;
  story.act(1, "ticket.open", openTicket({ securityFlag: true }), {
    minute: minute(0),
    pending: took === null,
  });
  const at = new Date(NOON + 10 * MINUTE + off).toISOString();
  const said = { ticket: TICKET, limit: "officer", whom: "安全员", at, answer: "知道了" };
  story.act(1, "ticket.report", said, { minute: minute(20), pending: took === null });
  for (const logged of story.operations) {
    logged.op = { ...logged.op, clockSkewMs: known };
    logged.receivedAt = took === null ? null : NOON + took * MINUTE;
  }
  const state = story.state("ticket", TICKET);
  const reports = reportsOf(state);
  const discovered = (ticketTimes(state)[0]?.at ?? 0) * 1000;
  const [officer] = limitsAt(LIMITS, reports, discovered, NOON + 60 * MINUTE);
  return { at: (reports[0]?.at ?? 0) - NOON, late: officer?.late };
}

test("a report that was written offline is judged at the moment it was made, whatever that laptop's clock was known to show", () => {
  for (const off of [0, HOUR, -HOUR, YEAR, -YEAR]) {
    expect(standing(off, off, null)).toEqual({ at: 10 * MINUTE, late: false });
    expect(standing(off, off, 90)).toEqual({ at: 10 * MINUTE, late: false });
  }
});

test("of a clock that nobody knew to be ahead, a report is never later than the hub had it, nor late for that alone", () => {
  for (const off of [HOUR, YEAR]) expect(standing(off, 0, 25)).toEqual({ at: 15 * MINUTE, late: false });
});

test("a report is late where it really was", () => {
  const told = { limit: "officer", whom: "安全员", at: NOON + 31 * MINUTE };
  expect(limitsAt(LIMITS, [told], NOON, NOON + HOUR)[0]).toMatchObject({ late: true });
});
