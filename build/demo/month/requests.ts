import type { Chance } from "./chance.ts";
import type { Course } from "./course.ts";
import { TECHNICIANS } from "./crew.ts";
import { escalationOf } from "./escalation-story.ts";
import { FAULTS } from "./faults/all-faults.ts";
import type { Fault } from "./faults/fault.ts";
import type { Machine } from "./fleet.ts";
import type { Employee } from "./people.ts";
import { BY_RULE } from "./step.ts";
import type { CrewKey, Step } from "./step.ts";
import { ticketStory } from "./ticket-story.ts";
import { isWorking, momentOf } from "./working-time.ts";

export interface Around {
  people: readonly Employee[];
  machines: readonly Machine[];
  /** Days of work, the last of them today. */
  days: readonly string[];
  /** Nothing is told that comes after it. */
  end: number;
  /** Requests of an ordinary day. */
  perDay: number;
  chance: Chance;
}

/** When people ring, by the hour of its begin; few do outside of working hours. */
const HOURS = [
  [480, 3],
  [540, 22],
  [600, 18],
  [660, 10],
  [810, 12],
  [840, 16],
  [900, 12],
  [960, 10],
  [1020, 7],
  [1110, 2],
  [1200, 1],
] as const;
/** Requests at the end that are not in work yet, and those that are. */
const STILL_NEW = 7;
const STILL_OPEN = 8;
const CHANNELS = [
  ["phone", 42],
  ["im", 20],
  ["self", 15],
  ["mail", 12],
  ["onSite", 9],
] as const;
const RATINGS = [
  [5, 68],
  [4, 22],
  [3, 6],
  [2, 3],
  [1, 1],
] as const;
/** Working minutes until somebody takes it, by impact and urgency together. */
const PATIENCE: Readonly<Record<string, readonly [number, number]>> = { h: [2, 18], m: [4, 70], l: [5, 160] };

/** All requests of the month with everything that was done for them. */
export function requestSteps(around: Around): Step[] {
  const { chance } = around;
  const openings = momentsOf(around);
  const faults = faultsFor(openings.length, chance);
  const first = around.days[0] ?? "";
  return openings.flatMap((openedAt, n) => {
    const left = openings.length - n;
    const own = chance.branch(`request ${first} ${n}`);
    const fault = faults[n] as Fault;
    const number = String(n + 1).padStart(3, "0");
    return ticketStory(
      courseOf(around, { fault, openedAt, left, handle: `@ticket/${number}`, chance: own }),
      own,
    );
  });
}

/** Mondays bring more; the moments lie close together in the morning. */
function momentsOf({ days, end, perDay, chance }: Around): number[] {
  const all = days.flatMap((day) => {
    const isMonday = new Date(`${day}T12:00:00Z`).getUTCDay() === 1;
    const count = Math.round(perDay * (isMonday ? 1.3 : 1)) + chance.between(-2, 2);
    return Array.from({ length: Math.max(1, count) }, () => {
      const hour = chance.weighted(HOURS.map(([minute, weight]) => [minute, weight] as const));
      return momentOf(day, hour + chance.between(0, 59)) + chance.between(0, 59_000);
    });
  });
  return all.filter((at) => at < end - 60_000).sort((a, b) => a - b);
}

/** Every fault once where there is room for that, then by how often it befalls; in no order. */
function faultsFor(count: number, chance: Chance): Fault[] {
  const weights = FAULTS.map((fault) => [fault, fault.often ?? 1] as const);
  const more = Array.from({ length: Math.max(0, count - FAULTS.length) }, () => chance.weighted(weights));
  return chance.some([...FAULTS, ...more], FAULTS.length + more.length).slice(0, count);
}

interface One {
  fault: Fault;
  openedAt: number;
  /** How many more there are, this one included. */
  left: number;
  handle: Course["handle"];
  chance: Chance;
}

