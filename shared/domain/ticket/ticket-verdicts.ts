import type { ClockName, ClockReading } from "../../sla/clock.ts";
import type { NamedRule, TicketClock } from "./ticket-clock.ts";

/** Why the hub's verdict is another than the laptop's. */
export type Differing = "receipt" | "calendar" | "target";

/** What one clock came to on one side. */
export interface Verdict extends Pick<ClockReading, "state" | "usedMinutes" | "targetMinutes"> {
  stoppedAt: number | null;
}

interface Side {
  calendar: NamedRule;
  target: NamedRule | null;
}

/** Both verdicts, of the clocks of which they differ. */
export interface Verdicts {
  clocks: { name: ClockName; laptop: Verdict; hub: Verdict }[];
  laptop: Side;
  hub: Side;
  why: Differing[];
}

/**
 * The verdict of the laptop on which it was done beside that of the hub (domain.md 3.5); null where they are the same.
 *
 * @param laptop by the times as its clock showed them, and the rules that it knew
 * @param hub by the times as the hub had them, and the rules that it knew
 */
export function verdictsOf(laptop: TicketClock | null, hub: TicketClock | null): Verdicts | null {
  if (!laptop || !hub) return null;
  const names = Object.keys(hub.clocks) as ClockName[];
  const clocks = names.flatMap((name) => {
    const [a, b] = [laptop.clocks[name], hub.clocks[name]];
    return a && b && !isSame(a, b) ? [{ name, laptop: verdictIn(a), hub: verdictIn(b) }] : [];
  });
  if (clocks.length === 0) return null;
  const why: Differing[] = [
    ...(isSameRule(laptop.calendar, hub.calendar) ? [] : ["calendar" as const]),
    ...(isSameRule(laptop.target, hub.target) ? [] : ["target" as const]),
  ];
  // Of the same rules only the times are left.
  const moved = why.length === 0 || clocks.some(({ laptop: a, hub: b }) => a.stoppedAt !== b.stoppedAt);
  return {
    clocks,
    ...{ laptop: sideOf(laptop), hub: sideOf(hub) },
    why: moved ? ["receipt", ...why] : why,
  };
}

const verdictIn = ({ state, usedMinutes, targetMinutes, stoppedAt }: ClockReading): Verdict => ({
  ...{ state, usedMinutes, targetMinutes, stoppedAt },
});
const sideOf = ({ calendar, target }: TicketClock): Side => ({ calendar, target });

/** Fewer are how clocks are. */
const MINUTES = 2;

/** Whether the verdict is the same: how it ended, and in about how many minutes of how many. */
const isSame = (a: ClockReading, b: ClockReading) =>
  a.state === b.state &&
  a.targetMinutes === b.targetMinutes &&
  Math.abs(a.usedMinutes - b.usedMinutes) <= MINUTES;

const isSameRule = (a: NamedRule | null, b: NamedRule | null) =>
  a?.key === b?.key && a?.version === b?.version;
