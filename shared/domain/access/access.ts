import type { EntityKey } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { textIn } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { accessActs } from "./access-acts.ts";
import type { HOW } from "./access-fields.ts";
import { accessFields } from "./access-fields.ts";

/** Who took what out, or looked at what not everybody may see. */
export interface AccessRow {
  id: string;
  how: (typeof HOW)[number];
  what: string;
  count: number;
  format: string;
  reason: string;
  /** Of a probe: the host it was asked of, how it ended, and who at the site allowed it. */
  target: string;
  end: string;
  approvedBy: string;
  /** Member, or service, who did it. */
  actor: string;
  /** Corrected time, ms. */
  at: number;
  pending: number;
}

export function accessRow(state: EntityState): AccessRow {
  const first = state.marks.at(0);
  return {
    id: state.id,
    how: (textIn(state, "how") || "export") as AccessRow["how"],
    what: textIn(state, "what"),
    count: typeof state.fields.count === "number" ? state.fields.count : 0,
    format: textIn(state, "format"),
    reason: textIn(state, "reason"),
    target: textIn(state, "target"),
    end: textIn(state, "end"),
    approvedBy: textIn(state, "approvedBy"),
    actor: first?.actor ?? "",
    at: first?.at ?? 0,
    pending: state.pending,
  };
}

/**
 * Exports, prints, looks into what is restricted and probes of a network: each a record of its own, written by the program
 * with the job itself. What cannot be noted is not done (ADR 22).
 */
export const access = recordKind<AccessRow>()({
  name: "access",
  fields: accessFields,
  acts: accessActs,
  row: accessRow,
  hit: ({ what, format }) => ({ title: what, subtitle: format }),
  series: [],
  list: {
    columns: {
      at: column((row) => row.at, "plain", "integer"),
      actor: column((row) => row.actor),
    },
    indexes: { at: { columns: ["at"] }, actor: { columns: ["actor", "at"] } },
  },
  desk: { cap: 0, rank: () => null },
  names: (state) => (state.fields.records as EntityKey[] | undefined) ?? [],
  keep: { years: 3, locked: true, basis: "who took data out" },
});
