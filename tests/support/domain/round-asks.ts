import fc from "fast-check";
import { lastDue } from "../../../shared/domain/round/due-dates.ts";
import { dateOf, dayOf } from "../../../shared/log/civil-days.ts";
import { fallingOf, roundStatus, targetsOf } from "../../../shared/domain/round/round-state.ts";
import { abnormalIn } from "../../../shared/domain/run/abnormal.ts";
import { statusOf } from "../../../shared/domain/run/run-state.ts";
import { missedIn, tourId, tourStatus, tourTargets } from "../../../shared/domain/tour/tour-state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Payload } from "./payloads.ts";

/** What of a hand rounds are planned and walked with. */
interface RoundsAtHand {
  rounds(): readonly EntityState[];
  tours(): readonly EntityState[];
  runs(): readonly EntityState[];
  ids(kind: string | null): readonly string[];
  words: fc.Arbitrary<string>;
  moments: readonly string[];
  known: { today: string };
}

type Asked = fc.Arbitrary<Payload> | null;

const existing = (states: readonly EntityState[]) => states.filter(({ exists }) => exists);
const activeRounds = (hand: RoundsAtHand) =>
  existing(hand.rounds()).filter((state) => roundStatus(state) === "active");
const openTours = (hand: RoundsAtHand) =>
  existing(hand.tours()).filter((state) => tourStatus(state) === "open");

const EVERY_DAY = { of: "week", every: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] };
const RHYTHMS = [EVERY_DAY, { of: "month", every: 1, days: [1, 5, 10, 15, 20, 25, -1] }];

const targets = ({ ids, words }: RoundsAtHand, least: number) => {
  const place = words.map((said) => ({ place: said.trim().slice(0, 60) || "机房" }));
  const assets = ids("asset");
  const one =
    assets.length > 0
      ? fc.oneof(
          fc.constantFrom(...assets).map((asset) => ({ asset })),
          place,
        )
      : place;
  return fc.uniqueArray(one, { minLength: least, maxLength: 3, selector: (each) => JSON.stringify(each) });
};

function plans(hand: RoundsAtHand): Asked {
  const set = fc.record({
    ...{ name: hand.words, checklist: fc.constantFrom("ups", "backupJob", "restoreDrill") },
    ...{
      rhythm: fc.constantFrom(...RHYTHMS),
      from: fc.constant("2026-11-01"),
      grace: fc.integer({ min: 0, max: 3 }),
    },
    remark: hand.words,
  });
  return fc.record({ set, targets: targets(hand, 1) });
}

function edits(hand: RoundsAtHand): Asked {
  const rounds = existing(hand.rounds());
  if (rounds.length === 0) return null;
  const set = fc.record({ name: hand.words, remark: hand.words, grace: fc.integer({ min: 0, max: 9 }) });
  return fc.record({ round: fc.constantFrom(...rounds.map(({ id }) => id)), set });
}

function additions(hand: RoundsAtHand): Asked {
  const rounds = existing(hand.rounds());
  if (rounds.length === 0) return null;
  return fc.record({ round: fc.constantFrom(...rounds.map(({ id }) => id)), targets: targets(hand, 1) });
}

function removals(hand: RoundsAtHand): Asked {
  const rounds = existing(hand.rounds()).filter((state) => targetsOf(state).length > 1);
  if (rounds.length === 0) return null;
  return fc
    .constantFrom(...rounds)
    .map((state) => ({ round: state.id, targets: [targetsOf(state)[0]?.key as string] }));
}

function orders(hand: RoundsAtHand): Asked {
  const rounds = existing(hand.rounds()).filter((state) => targetsOf(state).length > 1);
  if (rounds.length === 0) return null;
  return fc.constantFrom(...rounds).map((state) => ({
    ...{ round: state.id, target: targetsOf(state).at(-1)?.key as string, after: null },
  }));
}

/** Due dates that have come and that nobody has begun, the last one first. */
function starts(hand: RoundsAtHand): Asked {
  const begun = new Set(existing(hand.tours()).map(({ id }) => id));
  const open = activeRounds(hand).flatMap((state) => {
    const falling = fallingOf(state);
    if (!falling || targetsOf(state).length === 0) return [];
    let due = lastDue(falling, hand.known.today);
    while (due !== null && begun.has(tourId(state.id, due))) due = lastDue(falling, dateOf(dayOf(due) - 1));
    return due === null ? [] : [{ round: state.id, due }];
  });
  return open.length === 0 ? null : fc.constantFrom(...open);
}

/** Targets that nobody has looked at yet. */
function left(tour: EntityState, hand: RoundsAtHand): string[] {
  const missed = missedIn(tour);
  const walked = new Set(
    existing(hand.runs())
      .filter((run) => run.fields.tour === tour.id && statusOf(run) === "done")
      .map(({ fields }) => fields.target),
  );
  return tourTargets(tour)
    .map(({ key }) => key)
    .filter((key) => !walked.has(key) && !Object.hasOwn(missed, key));
}

function misses(hand: RoundsAtHand): Asked {
  const open = openTours(hand).map((tour) => ({ tour, keys: left(tour, hand) }));
  const waiting = open.filter(({ keys }) => keys.length > 0);
  if (waiting.length === 0) return null;
  return fc
    .record({ at: fc.constantFrom(...waiting), all: fc.constantFrom(true, true, false), said: hand.words })
    .map(({ at: { tour, keys }, all, said }) => ({
      ...{ tour: tour.id, targets: all ? keys : keys.slice(0, 1) },
      ...{ reason: `${said} 门锁着`, at: hand.moments[0] },
    }));
}

function finishes(hand: RoundsAtHand): Asked {
  const ready = openTours(hand).filter((tour) => left(tour, hand).length === 0);
  if (ready.length === 0) return null;
  return fc.record({ tour: fc.constantFrom(...ready.map(({ id }) => id)), note: hand.words });
}

/** A target of a tour that waits, or a checklist by itself. */
export function runStarts(hand: RoundsAtHand, alone: Asked): Asked {
  const waiting = openTours(hand).flatMap((tour) =>
    left(tour, hand).map((target) => ({ tour: tour.id, target })),
  );
  const onTour = waiting.length > 0 ? fc.constantFrom<Payload[]>(...waiting) : null;
  return onTour && alone ? fc.oneof(onTour, alone) : (onTour ?? alone);
}

function raises(hand: RoundsAtHand): Asked {
  const found = existing(hand.runs()).filter(
    (run) => statusOf(run) !== "abandoned" && run.fields.raised === undefined && abnormalIn(run).length > 0,
  );
  return found.length === 0 ? null : fc.record({ run: fc.constantFrom(...found.map(({ id }) => id)) });
}

/** What an open tour waits for. */
export function nextOfTour(
  tour: EntityState,
  hand: Pick<RoundsAtHand, "runs">,
): "tour.miss" | "tour.finish" | null {
  if (!tour.exists || tourStatus(tour) !== "open") return null;
  return left(tour, hand as RoundsAtHand).length > 0 ? "tour.miss" : "tour.finish";
}

/** Commands whose question follows from the rounds at hand. */
export const ROUND_ASKS: Readonly<Record<string, (hand: RoundsAtHand) => Asked>> = {
  "round.plan": plans,
  "round.edit": edits,
  "round.add": additions,
  "round.takeOut": removals,
  "round.order": orders,
  "tour.start": starts,
  "tour.miss": misses,
  "tour.finish": finishes,
  "run.raise": raises,
};
