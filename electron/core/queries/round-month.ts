import { dateOf, firstOf, lengthOf, monthOf } from "../../../shared/log/civil-days.ts";
import { dueBetween } from "../../../shared/domain/round/due-dates.ts";
import { dueState, lastDayOf } from "../../../shared/domain/round/due-state.ts";
import { fallingOf, graceOf, targetsOf } from "../../../shared/domain/round/round-state.ts";
import { round } from "../../../shared/domain/round/round.ts";
import type { RoundRow } from "../../../shared/domain/round/round.ts";
import { site } from "../../../shared/domain/site/site.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import { tour } from "../../../shared/domain/tour/tour.ts";
import type { TourRow } from "../../../shared/domain/tour/tour.ts";
import type {
  MonthAbnormal,
  MonthDue,
  RoundMonth,
  TargetShown,
  TourTarget,
} from "../../../shared/ipc/rounds.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";
import { rowOf } from "../store/derived/projections.ts";
import { checklistTitles } from "./checklist-title.ts";
import { dayAt, dueDates } from "./due.ts";
import { shownTargets } from "./targets.ts";

export const MONTH_SQL = "SELECT row FROM tour WHERE round = ? AND due >= ? AND due <= ? ORDER BY due";

export function siteNamed(store: ReadStore, id: string | null): string {
  return id === null ? "" : ((store.source.row(site.name, id) as SiteRow | null)?.name ?? "");
}

/** A month of a round as its sheet shows it; null where this laptop knows no such round. */
export function roundMonths(store: ReadStore) {
  const { nameOf } = dueDates(store);
  const targets = shownTargets(store);
  const titleOf = checklistTitles(store);
  const within = store.prepare<[string, string, string], string>(MONTH_SQL).pluck();

  return ({ id, month, today }: { id: string; month: string; today: string }): RoundMonth | null => {
    const state = store.state(entityKeyOf(round.name, id));
    if (!state?.exists) return null;
    const row = rowOf(state) as RoundRow;
    const of = monthOf(`${month}-01`);
    const [first, last] = [dateOf(firstOf(of)), dateOf(firstOf(of) + lengthOf(of) - 1)];
    const walked = within.all(id, first, last).flatMap((text) => {
      const known = store.source.parsed(tour.name, text) as TourRow;
      const tourState = store.state(entityKeyOf(tour.name, known.id));
      return tourState ? [{ row: known, targets: targets.walked(tourState) }] : [];
    });
    const planned = dueOf(state, first, last).filter(
      (day) => !walked.some(({ row: { due } }) => due === day),
    );
    const dues = [
      ...walked.map((each) => monthDue(state, each, today, nameOf)),
      ...planned.map((day) => unwalked(state, day, today)),
    ].sort((a, b) => (a.due < b.due ? -1 : 1));
    // What the plan visits now, and behind it what was visited in this month and no longer is.
    const all: TargetShown[] = [
      ...targetsOf(state).map(targets.shown),
      ...walked.flatMap((each) => each.targets),
    ];
    return {
      ...{ name: row.name, month, today, siteName: siteNamed(store, row.site), dues },
      checklistTitle: titleOf(row.checklist),
      who: row.who.map(nameOf),
      targets: [...new Map(all.map((each) => [each.key, each] as const).reverse()).values()].reverse(),
      abnormal: walked.flatMap(abnormalOf),
    };
  };
}

function dueOf(state: EntityState, first: string, last: string): string[] {
  const falling = fallingOf(state);
  return falling && state.fields.ended !== true ? dueBetween(falling, first, last) : [];
}

function lastDayIn(state: EntityState, due: string): string {
  const falling = fallingOf(state);
  return falling ? lastDayOf(falling, due, graceOf(state)) : due;
}

function unwalked(state: EntityState, due: string, today: string): MonthDue {
  const lastDay = lastDayIn(state, due);
  return {
    ...{ due, state: dueState({ due, lastDay, today }, null), late: false, number: "" },
    ...{ by: [], finishedOn: "", note: "", cells: {} },
  };
}

function monthDue(
  state: EntityState,
  { row, targets }: { row: TourRow; targets: readonly TourTarget[] },
  today: string,
  nameOf: (member: string) => string,
): MonthDue {
  const { due, number, finishedAt, note } = row;
  const lastDay = lastDayIn(state, due);
  const ended = finishedAt > 0 ? dayAt(finishedAt) : today;
  return {
    ...{
      due,
      number,
      note,
      finishedOn: finishedAt > 0 ? ended : "",
      late: ended > lastDay,
      by: row.by.map(nameOf),
    },
    state: dueState({ due, lastDay, today }, { finished: row.status === "done" }),
    cells: Object.fromEntries(
      targets.map(({ key, state: stands, outcome, missed }) => [
        key,
        { state: stands, outcome, reason: missed?.reason ?? "" },
      ]),
    ),
  };
}

function abnormalOf({ row, targets }: { row: TourRow; targets: readonly TourTarget[] }): MonthAbnormal[] {
  return targets.flatMap(({ abnormal, run, label, raised }) =>
    run && abnormal.length > 0
      ? [{ due: row.due, label, run: run.number, found: abnormal, ticket: raised?.number ?? "" }]
      : [],
  );
}
