import { expect, test } from "vitest";
import { CLOCKS, PAUSE_REASONS, reckon } from "./clock.ts";
import type { ClockEvent, ClockName, Targets } from "./clock.ts";
import { createCalendar } from "./calendar.ts";
import type { Frames } from "./calendar.ts";
import { dateOf, dayOf, weekdayOf } from "../log/civil-days.ts";
import { zoneNamed } from "./zone.ts";

/**
 * The clock against a reference that knows nothing of frames, sums or stretches: it walks minute by minute,
 * asks `Intl` for the time on the wall, and lets a small machine say in which state the request is.
 */

const CASES = 2400;
const SEED = 20_261_128;
const ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"];
/** Around changes of summer time, and around none. */
const STARTS = [
  "2026-03-27",
  "2026-04-03",
  "2026-03-07",
  "2026-10-23",
  "2026-10-31",
  "2026-11-25",
  "2026-02-12",
];

function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, sometimes: (share: number) => next() < share };
}
type Dice = ReturnType<typeof random>;

/** The time on the wall, by quarter of an hour: no zone of today changes within one. */
interface Wall {
  date: string;
  weekday: number;
  /** Since midnight, as the wall has it. */
  second: number;
}
const formats = new Map(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }),
  ]),
);
const walls = new Map<string, Map<number, Wall>>();
function wallAt(zone: string, minute: number): Wall {
  const known = walls.get(zone) ?? new Map<number, Wall>();
  walls.set(zone, known);
  const held = known.get(minute);
  if (held) return held;
  const quarter = minute - (minute % 15);
  const [date = "", time = ""] = (formats.get(zone)?.format(quarter * 60_000) ?? "").split(" ");
  const wall = {
    date,
    weekday: weekdayOf(dayOf(date)) - 1,
    second: (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + (minute % 15)) * 60,
  };
  known.set(minute, wall);
  return wall;
}

interface Case {
  zone: string;
  week: Frames[];
  days: ReadonlyMap<string, Frames>;
  targets: Targets;
  events: ClockEvent[];
  now: number;
}

function framesBy(dice: Dice): Frames {
  const edges = Array.from({ length: 2 * dice.below(4) }, () => dice.below(97) * 15);
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => [
    (sorted[2 * index] ?? 0) * 60,
    (sorted[2 * index + 1] ?? 0) * 60,
  ]);
}

function caseBy(dice: Dice): Case {
  const start = dice.one(STARTS);
  const first = Math.floor(dayOf(start) * 1440) + dice.below(2880);
  const span = 60 + dice.below(4 * 1440);
  const days = new Map(
    Array.from(
      { length: dice.below(4) },
      () => [dateOf(dayOf(start) + dice.below(7)), framesBy(dice)] as const,
    ),
  );
  const targets: Targets = {};
  const target = () => dice.below(dice.sometimes(0.5) ? 200 : 2500);
  for (const name of CLOCKS) if (dice.sometimes(0.85)) targets[name] = target();
  const moments = Array.from({ length: dice.below(9) }, () => first + dice.below(span));
  // Some are told out of their order, some lie beyond now.
  if (!dice.sometimes(0.2)) moments.sort((a, b) => a - b);
  const events = moments.map((minute): ClockEvent => {
    const at = minute * 60;
    const kind = dice.one([
      "accepted",
      "arrived",
      "resumed",
      "resolved",
      "reopened",
      "paused",
      "paused",
      "targets",
    ] as const);
    if (kind === "paused") {
      const until = dice.sometimes(0.4) ? { until: at + (dice.below(2000) - 60) * 60 } : {};
      return { at, kind, reason: dice.one(PAUSE_REASONS), ...until };
    }
    if (kind === "targets") return { at, kind, targets: { [dice.one(CLOCKS)]: target() } };
    return { at, kind };
  });
  return {
    zone: dice.one(ZONES),
    week: Array.from({ length: 7 }, () => framesBy(dice)),
    days,
    targets,
    events: [{ at: first * 60, kind: "opened" }, ...events],
    now: (first + dice.below(span + 600)) * 60,
  };
}

function isWorked({ zone, week, days }: Case, minute: number): boolean {
  const wall = wallAt(zone, minute);
  const frames = days.get(wall.date) ?? week[wall.weekday] ?? [];
  return frames.some(([from, until]) => wall.second >= from && wall.second < until);
}

interface Told {
  usedMinutes: number;
  pausedMinutes: number;
  dueAt: number | null;
  state: string;
  stoppedAt: number | null;
  targetMinutes: number;
}

/** How far on the reference looks for a due moment. */
const LOOK = 9 * 1440;

