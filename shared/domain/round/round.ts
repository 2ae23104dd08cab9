import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import type { Rhythm } from "./rhythm.ts";
import { roundActs } from "./round-acts.ts";
import { roundFields } from "./round-fields.ts";
import { fallingOf, graceOf, roundStatus, targetsOf, whoOf } from "./round-state.ts";
import type { RoundStatus } from "./round-state.ts";

export interface RoundRow {
  id: string;
  name: string;
  /** Key of the checklist. */
  checklist: string;
  /** Null where only a newer program knows when it falls due. */
  rhythm: Rhythm | null;
  from: string;
  until: string | null;
  /** Days after the due date on which it is still in time. */
  grace: number;
  /** Members who walk it; nobody for the team. */
  who: readonly string[];
  site: string | null;
  remark: string;
  status: RoundStatus;
  endReason: string;
  /** How many assets and places it visits. */
  targets: number;
  updatedAt: number;
  conflicts: number;
  pending: number;
}

/** Rounds of this laptop's member, and of the team, come before those of others. */
const MINE = 1e15;

/** A checklist at the same things again and again: checks of rooms and devices, of backups, of accounts. */
export const round = recordKind<RoundRow>()({
  name: "round",
  fields: roundFields,
  acts: roundActs,
  row: (state): RoundRow => {
    const falling = fallingOf(state);
    return {
      id: state.id,
      name: textIn(state, "name"),
      checklist: textIn(state, "checklist"),
      rhythm: falling?.rhythm ?? null,
      from: textIn(state, "from"),
      until: textOrNull(state, "until"),
      grace: graceOf(state),
      who: whoOf(state),
      site: textOrNull(state, "site"),
      remark: textIn(state, "remark"),
      status: roundStatus(state),
      endReason: textIn(state, "endReason"),
      targets: targetsOf(state).length,
      updatedAt: lastChange(state),
      conflicts: state.conflicts.length,
      pending: state.pending,
    };
  },
  hit: ({ name, remark }) => ({ title: name, subtitle: remark }),
  series: [],
  exported: "rounds",
  list: {
    columns: { status: column((row) => row.status), name: column((row) => row.name, "name") },
    indexes: { name: { columns: ["status", "name"] } },
  },
  desk: {
    cap: 200,
    // What it visits is shown by its own screen: five hundred assets are no technician's desk.
    brings: 20,
    rank: (row, me) =>
      row.status === "active"
        ? row.updatedAt + (row.who.length === 0 || row.who.includes(me) ? MINE : 0)
        : null,
  },
  names: namesOf,
  keep: { years: null, locked: false, basis: "service record" },
});

function namesOf(state: EntityState) {
  const site = textOrNull(state, "site");
  return [
    ...targetsOf(state).flatMap(({ asset }) => (asset === null ? [] : [entityKeyOf("asset", asset)])),
    ...whoOf(state).map((member) => entityKeyOf("member", member)),
    ...(site === null ? [] : [entityKeyOf("site", site)]),
  ];
}
