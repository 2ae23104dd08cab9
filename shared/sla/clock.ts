import type { WorkingCalendar } from "./calendar.ts";

export const CLOCKS = ["response", "onSite", "resolution"] as const;
export type ClockName = (typeof CLOCKS)[number];

/** Reasons of a pause; all but the second line, our own delay, stop the resolution clock (domain.md 3.4). */
export const PAUSE_REASONS = [
  "awaitingUser",
  "appointment",
  "supplier",
  "parts",
  "change",
  "approval",
  "secondLine",
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Working minutes until a clock is breached; a clock without one does not run. */
export type Targets = Partial<Record<ClockName, number>>;

/** What happened to a request. Moments are seconds since the epoch. */
export type ClockEvent = { at: number } & (
  | { kind: "accepted" | "arrived" | "resumed" | "resolved" | "reopened" }
  /** `dueAt`: it is to be solved by that moment, whatever time is worked until then. */
  | { kind: "opened"; dueAt?: number | null }
  | { kind: "paused"; reason: PauseReason; until?: number | undefined }
  | { kind: "targets"; targets: Targets; dueAt?: number | null }
);

export type ClockFlag = "outOfOrder" | "notPaused" | "afterNow";

export interface ClockReading {
  /** Of a target that is a moment, what was used and what is left until then: it is shown, and nothing is judged by it. */
  targetMinutes: number;
  /** Whole working minutes from the opening to the stop or to now, without pauses and what lay between solution and reopening. */
  usedMinutes: number;
  pausedMinutes: number;
  /**
   * When the target is, or was, reached with the pauses so far; of a clock that stands still as if it had run
   * on. Null while it is paused before, and where the calendar never has so much time.
   */
  dueAt: number | null;
  /** `breached` goes before the others. */
  state: "running" | "paused" | "met" | "breached";
  stoppedAt: number | null;
  /** Its target is the moment `dueAt`: no pause moves it, and what is paused is judged once it runs on. */
  byMoment?: true;
}

export interface Reckoned {
  clocks: Partial<Record<ClockName, ClockReading>>;
  /** Of the events as given, by their place. */
  flags: { event: number; flag: ClockFlag }[];
  /** Stretches of time that were counted, used or paused. */
  counted: readonly Stretch[];
  /** What stood still of the resolution clock, and why; the last one may still stand: it ends now. */
  pauses: readonly PausedStretch[];
}

export type Stretch = readonly [from: number, until: number];

export interface PausedStretch {
  stretch: Stretch;
  reason: PauseReason;
  /** Working minutes, rounded down. */
  minutes: number;
}

interface Pause {
  from: number;
  until: number | null;
  reason: PauseReason;
}

/** What is known after the events that count. */
interface Story {
  opened: number | null;
  targets: Targets;
  /** The moment that is the target of the resolution clock. */
  dueAt: number | null;
  /** What changed while the resolution clock stood still: it takes it when it runs on. */
  later: { resolution?: number; dueAt?: number | null };
  stopped: Partial<Record<ClockName, number>>;
  /** Stretches in which the resolution clock stood still: pauses, and solutions that did not last. */
  pauses: Pick<PausedStretch, "stretch" | "reason">[];
  gaps: Stretch[];
  pause: Pause | null;
}

/**
 * The three clocks of a request: a pure function of what happened, a calendar, targets and a moment
 * (contracts.md "The service clock").
 *
 * @param now seconds since the epoch
 * @returns null where nothing was opened
 */
export function reckon(
  calendar: WorkingCalendar,
  targets: Targets,
  events: readonly ClockEvent[],
  now: number,
): Reckoned | null {
  const flags: Reckoned["flags"] = [];
  const story: Story = {
    opened: null,
    targets: { ...targets },
    dueAt: null,
    later: {},
    stopped: {},
    pauses: [],
    gaps: [],
    pause: null,
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, event] of events.entries()) {
    if (event.at > now) {
      flags.push({ event: index, flag: "afterNow" });
      // What is not open yet has clocks that have not begun.
      if (event.kind !== "opened") continue;
    }
    if (event.at < last) flags.push({ event: index, flag: "outOfOrder" });
    last = Math.max(last, event.at);
    if (take(story, { ...event, at: last }) === "notPaused") flags.push({ event: index, flag: "notPaused" });
  }
  if (story.opened === null) return null;
  endByItself(story, now);
  const { opened } = story;
  const clocks: Reckoned["clocks"] = {};
  const counted: Stretch[] = [];
  for (const name of CLOCKS) {
    const target = story.targets[name];
    const moment = name === "resolution" ? story.dueAt : null;
    if (target === undefined && moment === null) continue;
    const stretches = stretchesOf(story, name, now);
    const reading = readingOf(calendar, stretches, target ?? 0, opened);
    clocks[name] = moment === null ? reading : byMoment(calendar, stretches, reading, moment);
    counted.push(...stretches.runs, ...stretches.pauses);
  }
  const still = story.pause && story.stopped.resolution === undefined ? [pausedTo(story.pause, now)] : [];
  const pauses = [...story.pauses, ...still].map(({ stretch, reason }) => ({
    ...{ stretch, reason },
    minutes: Math.floor(calendar.worked(...stretch) / 60),
  }));
  return { clocks, flags, counted, pauses };
}

const pausedTo = ({ from, reason }: Pause, at: number): Story["pauses"][number] => ({
  stretch: [from, Math.max(from, at)],
  reason,
});

/** A pause whose moment has come is over. */
function endByItself(story: Story, at: number): void {
  const { pause } = story;
  if (pause?.until == null || pause.until > at) return;
  close(story, pause.until);
}

