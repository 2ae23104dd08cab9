import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { decisionActs } from "./decision-acts.ts";
import { disposalFields } from "./disposal-fields.ts";
import type { DISPOSAL_REASONS, DisposalStatus, DisposalWay } from "./disposal-fields.ts";
import { gatheringActs } from "./gathering-acts.ts";
import { closingActs } from "./closing-acts.ts";
import { endingActs } from "./ending-acts.ts";
import { markingActs } from "./marking-acts.ts";
import { leavingActs } from "./leaving-acts.ts";
import { APPRAISALS, appraisersOf, approvedIn, assetsIn, centsOf, goneIn, mediaIn, statusOf } from "./lot.ts";

export interface DisposalRow {
  id: string;
  number: string;
  title: string;
  status: DisposalStatus;
  reason: (typeof DISPOSAL_REASONS)[number] | "";
  way: DisposalWay | "";
  applicant: string | null;
  applicantName: string;
  dept: string;
  /** How many assets are in it, were approved, went out. */
  assets: number;
  approved: number;
  gone: number;
  media: number;
  /** Sum of the original values, yuan. */
  value: number;
  appraisals: number;
  appraisers: number;
  conflicts: number;
  pending: number;
  updatedAt: number;
}

/** A lot: one request to dispose of up to some hundred assets, from gathering to write-off (domain.md 2.5). */
export const disposal = recordKind<DisposalRow>()({
  name: "disposal",
  fields: disposalFields,
  acts: { ...gatheringActs, ...decisionActs, ...endingActs, ...leavingActs, ...closingActs, ...markingActs },
  row: (state): DisposalRow => ({
    id: state.id,
    number: textIn(state, "number"),
    title: textIn(state, "title"),
    status: statusOf(state),
    reason: textIn(state, "reason") as DisposalRow["reason"],
    way: textIn(state, "way") as DisposalRow["way"],
    applicant: textOrNull(state, "applicant"),
    applicantName: textIn(state, "applicantName"),
    dept: textIn(state, "dept"),
    assets: assetsIn(state).length,
    approved: approvedIn(state).length,
    gone: goneIn(state).length,
    media: mediaIn(state).length,
    value: centsOf(state, assetsIn(state)) / 100,
    appraisals: entriesOf(state, APPRAISALS).length,
    appraisers: appraisersOf(state),
    conflicts: state.conflicts.length,
    pending: state.pending,
    updatedAt: lastChange(state),
  }),
  hit: ({ number, title, applicantName }) => ({ title: `${number} ${title}`, subtitle: applicantName }),
  series: ["D", "G"],
  exported: "disposals",
  list: {
    columns: {
      status: column((row) => row.status),
      number: column((row) => row.number, "number"),
    },
    indexes: { number: { columns: ["number", "status"] } },
  },
  desk: { cap: 0, rank: () => null },
  names: namesOf,
  keep: { years: 10, locked: true, basis: "custody and disposal" },
});

function namesOf(state: EntityState) {
  const applicant = textOrNull(state, "applicant");
  return [
    ...assetsIn(state).map((id) => entityKeyOf("asset", id)),
    ...mediaIn(state).map((id) => entityKeyOf("medium", id)),
    ...(applicant ? [entityKeyOf("person", applicant)] : []),
  ];
}
