import { nextDues } from "../../../shared/domain/round/due-dates.ts";
import { fallingOf, targetsOf } from "../../../shared/domain/round/round-state.ts";
import { round } from "../../../shared/domain/round/round.ts";
import type { RoundRow } from "../../../shared/domain/round/round.ts";
import { tour } from "../../../shared/domain/tour/tour.ts";
import type { TourRow } from "../../../shared/domain/tour/tour.ts";
import type { RoundListed } from "../../../shared/ipc/rounds.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { checklistTitles } from "./checklist-title.ts";
import { dueDates } from "./due.ts";
import { entityConflicts } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";
import { roundMonths, siteNamed } from "./round-month.ts";
import { shownTargets } from "./targets.ts";

const MOST_NEXT = 6;
const MOST_LAST = 12;

export const ROUNDS_SQL = {
  page: "SELECT row FROM round WHERE status = ? OR ? = '' ORDER BY status, name LIMIT ? OFFSET ?",
  last: "SELECT row FROM tour WHERE round = ? ORDER BY due DESC LIMIT ?",
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

  function lastOf(id: string): RoundListed["last"] {
    const text = last.get(id, 1);
    if (text === undefined) return null;
    const row = store.source.parsed(tour.name, text) as TourRow;
    return { state: row.status === "done" ? "done" : "running", ...due.progressOf(row) };
  }

  const page: Query<"round.page"> = ({ scope, offset, limit }) => {
    const status = scope === "all" ? "" : scope;
    const found = rows.all(status, status, limit, offset);
    return success({
      rows: found.map((text) => {
        const row = store.source.parsed(round.name, text) as RoundRow;
        return { ...row, last: lastOf(row.id) };
      }),
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

  const dueNow: Query<"round.due"> = ({ today, back, ahead, mine, round: only, offset, limit }) => {
    const all = due
      .waiting(today, back, ahead)
      .filter((each) => (!mine || each.mine) && (only === null || each.row.id === only));
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
