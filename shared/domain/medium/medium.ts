import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import type { Keeping } from "../custody/keeping.ts";
import { joined, lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { isHeld } from "./clearing-acts.ts";
import { clearingOf } from "./clearedness.ts";
import type { Clearedness } from "./clearedness.ts";
import { mediumActs } from "./medium-acts.ts";
import { mediumFields } from "./medium-fields.ts";
import type { LABEL_READ } from "./medium-fields.ts";
import type { MediumType } from "./medium-types.ts";

export interface MediumRow {
  id: string;
  number: string;
  maker: string;
  model: string;
  /** Serial on the label. */
  label: string;
  /** Serial that the disk reports. */
  reported: string;
  /** MB; null where nobody has said. */
  capacity: number | null;
  firmware: string;
  /** What an inventory takes it for. */
  guess: string;
  /** As somebody who held it has said; null until then. */
  mediumType: MediumType | null;
  labelRead: (typeof LABEL_READ)[number] | null;
  /** The machine it is in; null while it is elsewhere. */
  asset: string | null;
  /** Where it is while it is in no machine. */
  away: Keeping | null;
  seal: string;
  /** How far the data on it are gone. */
  clearedness: Clearedness;
  /** What is on it must be kept. */
  held: boolean;
  remark: string;
  conflicts: number;
  pending: number;
  updatedAt: number;
}

/** A storage medium: a thing of its own, in a machine or out of it, never part of a document (domain.md 2.5). */
export const medium = recordKind<MediumRow>()({
  name: "medium",
  fields: mediumFields,
  acts: mediumActs,
  row: (state): MediumRow => ({
    id: state.id,
    number: textIn(state, "number"),
    maker: textIn(state, "maker"),
    model: textIn(state, "model"),
    label: textIn(state, "label"),
    reported: textIn(state, "reported"),
    capacity: (state.fields.capacity as number | null | undefined) ?? null,
    firmware: textIn(state, "firmware"),
    guess: textIn(state, "guess"),
    mediumType: (state.fields.mediumType as MediumType | null | undefined) ?? null,
    labelRead: (state.fields.labelRead as MediumRow["labelRead"] | undefined) ?? null,
    asset: textOrNull(state, "asset"),
    away: awayOf(state),
    seal: textIn(state, "seal"),
    clearedness: clearingOf(state).state,
    held: isHeld(state),
    remark: textIn(state, "remark"),
    conflicts: state.conflicts.length,
    pending: state.pending,
    updatedAt: lastChange(state),
  }),
  hit: ({ number, maker, model, label, reported }) => ({
    title: joined([number, joined([maker, model], " ")], " "),
    subtitle: label || reported,
  }),
  series: ["M", "C"],
  exported: "media",
  list: {
    columns: { asset: column((row) => row.asset), number: column((row) => row.number, "number") },
    indexes: {
      number: { columns: ["number"] },
      asset: { columns: ["asset", "number"], where: "asset IS NOT NULL" },
    },
  },
  desk: { cap: 0, rank: () => null },
  names: (state) => [...refsOf("asset", state.fields.asset), ...refsOf("site", awayOf(state)?.site)],
  keep: { years: 10, locked: true, basis: "custody and disposal" },
});

const refsOf = (kind: string, id: unknown) =>
  typeof id === "string" && id !== "" ? [entityKeyOf(kind, id)] : [];

function awayOf({ fields }: EntityState): Keeping | null {
  return (fields.away as Keeping | null | undefined) ?? null;
}
