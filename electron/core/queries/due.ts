import { dueBetween } from "../../../shared/domain/round/due-dates.ts";
import { dateOf, dayOf } from "../../../shared/log/civil-days.ts";
import { dueState, lastDayBefore, lastDayOf } from "../../../shared/domain/round/due-state.ts";
import { round } from "../../../shared/domain/round/round.ts";
import type { RoundRow } from "../../../shared/domain/round/round.ts";
import { run } from "../../../shared/domain/run/run.ts";
import { tourId } from "../../../shared/domain/tour/tour-state.ts";
import { tour } from "../../../shared/domain/tour/tour.ts";
import type { TourRow } from "../../../shared/domain/tour/tour.ts";
import type { DueEntry, Progress } from "../../../shared/ipc/rounds.ts";
import { timestampOf } from "../environment.ts";
import type { ReadStore } from "../store/read-store.ts";
import { memberNames } from "./parts.ts";

export const DUE_SQL = {
  rounds: "SELECT row FROM round WHERE status = 'active' ORDER BY name",
  done: "SELECT round || ' ' || due FROM tour WHERE due >= ? AND due <= ? AND status = 'done'",
  open: "SELECT round, due FROM tour WHERE status = 'open'",
  walked: `SELECT DISTINCT target FROM ${run.name} WHERE tour = ? AND status = 'done'`,
};

interface Begun {
  round: string;
  due: string;
}

/** A due date that somebody has to do with, before it is looked at how far it has come. */
export interface Waiting {
  row: RoundRow;
  due: string;
  lastDay: string;
  state: DueEntry["state"];
  mine: boolean;
}

/** Local day of a moment, ms. */
export const dayAt = (ms: number): string => timestampOf(ms).slice(0, 10);

/** Due dates of rounds and where they stand. */
export function dueDates(store: ReadStore) {
  const nameOf = memberNames(store);
  const active = store.prepare<[], string>(DUE_SQL.rounds).pluck();
  const done = store.prepare<[string, string], string>(DUE_SQL.done).pluck();
  const open = store.prepare<[], Begun>(DUE_SQL.open);
  const walked = store.prepare<[string], string>(DUE_SQL.walked).pluck();
  const roundRow = (id: string) => store.source.row(round.name, id) as RoundRow | null;
  const tourRow = (id: string) => store.source.row(tour.name, id) as TourRow | null;

  /** Everything from one day to another that is not done, and what is still running of before. */
  function waiting(today: string, back: number, ahead: number): Waiting[] {
    const me = store.identity().member;
    const [first, last] = [dateOf(dayOf(today) - back), dateOf(dayOf(today) + ahead)];
    const finished = new Set(done.all(first, last));
    const begun = new Map(open.all().map((each) => [keyOf(each), each]));
    const rows = active.all().map((row) => store.source.parsed(round.name, row) as RoundRow);
    const found = rows.flatMap((row) => {
      const dues = duesOf(row, first, last);
      return dues.flatMap((due, index) => {
        const key = keyOf({ round: row.id, due });
        // Nearly all that lies behind is done: until when it was due is not reckoned.
        if (finished.has(key)) return [];
        const isBegun = begun.delete(key);
        return waitingOf(
          row,
          { due, next: dues[index + 1] },
          today,
          isBegun ? { finished: false } : null,
          me,
        );
      });
    });
    // Of a round that has ended, or whose plan was changed, what was begun is still walked.
    const others = [...begun.values()].flatMap(({ round: id, due }) => {
      const row = roundRow(id);
      return row ? [waitingOf(row, { due }, today, { finished: false }, me)] : [];
    });
    return [...found, ...others].sort(byUrgency);
  }

  /** What is shown of one. */
  function entryOf({ row, due, lastDay, state, mine }: Waiting, today: string): DueEntry {
    const known =
      state === "coming" || state === "due" || state === "missed" ? null : tourRow(tourId(row.id, due));
    const ended = known && known.finishedAt > 0 ? dayAt(known.finishedAt) : today;
    return {
      ...{ round: row.id, name: known?.name || row.name, checklist: known?.checklist || row.checklist },
      ...{ due, lastDay, state, mine, site: row.site },
      late: known !== null && ended > lastDay,
      who: row.who.map(nameOf),
      ...(known ? progressOf(known) : { targets: row.targets, walked: 0, missed: 0 }),
      tour: known && {
        ...{ id: known.id, number: known.number, by: known.by.map(nameOf) },
        ...{ startedAt: known.startedAt, finishedAt: known.finishedAt, doubled: known.numbers.length > 1 },
      },
    };
  }

  /** Read off an index: no run is opened for it. */
  function progressOf({ id, targets, missed }: TourRow): Progress {
    const seen = new Set(walked.all(id));
    return { targets, walked: seen.size, missed: missed.filter((key) => !seen.has(key)).length };
  }

  /** One that is asked for by its tour. */
  function ofTour(row: TourRow, today: string): DueEntry | null {
    const plan = roundRow(row.round);
    if (!plan) return null;
    const me = store.identity().member;
    return entryOf(waitingOf(plan, { due: row.due }, today, { finished: row.status === "done" }, me), today);
  }

  return { waiting, entryOf, ofTour, progressOf, nameOf };
}

const keyOf = ({ round: of, due }: Pick<Begun, "round" | "due">) => `${of} ${due}`;

function duesOf({ rhythm, from, until }: RoundRow, first: string, last: string): string[] {
  return rhythm === null ? [] : dueBetween({ rhythm, from, until }, first, last);
}

/** `next` is the due date behind it, where it is at hand. */
function waitingOf(
  row: RoundRow,
  { due, next }: { due: string; next?: string | undefined },
  today: string,
  begun: { finished: boolean } | null,
  me: string,
): Waiting {
  const { rhythm, from, until, grace, who } = row;
  const falling = rhythm === null ? null : { rhythm, from, until };
  const lastDay =
    next !== undefined ? lastDayBefore(due, grace, next) : falling ? lastDayOf(falling, due, grace) : due;
  const state = dueState({ due, lastDay, today }, begun);
  return { row, due, lastDay, state, mine: who.length === 0 || who.includes(me) };
}

const URGENCY: readonly DueEntry["state"][] = ["running", "due", "missed", "coming", "done"];

/** One's own first; then what is under way, what is due, the earliest first. */
function byUrgency(a: Waiting, b: Waiting): number {
  if (a.mine !== b.mine) return a.mine ? -1 : 1;
  const apart = URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state);
  if (apart !== 0) return apart;
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.row.id < b.row.id ? -1 : 1;
}