function close(story: Story, at: number): void {
  if (story.pause) story.pauses.push(pausedTo(story.pause, at));
  story.pause = null;
}

function stop(story: Story, names: readonly ClockName[], at: number): void {
  for (const name of names) story.stopped[name] ??= at;
}

/** One event that counts, at a moment not before the last. */
function take(story: Story, event: ClockEvent): "notPaused" | null {
  const { at } = event;
  endByItself(story, at);
  if (event.kind === "opened") {
    story.opened ??= at;
    story.dueAt = event.dueAt ?? null;
    return null;
  }
  if (event.kind === "targets") {
    for (const name of CLOCKS) {
      const target = event.targets[name];
      if (target === undefined) continue;
      const stands = story.stopped[name] !== undefined && story.targets[name] !== undefined;
      if (!stands) story.targets[name] = target;
      else if (name === "resolution") story.later.resolution = target;
    }
    if (event.dueAt !== undefined) {
      if (story.stopped.resolution === undefined) story.dueAt = event.dueAt;
      else story.later.dueAt = event.dueAt;
    }
    return null;
  }
  if (story.opened === null) return null;
  switch (event.kind) {
    case "accepted":
      stop(story, ["response"], at);
      return null;
    case "arrived":
      stop(story, ["response", "onSite"], at);
      return null;
    case "paused":
      if (story.stopped.resolution !== undefined) return null;
      close(story, at);
      if (event.reason !== "secondLine") {
        story.pause = { from: at, until: event.until ?? null, reason: event.reason };
      }
      return null;
    case "resumed":
      if (!story.pause) return "notPaused";
      close(story, at);
      return null;
    case "resolved":
      close(story, at);
      stop(story, CLOCKS, at);
      return null;
    case "reopened":
      if (story.stopped.resolution === undefined) return null;
      story.gaps.push([story.stopped.resolution, at]);
      delete story.stopped.resolution;
      if (story.later.resolution !== undefined) story.targets.resolution = story.later.resolution;
      if (story.later.dueAt !== undefined) story.dueAt = story.later.dueAt;
      return null;
  }
}

interface Stretches {
  runs: readonly Stretch[];
  pauses: readonly Stretch[];
  isPaused: boolean;
  stoppedAt: number | null;
}

/** Where a clock ran and where it was paused, to its stop or to now. */
function stretchesOf({ opened, ...story }: Story, name: ClockName, now: number): Stretches {
  const stoppedAt = story.stopped[name] ?? null;
  const from = opened ?? now;
  const end = Math.max(from, stoppedAt ?? now);
  if (name !== "resolution") return { runs: [[from, end]], pauses: [], isPaused: false, stoppedAt };
  const open = stoppedAt === null ? story.pause : null;
  const over = story.pauses.map(({ stretch }) => stretch);
  const pauses: Stretch[] = open ? [...over, [open.from, end]] : over;
  const runs: Stretch[] = [];
  let low = from;
  for (const [still, on] of [...pauses, ...story.gaps].sort(([a], [b]) => a - b)) {
    runs.push([low, still]);
    low = on;
  }
  if (!open) runs.push([low, end]);
  return { runs, pauses, isPaused: open !== null, stoppedAt };
}

function readingOf(
  calendar: WorkingCalendar,
  { runs, pauses, isPaused, stoppedAt }: Stretches,
  targetMinutes: number,
  opened: number,
): ClockReading {
  const minutesOf = (stretches: readonly Stretch[]) =>
    Math.floor(stretches.reduce((sum, [low, high]) => sum + calendar.worked(low, high), 0) / 60);
  const usedMinutes = minutesOf(runs);
  const still = isPaused ? "paused" : stoppedAt === null ? "running" : "met";
  return {
    targetMinutes,
    usedMinutes,
    pausedMinutes: minutesOf(pauses),
    dueAt: dueIn(calendar, runs, targetMinutes * 60, isPaused, opened),
    state: usedMinutes > targetMinutes ? "breached" : still,
    stoppedAt,
  };
}

/** A reading whose target is a moment: reached or not by where the clock stands, not by what was worked. */
function byMoment(
  calendar: WorkingCalendar,
  { runs, pauses, isPaused }: Stretches,
  { usedMinutes, ...reading }: ClockReading,
  dueAt: number,
): ClockReading {
  // What is paused stands where it was paused.
  const stands = (isPaused ? pauses.at(-1)?.[0] : runs.at(-1)?.[1]) ?? dueAt;
  const isOver = stands > dueAt;
  const seconds = isOver ? -calendar.worked(dueAt, stands) : calendar.worked(stands, dueAt);
  const still = isPaused ? "paused" : reading.stoppedAt === null ? "running" : "met";
  return {
    ...reading,
    ...{ usedMinutes, dueAt, byMoment: true },
    targetMinutes: Math.max(0, usedMinutes + Math.trunc(seconds / 60)),
    state: isOver ? "breached" : still,
  };
}

/** When a target is reached that runs through these stretches, and on from the last unless it is paused. */
function dueIn(
  calendar: WorkingCalendar,
  runs: readonly Stretch[],
  target: number,
  isPaused: boolean,
  opened: number,
): number | null {
  let left = target;
  for (const [from, until] of runs) {
    const worked = calendar.worked(from, until);
    if (worked >= left) return calendar.reached(from, left);
    left -= worked;
  }
  if (isPaused) return null;
  return calendar.reached(runs.at(-1)?.[1] ?? opened, left);
}
