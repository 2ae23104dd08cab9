import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import type { Localized } from "../definition/localized.ts";
import { inLanguage } from "../definition/localized.ts";
import { joined, lastChange, textIn, textOrNull, writtenAt } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { runActs } from "./run-acts.ts";
import { runFields } from "./run-fields.ts";
import type { RunStatus } from "./run-fields.ts";
import { answersIn, documentOf, holdsBack, statusOf } from "./run-state.ts";

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
  /** Of the copied checklist. */
  steps: number;
  answered: number;
  abnormal: number;
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
    },
    indexes: {
      started: { columns: ["startedAt", "status"] },
      ticket: { columns: ["ticket", "startedAt"], where: "ticket IS NOT NULL" },
      asset: { columns: ["asset", "checklist", "startedAt"], where: "asset IS NOT NULL" },
    },
  },
  alsoFound: (state) => ({ text: [], names: Object.values(titleOf(state)), numbers: [] }),
  desk: {
    cap: 200,
    onlyOwn: true,
    rank: (row, me) => (row.status === "open" ? row.updatedAt + (row.by === me ? MINE : 0) : null),
  },
  names: (state) => [...refsOf("ticket", state.fields.ticket), ...refsOf("asset", state.fields.asset)],
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
  const answers = Object.values(answersIn(state));
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
    steps: checklist?.steps.length ?? 0,
    answered: answers.length,
    abnormal: answers.filter(({ outcome }) => outcome === "abnormal").length,
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
