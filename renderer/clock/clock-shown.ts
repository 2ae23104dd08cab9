import type { TicketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { ClockName, ClockReading, PauseReason } from "../../shared/sla/clock.ts";

/** How a clock stands, in one word; colour follows it, never goes alone. */
export type ClockTone = "calm" | "soon" | "over" | "paused" | "met";

/** The clock of a ticket that matters now. */
export interface ShownClock {
  name: ClockName;
  tone: ClockTone;
  /** Of the target's time used, 0 to 1. */
  share: number;
  /** Working minutes that are left; below 0 those it is over. */
  leftMinutes: number;
  /** Seconds since the epoch; null while it stands still. */
  dueAt: number | null;
  /** What it waits for. */
  waits: PauseReason | null;
}

/** From here on it is nearly over (domain.md 3.6): a share of the target, or so many minutes. */
const SOON_SHARE = 0.75;
const SOON_MINUTES = 15;

/**
 * The clock that matters: of those that run the one that is over or is due first; where none runs, the one to
 * the solution. Null where nothing is promised.
 */
export function shownClock({ clocks, pauses }: Pick<TicketClock, "clocks" | "pauses">): ShownClock | null {
  const all = Object.entries(clocks) as [ClockName, ClockReading][];
  const running = all.filter(([, { stoppedAt, state }]) => stoppedAt === null && state !== "paused");
  const [chosen] = [...running].sort(([, a], [, b]) => leftOf(a) - leftOf(b));
  const last = chosen ?? all.find(([name]) => name === "resolution") ?? all.at(-1);
  if (!last) return null;
  const [name, reading] = last;
  const waits = reading.state === "paused" ? (pauses.at(-1)?.reason ?? null) : null;
  return {
    ...{ name, waits },
    tone: toneOf(reading),
    share: Math.min(1, reading.targetMinutes === 0 ? 1 : reading.usedMinutes / reading.targetMinutes),
    leftMinutes: leftOf(reading),
    dueAt: reading.dueAt,
  };
}

const leftOf = ({ targetMinutes, usedMinutes }: ClockReading) => targetMinutes - usedMinutes;

export function toneOf(reading: ClockReading): ClockTone {
  if (reading.state === "breached") return "over";
  if (reading.state === "paused" || reading.state === "met") return reading.state;
  const isNear = reading.usedMinutes >= reading.targetMinutes * SOON_SHARE || leftOf(reading) <= SOON_MINUTES;
  return isNear ? "soon" : "calm";
}

/** Working minutes, at the least, until it is nearly over; 0 when it is. */
export function minutesToSoon({ targetMinutes, usedMinutes }: ClockReading): number {
  const begins = Math.min(targetMinutes * SOON_SHARE, targetMinutes - SOON_MINUTES);
  // Used minutes are whole ones: a part of the next may be used as well.
  return Math.max(0, Math.ceil(begins) - usedMinutes - 1);
}

/** Minutes as a clock shows them, `12:05`; without a sign. */
export function hoursAndMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  return `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
}