function courseOf({ people, machines }: Around, { fault, openedAt, left, handle, chance }: One): Course {
  const isPatrol =
    (fault.category === "hardware.networkDevice" && !fault.request) || /备份任务/.test(fault.titles[0] ?? "");
  const channel = isPatrol && chance.happens(0.6) ? "patrol" : chance.weighted(CHANNELS);
  const who = requesterOf(fault, people, machines, chance);
  const machine = machineOf(fault, who, machines, chance);
  const isUntold = channel === "self" || channel === "mail" || !isWorking(openedAt);
  // The lead has some in hand as well.
  const isLeads = fault.security === true || (left <= STILL_NEW + STILL_OPEN && left % 4 === 1);
  const assignee: CrewKey = isLeads ? "lead" : chance.pick(TECHNICIANS);
  // What is written is handed out by the lead as often as somebody takes it; calls are mostly for whoever answers.
  const isHandedOut = fault.security === true || (isUntold && chance.happens(0.45));
  const openedBy: CrewKey = isHandedOut ? "lead" : chance.happens(0.92) ? assignee : chance.pick(TECHNICIANS);
  const [least, most] = PATIENCE[fault.weight[1] ?? "l"] ?? [5, 160];
  const isNew = left <= STILL_NEW;
  const confirmation = chance.weighted([
    ["verbal", 52],
    ["automatic", 30],
    ["signed", 18],
  ] as const);
  const isAutomatic = confirmation === "automatic";
  const course: Omit<Course, "escalates"> = {
    ...{ handle, fault, who, machine, channel, openedAt, openedBy, assignee, confirmation },
    acceptedAfter: isNew ? null : channel === "onSite" ? 1 : chance.between(least, most),
    waits: chance.happens(0.12) ? waitFor(fault, chance) : null,
    idle: chance.happens(0.25) ? chance.between(60, 400) : chance.between(2, 45),
    until: left <= STILL_NEW + STILL_OPEN ? "accepted" : "closed",
    confirmedAfter: isAutomatic ? 3 * 450 + 2 : chance.between(3, 300),
    rating: isAutomatic || chance.happens(0.25) ? null : chance.weighted(RATINGS),
    reopened: chance.happens(0.03),
    withRun: fault.run !== undefined && chance.happens(0.4),
  };
  return { ...course, escalates: escalationOf(course, chance.branch("escalation")) };
}

/** For a part or its maker where one is needed; for the user where it is not urgent; else for nobody. */
function waitFor({ code, weight }: Fault, chance: Chance): Course["waits"] {
  const days = chance.between(1, 4);
  if (code === "replaced" || code === "sentToRepair") return { on: chance.pick(["parts", "supplier"]), days };
  return weight.endsWith("l") ? { on: "user", days } : null;
}

function requesterOf(
  { from, on = [] }: Fault,
  people: readonly Employee[],
  machines: readonly Machine[],
  chance: Chance,
): Employee {
  const owners = new Set(
    machines.flatMap(({ kind, holder }) => (holder && on.includes(kind) ? [holder] : [])),
  );
  const ofDept = people.filter(({ dept }) => from === undefined || dept === from);
  const fitting = ofDept.filter((each) => owners.size === 0 || owners.has(each));
  return chance.pick(fitting.length > 0 ? fitting : ofDept.length > 0 ? ofDept : people);
}

/** Their own; else what stands at their floor, or at least in their house. */
function machineOf(
  { on, titles }: Fault,
  who: Employee,
  machines: readonly Machine[],
  chance: Chance,
): Machine | null {
  const kinds = /扫码枪/.test(titles[0] ?? "") ? ["peripheral"] : (on ?? []);
  const isIt = ({ kind }: Machine) => kinds.includes(kind);
  const own = machines.find((each) => each.holder === who && isIt(each));
  if (own) return own;
  const there = machines.filter((each) => each.holder === null && !each.inStock && isIt(each));
  const house = there.filter(({ site }) => site === who.site);
  const floor = house.filter(({ place }) => place.slice(0, 2) === who.place.slice(0, 2));
  const near = [floor, house, there].find((each) => each.length > 0);
  return near ? chance.pick(near) : null;
}

/** Closed for so many days of work, then archived on the next morning. */
const ARCHIVED_AFTER = 4;

/** What has been closed for some days is archived first thing in the morning. */
export function archiveSteps(steps: readonly Step[], days: readonly string[], end: number): Step[] {
  const closed = steps.filter(({ does }) => does.type === "ticket.close" || does.type === BY_RULE);
  return days.slice(ARCHIVED_AFTER).flatMap((day, n) => {
    const morning = momentOf(day, 535);
    const [before, after] = [momentOf(days[n - 1] ?? "2000-01-01", 1439), momentOf(days[n] ?? day, 1439)];
    const due = morning < end ? closed.filter(({ at }) => at > before && at <= after) : [];
    return due.map(({ does }, index): Step => ({
      ...{ at: morning + index * 1500, by: "lead" },
      does: { type: "ticket.archive", ticket: does.ticket },
    }));
  });
}
