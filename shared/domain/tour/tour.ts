import { entityKeyOf } from "../../log/operation.ts";
import { joined, lastChange, textIn, writtenAt } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { tourActs } from "./tour-acts.ts";
import { tourFields } from "./tour-fields.ts";
import { missedIn, startsOf, tourCopied, tourStatus, tourTargets } from "./tour-state.ts";
import type { TourStatus } from "./tour-state.ts";

export interface TourRow {
  id: string;
  number: string;
  /** Of the round, as it was called then. */
  name: string;
  round: string;
  /** The due date that it is the tour of. */
  due: string;
  /** Key of the checklist. */
  checklist: string;
  status: TourStatus;
  /** How many assets and places it visits. */
  targets: number;
  /** Keys of those that were missed, with a reason. */
  missed: readonly string[];
  note: string;
  /** Who began it; several where they did so without knowing of each other. */
  by: readonly string[];
  /** Numbers that it was begun under. */
  numbers: readonly string[];
  startedAt: number;
  /** 0 while it is open. */
  finishedAt: number;
  updatedAt: number;
  conflicts: number;
  pending: number;
  needsUpdate: boolean;
}

/** Tours of this laptop's member come before all others. */
const MINE = 1e15;

/** One going of a round on a due date, walked from one thing to the next. */
export const tour = recordKind<TourRow>()({
  name: "tour",
  fields: tourFields,
  acts: tourActs,
  row: (state): TourRow => {
    const starts = state.lists.starts?.slice(0) ?? [];
    return {
      id: state.id,
      number: textIn(state, "number"),
      name: textIn(state, "name"),
      round: textIn(state, "round"),
      due: textIn(state, "due"),
      checklist: tourCopied(state)?.checklist ?? "",
      status: tourStatus(state),
      targets: tourTargets(state).length,
      // In one order, whichever way the record was put together.
      missed: Object.keys(missedIn(state)).sort(),
      note: textIn(state, "note"),
      by: [...new Set(starts.map(({ mark }) => state.marks.at(mark)?.actor ?? ""))],
      numbers: [...new Set(startsOf(state))],
      startedAt: starts[0] ? (state.marks.at(starts[0].mark)?.at ?? 0) : 0,
      finishedAt: tourStatus(state) === "done" ? writtenAt(state, "finished") : 0,
      updatedAt: lastChange(state),
      conflicts: state.conflicts.length,
      pending: state.pending,
      needsUpdate: state.unread.length > 0,
    };
  },
  hit: ({ number, name, due }) => ({ title: joined([number, name], " "), subtitle: due }),
  series: ["X"],
  exported: "tours",
  list: {
    columns: {
      round: column((row) => row.round),
      due: column((row) => row.due),
      status: column((row) => row.status),
      number: column((row) => row.number, "number"),
    },
    indexes: {
      round: { columns: ["round", "due"] },
      due: { columns: ["due", "status", "round"] },
      open: { columns: ["due", "round", "status"], where: "status = 'open'" },
    },
  },
  alsoFound: (state) => ({ text: [], names: [textIn(state, "name")], numbers: startsOf(state) }),
  desk: {
    cap: 100,
    onlyOwn: true,
    rank: (row, me) => (row.status === "open" ? row.updatedAt + (row.by.includes(me) ? MINE : 0) : null),
  },
  names: (state) => {
    const round = textIn(state, "round");
    return round === "" ? [] : [entityKeyOf("round", round)];
  },
  keep: { years: null, locked: false, basis: "service record" },
});
