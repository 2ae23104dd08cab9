import { CLOCKS } from "../../sla/clock.ts";
import type { ClockName } from "../../sla/clock.ts";
import type { EntityState } from "../../log/state.ts";
import { mapIn, textIn, textOrNull } from "../kind/read-state.ts";
import type { ServiceBasis } from "./service-basis.ts";
import { ticketClock } from "./ticket-clock.ts";
import type { ServiceRules } from "./ticket-clock.ts";
import { rungIn } from "./ticket-ladder.ts";
import { ticketTimes } from "./ticket-times.ts";

/**
 * The targets of a ticket that are over: of an open one by what is promised today, of one that is closed by what was
 * copied when it was.
 *
 * @param now seconds since the epoch
 */
export function missedClocks(state: EntityState, rules: ServiceRules, now: number): ClockName[] {
  const status = textIn(state, "status");
  const isOver = status === "closed" || status === "archived";
  const basis = isOver ? ((state.fields.basis as ServiceBasis | null | undefined) ?? null) : null;
  const clock = ticketClock(ticketTimes(state), basis ?? { site: textOrNull(state, "site"), rules }, now);
  return CLOCKS.filter((name) => clock?.clocks[name]?.state === "breached");
}

/** The hub has recorded that a target was missed. */
export function isMissRecorded(state: EntityState): boolean {
  const steps = Object.keys(mapIn(state, "fired")).map((key) => rungIn(key)?.step);
  return steps.includes("100") || steps.includes("response");
}

/** Whoever solved it owes a reason: the hub has recorded the miss, and nobody has said why. */
export function owesReason(state: EntityState): boolean {
  const status = textIn(state, "status");
  const isSolved = status === "resolved" || status === "closed";
  return isSolved && textIn(state, "missReason") === "" && isMissRecorded(state);
}
