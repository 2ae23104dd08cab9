import type { Role } from "../permission/permission.ts";
import type { DutyLine } from "../definition/duty-sheet.ts";
import { LADDER_STEPS, LADDER_TELLS, LOCAL_STEPS, rungIn, rungKey, rungsReached } from "./ticket-ladder.ts";
import type { Climbing, LadderStep, Rung } from "./ticket-ladder.ts";
import type { TicketClock } from "./ticket-clock.ts";
import type { TicketRow } from "./ticket-view.ts";

/** A step of the ladder that stands at a moment. */
export interface StandingRung extends Rung {
  key: string;
  /** The hub has written it; false of what this laptop reckons by itself. */
  recorded: boolean;
}

/**
 * The steps that an open ticket has reached, the highest last: what the hub has recorded, and up to the end of its
 * time what this laptop reckons by its own clock. Both name a step alike, so what both have is there once. Under
 * another target a ladder of its own begins.
 */
export function standingRungs(
  row: Climbing & Pick<TicketRow, "fired">,
  clock: TicketClock | null,
): StandingRung[] {
  if (row.status !== "new" && row.status !== "accepted") return [];
  const target = clock?.clocks.resolution?.targetMinutes;
  const fired = row.fired.flatMap((key) => rungIn(key) ?? []);
  const standing = fired.filter(
    ({ step, minutes }) => minutes === null || step === "response" || minutes === target,
  );
  const here = rungsReached(row, clock).filter(({ step }) => LOCAL_STEPS.includes(step));
  const byKey = new Map([...standing, ...here].map((rung) => [rungKey(rung), rung]));
  return [...byKey]
    .map(([key, rung]) => ({ ...rung, key, recorded: row.fired.includes(key) }))
    .sort((a, b) => LADDER_STEPS.indexOf(a.step) - LADDER_STEPS.indexOf(b.step));
}

/** Whose turn of duty is told of a step beside those whom `LADDER_TELLS` names. */
export const LADDER_DUTY: Partial<Record<LadderStep, DutyLine>> = { response: "first", "100": "second" };

/** Whom a notice may be for. */
export interface Reader {
  id: string;
  role: Role;
  /** Whether he is on duty for a line, at the site of the ticket. */
  onDuty: (line: DutyLine) => boolean;
}

/** Why somebody is told of a step. */
export type ToldAs = "assignee" | "lead" | "manager" | "duty";

/** As what somebody is told of a step; null where it does not concern him. Nobody has a ticket yet: whoever is on duty first. */
export function toldAs(
  step: LadderStep,
  { assignee }: Pick<TicketRow, "assignee">,
  reader: Reader,
): ToldAs | null {
  const tells: readonly ToldAs[] = LADDER_TELLS[step];
  if (tells.includes("assignee") && assignee === reader.id) return "assignee";
  const role = tells.find((each) => each === reader.role);
  if (role) return role;
  const line = LADDER_DUTY[step] ?? (tells.includes("assignee") && assignee === null ? "first" : undefined);
  return line !== undefined && reader.onDuty(line) ? "duty" : null;
}

/**
 * Whether somebody is disturbed by a step now: in the working time by which the ticket is judged, so nobody hears at
 * midnight what is worked on in the morning. A P1 is told at once.
 *
 * @param now seconds since the epoch
 */
export function isTimeToTell(step: LadderStep, clock: TicketClock | null, now: number): boolean {
  return step === "urgent" || clock === null || clock.kept.calendar.worked(now, now + 1) > 0;
}