function reference(given: Case): Partial<Record<ClockName, Told>> {
  // Which events count, in which order, at which minute.
  let last = 0;
  const counting = given.events.flatMap((event) => {
    if (event.at > given.now) return [];
    last = Math.max(last, event.at);
    return [{ ...event, minute: last / 60 }];
  });
  const begin = counting[0]?.minute ?? given.now / 60;
  const end = given.now / 60;
  // 1 for a minute of rest, 2 for one of work, once it was asked for.
  const asked = new Uint8Array(Math.max(0, end - begin) + LOOK + 1);
  const worked = (minute: number) => {
    asked[minute - begin] ||= isWorked(given, minute) ? 2 : 1;
    return asked[minute - begin] === 2;
  };
  const goals: Targets = { ...given.targets };
  for (const event of counting) {
    // A clock that gets its target later runs from the opening all the same.
    if (event.kind !== "targets") continue;
    for (const name of CLOCKS) goals[name] ??= event.targets[name];
  }
  const told: Partial<Record<ClockName, Told>> = {};
  for (const name of CLOCKS) {
    if (goals[name] === undefined) continue;
    let goal = given.targets[name];
    let newest = goal;
    let phase: "running" | "paused" | "stopped" = "running";
    let until: number | null = null;
    let stoppedAt: number | null = null;
    let [used, paused] = [0, 0];
    const minutesUsed: number[] = [];
    let next = 0;
    const wake = (minute: number) => {
      if (phase === "paused" && until !== null && until <= minute) phase = "running";
    };
    for (let minute = begin; minute <= end; minute += 1) {
      for (; next < counting.length && (counting[next]?.minute ?? 0) <= minute; next += 1) {
        const event = counting[next];
        if (!event) break;
        wake(event.minute);
        const ends =
          event.kind === "resolved" ||
          (event.kind === "arrived" && name !== "resolution") ||
          (event.kind === "accepted" && name === "response");
        if (event.kind === "targets" && event.targets[name] !== undefined) {
          newest = event.targets[name];
          if (phase !== "stopped" || goal === undefined) goal = newest;
        } else if (ends && phase !== "stopped") {
          phase = "stopped";
          stoppedAt = event.minute;
        } else if (name === "resolution" && event.kind === "paused" && phase !== "stopped") {
          phase = event.reason === "secondLine" ? "running" : "paused";
          until = event.until === undefined ? null : event.until / 60;
          wake(event.minute);
        } else if (event.kind === "resumed" && phase === "paused") {
          phase = "running";
        } else if (name === "resolution" && event.kind === "reopened" && phase === "stopped") {
          phase = "running";
          stoppedAt = null;
          goal = newest;
        }
      }
      wake(minute);
      if (minute === end || phase === "stopped" || !worked(minute)) continue;
      if (phase === "paused") paused += 1;
      else {
        used += 1;
        minutesUsed.push(minute);
      }
    }
    const target = goal ?? 0;
    let dueAt: number | null = null;
    if (target === 0) dueAt = begin;
    else if (used >= target) dueAt = (minutesUsed[target - 1] ?? 0) + 1;
    else if (phase !== "paused") {
      let left = target - used;
      const from = stoppedAt ?? end;
      for (let minute = from; minute < from + LOOK && left > 0; minute += 1) {
        if (worked(minute)) left -= 1;
        if (left === 0) dueAt = minute + 1;
      }
      if (left > 0) dueAt = -1;
    }
    told[name] = {
      targetMinutes: target,
      usedMinutes: used,
      pausedMinutes: paused,
      dueAt: dueAt === null || dueAt < 0 ? dueAt : dueAt * 60,
      state: used > target ? "breached" : phase === "stopped" ? "met" : phase,
      stoppedAt: stoppedAt === null ? null : stoppedAt * 60,
    };
  }
  return told;
}

test(`${CASES} cases by dice (seed ${SEED}) are as a walk minute by minute has them`, () => {
  const dice = random(SEED);
  const seen = new Map<string, number>();
  for (let index = 0; index < CASES; index += 1) {
    const given = caseBy(dice);
    const zone = zoneNamed(given.zone);
    if (!zone) throw new Error(given.zone);
    const calendar = createCalendar({
      zone,
      week: given.week,
      dated: (date) => given.days.get(date) ?? null,
    });
    const events = given.events;
    const expected = reference(given);
    const clocks = reckon(calendar, given.targets, events, given.now)?.clocks ?? {};
    for (const name of CLOCKS) {
      const theirs = expected[name];
      // Farther than the reference looks, whatever the clock found.
      if (theirs?.dueAt === -1) theirs.dueAt = clocks[name]?.dueAt ?? null;
      if (theirs) seen.set(theirs.state, (seen.get(theirs.state) ?? 0) + 1);
    }
    expect(clocks, `case ${index}: ${JSON.stringify(given)}`).toEqual(expected);
  }
  // The dice reached every state, hundreds of times.
  for (const state of ["running", "paused", "met", "breached"]) expect(seen.get(state)).toBeGreaterThan(100);
});
