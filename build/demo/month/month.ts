import { apartSteps } from "./apart-story.ts";
import { callbackSteps } from "./callback-story.ts";
import { chanceOf } from "./chance.ts";
import { custodySteps } from "./custody-story.ts";
import { disposalSteps } from "./disposal-story.ts";
import { dutySteps } from "./duty-story.ts";
import { fleetOf } from "./fleet.ts";
import type { Machine } from "./fleet.ts";
import { packageSteps } from "./package-story.ts";
import { directorySteps, employees } from "./people.ts";
import type { Employee } from "./people.ts";
import { problemSteps } from "./problem-story.ts";
import { archiveSteps, requestSteps } from "./requests.ts";
import { roundSteps } from "./round-story.ts";
import { shiftSteps } from "./shift-story.ts";
import { inOrder } from "./step.ts";
import type { Step } from "./step.ts";
import { takingOverSteps } from "./taking-over.ts";
import { dateOf, daysAfter, lastWork, momentOf, workdays } from "./working-time.ts";

export interface MonthAsked {
  seed: number;
  /** Now, ms since the epoch: everything lies before it. */
  end: number;
  /** Calendar days; a month when nothing is said. */
  length?: number;
  /** Requests of an ordinary day. */
  perDay?: number;
  /** How much of the house is there, 0 to 1: a small office is played in seconds. */
  share?: number;
}

export interface Month {
  /** When the hub is opened. */
  from: number;
  /** In the order of their moments. */
  steps: readonly Step[];
  people: readonly Employee[];
  machines: readonly Machine[];
}

/**
 * A month of an invented service department, as what its members did: the same seed and moment, the same
 * month. Pure; `stage.ts` plays it.
 */
export function monthOf({ seed, end, length = 30, perDay = 16, share = 1 }: MonthAsked): Month {
  const chance = chanceOf(seed);
  const today = dateOf(end);
  const days = workdays(daysAfter(today, -length), today);
  const people = employees(chance.branch("people"), share);
  const machines = fleetOf(people, chance.branch("fleet"), today, share);
  // The consoles came a week earlier: the register was entered and signed for before the first request.
  const first = days[0] ?? today;
  const eve = workdays(daysAfter(first, -SET_UP_IN), daysAfter(first, -1));
  const from = momentOf(eve[0] ?? first, 500);
  const requests = requestSteps({ people, machines, days, end, perDay, chance: chance.branch("requests") });
  const registered = takingOverSteps({ machines, people, days: eve, chance: chance.branch("pens") });
  const custody = [
    ...custodySteps(machines, people, days, chance.branch("custody")),
    ...disposalSteps(machines, days, chance.branch("disposal")),
  ];
  const packages = packageSteps({
    people,
    machines,
    days,
    others: custody,
    chance: chance.branch("packages"),
  });
  const told = inOrder(
    [
      ...directorySteps(people, from + 60_000),
      ...registered,
      ...requests,
      ...archiveSteps(requests, days, end),
      ...custody,
      ...roundSteps(days, end, chance.branch("rounds")),
      ...dutySteps(days, end),
      ...callbackSteps(requests, chance.branch("callbacks")),
      ...problemSteps(requests, days),
      ...packages,
      ...shiftSteps(
        inOrder([...registered, ...requests, ...custody, ...packages]),
        days,
        chance.branch("shifts"),
      ),
    ].filter(({ at }) => at < end - LAST_MINUTES),
  );
  return { from, steps: [...told, ...meeting(told, people, machines, end)], people, machines };
}

/** Calendar days in which the register is set up. */
const SET_UP_IN = 7;
/** Before the two meet, ms. */
const LAST_MINUTES = 8 * 60_000;

/** The last minutes of work: two consoles without a network. */
function meeting(
  steps: readonly Step[],
  people: readonly Employee[],
  machines: readonly Machine[],
  end: number,
): Step[] {
  const handed = steps.flatMap(({ does }) =>
    does.type === "custody.handOver" && does.purpose !== "stock" ? [JSON.stringify(does.lines)] : [],
  );
  const isFree = ({ handle }: Machine) => !handed.some((lines) => lines.includes(handle));
  const tablet = machines.find((machine) => machine.inStock && machine.kind === "tablet" && isFree(machine));
  const spare =
    tablet ?? machines.find((machine) => machine.inStock && machine.kind === "monitor" && isFree(machine));
  const ended = new Set(steps.flatMap(({ does }) => (does.type === "ticket.resolve" ? [does.ticket] : [])));
  const open = steps.findLast(({ does, as }) => {
    const { securityFlag, description } = (does.set ?? {}) as Record<string, unknown>;
    // One of security only its own people see, and a task of a package is described by its title.
    const isForBoth = does.type === "ticket.open" && securityFlag !== true && description !== undefined;
    return isForBoth && as && !ended.has(as);
  });
  const [one, other] = people.slice(6, 8);
  if (!spare || !open?.as || !one || !other) return [];
  const last = Math.max(lastWork(end), steps.at(-1)?.at ?? 0);
  return inOrder(
    apartSteps({
      at: Math.min(end - 5 * 60_000, last + 60_000),
      tablet: spare,
      to: [one, other],
      ticket: open.as,
      description: String((open.does.set as { description?: string }).description),
    }),
  );
}
