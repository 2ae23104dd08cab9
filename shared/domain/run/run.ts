import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import type { Localized } from "../definition/localized.ts";
import { inLanguage } from "../definition/localized.ts";
import { joined, lastChange, textIn, textOrNull, writtenAt } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { runActs } from "./run-acts.ts";
import { runFields } from "./run-fields.ts";
import type { RunStatus } from "./run-fields.ts";
import { answersIn, documentOf, holdsBack, outcomeOf, statusOf } from "./run-state.ts";
import type { RunOutcome } from "./run-state.ts";

export interface RunRow {
  id: string;
  number: string;
  /** Key of the checklist. */
  checklist: string;
  title: Localized;
  status: RunStatus;
  ticket: string | null;
  asset: string | null;
  place: string;
  /** The tour of a round that it belongs to, and the key of the target it is about. */
  tour: string | null;
  target: string | null;
  /** The ticket that was opened for what it found. */
  raised: string | null;
  /** Of the copied checklist. */
  steps: number;
  answered: number;
  abnormal: number;
  /** The worst of what was answered on its way; null while nothing is. */
  outcome: RunOutcome | null;
  /** Key of the conclusion that it came to; empty while it is not concluded. */
  conclusion: string;
  verdict: string;
  next: string;
  /** Whether it holds its ticket back. */
  holds: "block" | "warn" | null;
  /** Who began it. */
  by: string;
  startedAt: number;
  updatedAt: number;
  conflicts: number;
  pending: number;
  needsUpdate: boolean;
}

/** Runs of this laptop's member come before all others. */
const MINE = 1e15;

/** A checklist worked through at a machine, a place or a network (domain.md 2.2). */
export const run = recordKind<RunRow>()({
  name: "run",
  fields: runFields,
  acts: runActs,
  row: runRow,
  hit: ({ number, title, place }) => ({
    title: joined([number, inLanguage(title, "zh-CN")], " "),
    subtitle: place,
  }),
  series: ["Z"],
  exported: "runs",
  list: {
    columns: {
      status: column((row) => row.status),
      ticket: column((row) => row.ticket),
      asset: column((row) => row.asset),
      checklist: column((row) => row.checklist),
      startedAt: column((row) => row.startedAt, "plain", "integer"),
      tour: column((row) => row.tour),
      target: column((row) => row.target),
      raised: column((row) => row.raised),
      conclusion: column((row) => row.conclusion),
    },
    indexes: {
      started: { columns: ["startedAt", "status"] },
      ticket: { columns: ["ticket", "startedAt"], where: "ticket IS NOT NULL" },
      asset: { columns: ["asset", "checklist", "startedAt"], where: "asset IS NOT NULL" },
      // Beside every step of a run it is asked what the runs before it came to.
      finished: {
        columns: ["checklist", "startedAt", "conclusion", "asset"],
        where: "status = 'done'",
      },
      tour: { columns: ["tour", "status", "target"], where: "tour IS NOT NULL" },
      raised: { columns: ["raised"], where: "raised IS NOT NULL" },
    },
  },
  alsoFound: (state) => ({ text: [], names: Object.values(titleOf(state)), numbers: [] }),
  desk: {
    cap: 200,
    onlyOwn: true,
    rank: (row, me) => (row.status === "open" ? row.updatedAt + (row.by === me ? MINE : 0) : null),
  },
  names: ({ fields, overwritten }) => [
    ...refsOf("ticket", fields.ticket),
    ...refsOf("asset", fields.asset),
    ...refsOf("tour", fields.tour),
    ...refsOf("ticket", fields.raised),
    // Two who raised it offline opened two tickets: both are found from here.
    ...overwritten.flatMap(({ field, value }) => (field === "raised" ? refsOf("ticket", value) : [])),
  ],
  // What was found at a machine for a matter of security is as secret as the matter.
  seenWith: ({ fields }) => refsOf("ticket", fields.ticket)[0] ?? null,
  keep: { years: null, locked: false, basis: "service record" },
});

const refsOf = (kind: string, id: unknown) =>
  typeof id === "string" && id !== "" ? [entityKeyOf(kind, id)] : [];

function titleOf({ fields }: EntityState): Localized {
  const { document } = fields;
  const title =
    typeof document === "object" && document !== null ? (document as { title?: unknown }).title : null;
  return typeof title === "object" && title !== null ? (title as Localized) : {};
}

function runRow(state: EntityState): RunRow {
  const answered = answersIn(state);
  const answers = Object.values(answered);
  const checklist = documentOf(state);
  return {
    id: state.id,
    number: textIn(state, "number"),
    checklist: textIn(state, "checklist"),
    title: titleOf(state),
    status: statusOf(state),
    ticket: textOrNull(state, "ticket"),
    asset: textOrNull(state, "asset"),
    place: textIn(state, "place"),
    tour: textOrNull(state, "tour"),
    target: textOrNull(state, "target"),
    raised: textOrNull(state, "raised"),
    steps: checklist?.steps.length ?? 0,
    answered: answers.length,
    abnormal: answers.filter(({ outcome }) => outcome === "abnormal").length,
    outcome: checklist && outcomeOf(checklist, answered),
    conclusion: textIn(state, "conclusion"),
    verdict: textIn(state, "verdict"),
    next: textIn(state, "next"),
    holds: holdsBack(state, checklist),
    by: state.marks.at(0)?.actor ?? "",
    startedAt: writtenAt(state, "number"),
    updatedAt: lastChange(state),
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0 || checklist === null,
  };
}
