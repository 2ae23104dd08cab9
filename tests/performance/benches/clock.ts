import { serviceRulesOf, ticketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketTime } from "../../../shared/domain/ticket/ticket-times.ts";
import { PRIORITIES } from "../../../shared/domain/ticket/ticket-words.ts";
import { PAUSE_REASONS } from "../../../shared/sla/clock.ts";
import { grouping } from "../../../renderer/queue/work-groups.ts";
import { shownClock } from "../../../renderer/clock/clock-shown.ts";
import type { Bench } from "../bench.ts";
import { spread } from "../statistics.ts";

const TICKETS = 2000;
const ROUNDS = 40;
/** Reckoned at once, before the window gets its turn again. */
const SLICE = 50;
const NOW = Math.floor(Date.parse("2026-11-27T15:00:00+08:00") / 1000);
const MINUTE = 60;
const MINUTES = 240;

/** Tickets of the last six weeks, each with its priority changed and with pauses. */
function madeUp(): TicketTime[][] {
  let seed = 7;
  const below = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  return Array.from({ length: TICKETS }, () => {
    const opened = NOW - 600 - below(42 * 86_400);
    const matter = (priority: number) => ({
      ...{ priority: PRIORITIES[priority] ?? "P3", type: "incident", category: null },
    });
    const times: TicketTime[] = [{ at: opened, kind: "opened", ...matter(below(4)) }];
    let at = opened;
    const later = () => (at = Math.min(NOW, at + below(40_000)));
    if (below(3) > 0) times.push({ at: later(), kind: "accepted" });
    if (below(3) > 0) times.push({ at: later(), kind: "matter", ...matter(below(4)) });
    for (let pauses = below(4); pauses > 0; pauses -= 1) {
      const reason = PAUSE_REASONS[below(PAUSE_REASONS.length)] ?? "awaitingUser";
      times.push({ at: later(), kind: "paused", reason }, { at: later(), kind: "resumed" });
    }
    return times;
  });
}

/** As the work list holds them: opened, with their clocks, nothing promised beside. */
function rowsOf(tickets: readonly TicketTime[][]): TicketRow[] {
  return tickets.map((times, at) => {
    const [opened] = times;
    if (opened?.kind !== "opened") throw new Error("a ticket begins with its opening");
    const isAccepted = times.some(({ kind }) => kind === "accepted");
    const last = times.findLast(({ kind }) => kind === "paused" || kind === "resumed");
    const reason = last?.kind === "paused" ? last.reason : null;
    return {
      ...{ id: String(at), number: `T-${at}`, title: "打印机不能打印", type: opened.type, times },
      ...{ status: isAccepted ? "accepted" : "new", priority: opened.priority, openedAt: opened.at * 1000 },
      ...{ site: null, plan: null, nextUpdate: null },
      pause: reason && { reason, until: null, nextOn: null, reference: "" },
    } as TicketRow;
  });
}

/** The whole work list moved on to each next minute of half a day: groups, order and what is due. */
function movedOn(rows: readonly TicketRow[], rules: ReturnType<typeof serviceRulesOf>): number[] {
  const group = grouping(rules);
  group(rows, NOW);
  return Array.from({ length: MINUTES }, (_, at) => {
    const from = performance.now();
    if (group(rows, NOW + (at + 1) * MINUTE).rows.length !== TICKETS)
      throw new Error("a ticket is in no group");
    return performance.now() - from;
  });
}

/**
 * The clocks of all open tickets of a large desk, reckoned anew from what happened as each row of a list does it
 * with the minute: all of them, and in slices. And the work list with all of them moved on to a new moment, in which
 * only what may have changed by then is reckoned anew.
 */
export const clock: Bench = async ({ say }) => {
  const tickets = madeUp();
  const rules = serviceRulesOf([]);
  const by = { site: null, rules };
  const anew: number[] = [];
  const slices: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const now = NOW + round * MINUTE;
    let shown = 0;
    const from = performance.now();
    for (let first = 0; first < TICKETS; first += SLICE) {
      const slice = performance.now();
      for (const times of tickets.slice(first, first + SLICE)) {
        const clock = ticketClock(times, by, now);
        if (clock && shownClock(clock)) shown += 1;
      }
      slices.push(performance.now() - slice);
    }
    anew.push(performance.now() - from);
    if (shown !== TICKETS) throw new Error(`${TICKETS - shown} tickets have no clock`);
  }
  say(`${ROUNDS} rounds`);
  const [anewMs, sliceMs] = [spread(anew.slice(1)), spread(slices.slice(TICKETS / SLICE))];
  const movedOnMs = spread(movedOn(rowsOf(tickets), rules));
  return {
    sizes: { tickets: TICKETS, slice: SLICE, rounds: ROUNDS },
    figures: { anewMs, sliceMs, movedOnMs },
    ratios: {},
  };
};
