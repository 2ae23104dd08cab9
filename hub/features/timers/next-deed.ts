import type { z } from "zod";
import type { EntityState } from "../../../shared/log/state.ts";
import { mapIn, textIn, textOrNull } from "../../../shared/domain/kind/read-state.ts";
import type { ReadRecord } from "../../../shared/domain/kind/record-kind.ts";
import { lacksApproval } from "../../../shared/domain/ticket/ticket-approval.ts";
import { basisOf } from "../../../shared/domain/ticket/ticket-basis.ts";
import { ticketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules } from "../../../shared/domain/ticket/ticket-clock.ts";
import { nextRungAt, rungKey, rungsReached } from "../../../shared/domain/ticket/ticket-ladder.ts";
import { DAYS_TO_OBJECT, lackedToClose, lapsesAt } from "../../../shared/domain/ticket/ticket-lapse.ts";
import { ticketPriority } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { ratingRuleActs } from "../../../shared/domain/rating/rating-sum.ts";
import type { ticketRuleActs } from "../../../shared/domain/ticket/ticket-rule-acts.ts";
import { ticketTimes } from "../../../shared/domain/ticket/ticket-times.ts";

type RuleActs = typeof ticketRuleActs & typeof ratingRuleActs;

/** What the hub writes by its own clock. */
export type Deed = {
  [N in keyof RuleActs]: { type: N; payload: z.output<RuleActs[N]["payload"]> };
}[keyof RuleActs];

/** What is to be written now, and when to look again: seconds since the epoch, null for never by itself. */
export interface Decision {
  deed: Deed | null;
  lookAt: number | null;
}

const iso = (second: number) => new Date(second * 1000).toISOString();

/**
 * What the hub has to do about a ticket at a moment. Pure, so that two hubs decide alike.
 *
 * @param read the definitions: what an item of the catalogue needs before it is closed
 * @param lastHeard when the assignee's laptops were last heard of, where that is long ago; seconds
 */
export function nextDeed(
  state: EntityState,
  rules: ServiceRules,
  now: number,
  lastHeard: number | null = null,
  read: ReadRecord = () => null,
): Decision {
  const status = textIn(state, "status");
  if (!state.exists || status === "closed" || status === "archived") return { deed: null, lookAt: null };
  const times = ticketTimes(state);
  const site = textOrNull(state, "site");
  const ticket = state.id;
  if (status === "resolved") {
    const lapses = lapsesAt(state, rules);
    if (lapses === null || lapses > now) return { deed: null, lookAt: lapses };
    // It waits, and its screen says for what: whoever files it makes it due again.
    if (lackedToClose(state).length > 0 || lacksApproval(state, read)) return { deed: null, lookAt: null };
    const basis = basisOf(times, site, rules, now);
    return {
      deed: { type: "ticket.closeByRule", payload: { ticket, days: DAYS_TO_OBJECT, basis } },
      lookAt: null,
    };
  }
  const clock = ticketClock(times, { site, rules }, now);
  const climbing = { status, priority: ticketPriority(state) };
  const fired = Object.keys(mapIn(state, "fired"));
  const rungs = rungsReached(climbing, clock).filter((rung) => !fired.includes(rungKey(rung)));
  const appointment = times.flatMap((time) =>
    time.kind === "paused" && time.until !== undefined && time.until > now ? time.until : [],
  );
  const moments = [nextRungAt(climbing, clock, now), ...appointment].filter((each) => each !== null);
  const lookAt = moments.length > 0 ? Math.min(...moments) : null;
  if (rungs.length === 0) return { deed: null, lookAt };
  const dueAt = clock?.clocks.resolution?.dueAt ?? null;
  return {
    deed: {
      type: "ticket.fire",
      payload: {
        ...{ ticket, rungs },
        due: dueAt === null ? null : iso(dueAt),
        judged: clock && { calendar: named(clock.calendar), target: clock.target && named(clock.target) },
        lastHeard: lastHeard === null ? null : iso(lastHeard),
      },
    },
    lookAt,
  };
}

const named = ({ key, version }: { key: string; version: number }) => ({ key, version });
