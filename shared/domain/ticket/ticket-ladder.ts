import type { ClockReading } from "../../sla/clock.ts";
import type { TicketClock } from "./ticket-clock.ts";
import type { Priority } from "./ticket-words.ts";

/**
 * Steps of the escalation ladder (domain.md 3.6): `urgent` when a P1 is opened, `response` when nobody took
 * it in time, the others shares of the resolution target in per cent.
 */
export const LADDER_STEPS = ["urgent", "response", "50", "75", "90", "100", "150", "200"] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

/** Whom a step concerns: those of the ticket, then upwards. */
export const LADDER_TELLS = {
  urgent: ["lead", "manager"],
  response: ["lead"],
  "50": ["assignee"],
  "75": ["assignee"],
  "90": ["assignee", "lead"],
  "100": ["lead"],
  "150": ["manager"],
  "200": ["manager"],
} as const satisfies Record<LadderStep, readonly ("assignee" | "lead" | "manager")[]>;

/** A step under the target that held when it was reached: another target is a ladder of its own. */
export interface Rung {
  step: LadderStep;
  /** Working minutes of the target; null of a step that is not reckoned from one. */
  minutes: number | null;
}

/** Steps that a console fires by itself while it is offline: beyond them are others than those at the desk. */
export const LOCAL_STEPS: readonly LadderStep[] = ["urgent", "response", "50", "75", "90", "100"];

/** A rung as the key under which it is kept: whoever reckons it, on whatever hub, says the same. */
export const rungKey = ({ step, minutes }: Rung): string => (minutes === null ? step : `${step}:${minutes}`);

/** @returns null for what no program writes so */
export function rungIn(key: string): Rung | null {
  const [name = "", minutes] = key.split(":");
  const step = LADDER_STEPS.find((each) => each === name);
  if (!step) return null;
  return { step, minutes: minutes === undefined ? null : Number(minutes) };
}

const SHARES = { "50": 0.5, "75": 0.75, "90": 0.9, "100": 1, "150": 1.5, "200": 2 } as const;
/** Minutes before the end at which the 90 % step is due at the latest, of targets of more than twice that. */
const LAST_MINUTES = 15;
/** A P1 that takes longer is looked at from above. */
const LONG_OF_P1 = 240;

/** Working minutes after which each share of a target counts as used up. */
function thresholds(target: number, priority: Priority): [LadderStep, number][] {
  return Object.entries(SHARES).map(([step, share]): [LadderStep, number] => {
    const at = Math.ceil(target * share);
    // As the clock says it is breached: when more than the target is used.
    if (step === "100") return ["100", target + 1];
    if (step === "90" && target > 2 * LAST_MINUTES) return ["90", Math.min(at, target - LAST_MINUTES)];
    if (step === "200" && priority === "P1") return ["200", Math.min(at, Math.max(LONG_OF_P1, target) + 1)];
    return [step as LadderStep, at];
  });
}

/** What the ladder looks at. */
export interface Climbing {
  status: string;
  priority: Priority;
}

const isWorkedOn = (status: string) => status === "new" || status === "accepted";

function rungsOf({ status, priority }: Climbing, clock: Pick<TicketClock, "clocks"> | null) {
  const { response, resolution } = clock?.clocks ?? {};
  const rungs: { rung: Rung; reading: ClockReading; at: number }[] = [];
  if (response) {
    const minutes = response.targetMinutes;
    rungs.push({ rung: { step: "response", minutes }, reading: response, at: minutes + 1 });
  }
  if (resolution) {
    const minutes = resolution.targetMinutes;
    for (const [step, at] of thresholds(minutes, priority)) {
      // Half the time is of interest only while nobody has taken it.
      if (step !== "50" || status === "new") rungs.push({ rung: { step, minutes }, reading: resolution, at });
    }
  }
  return rungs;
}

/** The steps that a ticket has reached; none of one that is not worked on. */
export function rungsReached(ticket: Climbing, clock: Pick<TicketClock, "clocks"> | null): Rung[] {
  if (!isWorkedOn(ticket.status)) return [];
  const urgent: Rung[] = ticket.priority === "P1" ? [{ step: "urgent", minutes: null }] : [];
  const reached = rungsOf(ticket, clock).filter(({ reading, at }) => reading.usedMinutes >= at);
  return [...urgent, ...reached.map(({ rung }) => rung)];
}

/**
 * When the next step is reached if nothing happens meanwhile; null where none is, as while it waits.
 *
 * @param now seconds since the epoch
 */
export function nextRungAt(ticket: Climbing, clock: TicketClock | null, now: number): number | null {
  if (!clock || !isWorkedOn(ticket.status)) return null;
  const moments = rungsOf(ticket, clock).flatMap(({ reading, at }) => {
    if (reading.usedMinutes >= at || reading.stoppedAt !== null || reading.state === "paused") return [];
    return clock.kept.calendar.reached(now, (at - reading.usedMinutes) * 60) ?? [];
  });
  return moments.length > 0 ? Math.min(...moments) : null;
}
