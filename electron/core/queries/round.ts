import { dateOf, firstOf, lengthOf, monthOf } from "../../../shared/domain/round/civil-days.ts";
import { dueBetween, nextDues } from "../../../shared/domain/round/due-dates.ts";
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
import { failure, success } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";
import { rowOf } from "../store/derived/projections.ts";
import { checklistTitles } from "./checklist-title.ts";
import { dayAt, dueDates } from "./due.ts";
import { entityConflicts } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";
import { shownTargets } from "./targets.ts";

const MOST_NEXT = 6;
const MOST_LAST = 12;

export const ROUNDS_SQL = {
  page: "SELECT row FROM round WHERE status = ? OR ? = '' ORDER BY status, name LIMIT ? OFFSET ?",
  last: "SELECT row FROM tour WHERE round = ? ORDER BY due DESC LIMIT ?",
  month: "SELECT row FROM tour WHERE round = ? AND due >= ? AND due <= ? ORDER BY due",
};

export function roundQueries({ store }: QueryContext) {
  const due = dueDates(store);
  const targets = shownTargets(store);
  const titleOf = checklistTitles(store);
  const conflictsOf = entityConflicts(store);
  const month = roundMonths(store);
  const rows = store.prepare<[string, string, number, number], string>(ROUNDS_SQL.page).pluck();
  const counted = store
    .prepare<[string, string], number>("SELECT count(*) FROM round WHERE status = ? OR ? = ''")
    .pluck();
  const last = store.prepare<[string, number], string>(ROUNDS_SQL.last).pluck();

  const page: Query<"round.page"> = ({ scope, offset, limit }) => {
    const status = scope === "all" ? "" : scope;
    const found = rows.all(status, status, limit, offset);
    return success({
      rows: found.map((row) => store.source.parsed(round.name, row) as RoundRow),
      total: counted.get(status, status) ?? 0,
    });
  };

  const get: Query<"round.get"> = ({ id, today }) => {
    const state = store.state(entityKeyOf(round.name, id));
    if (!state?.exists) return failure("notFound", "there is no round with this id", "id");
    const row = rowOf(state) as RoundRow;
    const falling = row.status === "active" ? fallingOf(state) : null;
    return success({
      row,
      checklistTitle: titleOf(row.checklist),
      targets: targetsOf(state).map(targets.shown),
      who: row.who.map((each) => ({ id: each, name: due.nameOf(each) })),
      siteName: siteNamed(store, row.site),
      next: falling ? nextDues(falling, today, MOST_NEXT) : [],
      last: last.all(id, MOST_LAST).flatMap((each) => {
        return due.ofTour(store.source.parsed(tour.name, each) as TourRow, today) ?? [];
      }),
      conflicts: conflictsOf(state),
    });
  };

  const dueNow: Query<"round.due"> = ({ today, back, ahead, mine, offset, limit }) => {
    const all = due.waiting(today, back, ahead).filter((each) => !mine || each.mine);
    const counts = { due: 0, running: 0, missed: 0, coming: 0 };
    for (const { state } of all) if (state !== "done") counts[state] += 1;
    const shown = all.slice(offset, offset + limit).map((each) => due.entryOf(each, today));
    return success({ rows: shown, total: all.length, counts });
  };

  const ofMonth: Query<"round.month"> = (params) => {
    const found = month(params);
    return found ? success(found) : failure("notFound", "there is no round with this id", "id");
  };

  return { "round.page": page, "round.get": get, "round.due": dueNow, "round.month": ofMonth };
}

function siteNamed(store: ReadStore, id: string | null): string {
  return id === null ? "" : ((store.source.row(site.name, id) as SiteRow | null)?.name ?? "");
}

/** A month of a round as its sheet shows it; null where this laptop knows no such round. */
export function roundMonths(store: ReadStore) {
  const { nameOf } = dueDates(store);
  const targets = shownTargets(store);
  const titleOf = checklistTitles(store);
  const within = store.prepare<[string, string, string], string>(ROUNDS_SQL.month).pluck();

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
    ...{ by: [], finishedAt: 0, note: "", cells: {} },
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
    ...{ due, number, finishedAt, note, late: ended > lastDay, by: row.by.map(nameOf) },
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
