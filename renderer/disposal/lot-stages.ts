import type { TakenStep } from "../../shared/domain/approval/step-act.ts";
import type { DisposalDetail, LotStep } from "../../shared/ipc/queries.ts";

export const STAGES = ["apply", "appraise", "approve", "wipe", "out", "writeOff", "close"] as const;
export type StageName = (typeof STAGES)[number];

/** Somebody who took a part in a stage. */
export interface StagePerson {
  name: string;
  /** ISO moment of a step, or ms of what was recorded. */
  at: string | number;
  /** Words of the level or decision: keys of the catalogue of lots; null where the stage says enough. */
  what: string | null;
  way: TakenStep["way"] | null;
  /** Who pressed the key, where that was another. */
  recordedBy: string | null;
  afterwards: boolean;
}

export interface Stage {
  name: StageName;
  state: "done" | "now" | "later" | "ended";
  people: StagePerson[];
  /** Levels, or how many, that are still due. */
  due: readonly string[];
}

const OVER = ["rejected", "cancelled", "superseded"];

/** Where a lot stands: each stage with who and when, and what is due. */
export function stagesOf(detail: DisposalDetail): Stage[] {
  const { row, appraisals, approvals, outs, standing, undecidable, writtenBy, disks } = detail;
  const appraised = appraisals.length >= row.appraisers;
  const done: Record<StageName, boolean> = {
    apply: row.assets > 0 && (undecidable.assets.length === 0 || row.status !== "open"),
    appraise: appraised,
    approve: row.approved > 0,
    // What has left is not cleared here any more.
    wipe: row.approved > 0 && (outs.length > 0 || disks.every(({ mayLeave }) => mayLeave)),
    out: outs.length > 0,
    writeOff: writtenBy.writeoffNo !== undefined,
    close: row.status === "closed",
  };
  const people: Record<StageName, StagePerson[]> = {
    apply: [written(row.applicantName, writtenBy.applicantName)],
    appraise: appraisals.map((each) => person(each, null)),
    approve: approvals.map((each) =>
      person(each, each.step.decision === "reject" ? "decision.reject" : `level.${each.step.level}`),
    ),
    wipe: clearedBy(detail),
    out: outs.map(({ recordedBy, at }) => ({ ...plain(recordedBy, at) })),
    writeOff: by(writtenBy.writeoffNo),
    close: by(writtenBy.residual),
  };
  const missing = Math.max(0, row.appraisers - appraisals.length);
  const due: Partial<Record<StageName, readonly string[]>> = {
    appraise: Array.from({ length: missing }, () => "appraisal"),
    approve: standing.due,
    wipe: disks.flatMap(({ id, mayLeave }) => (mayLeave ? [] : [id])),
  };
  const now = OVER.includes(row.status) ? -1 : STAGES.findIndex((name) => !done[name]);
  return STAGES.map((name, at) => ({
    name,
    state: done[name] ? "done" : at === now ? "now" : now < 0 ? "ended" : "later",
    people: people[name],
    due: due[name] ?? [],
  }));
}

/** Who has wiped, looked at and accepted its disks: each person once for each, when they last did. */
function clearedBy({ disks }: DisposalDetail): StagePerson[] {
  const last = new Map<string, StagePerson>();
  for (const { steps } of disks) {
    for (const { what, name, at } of steps) {
      const key = `${what} ${name}`;
      const before = last.get(key);
      if (before && Date.parse(String(before.at)) >= Date.parse(at)) continue;
      last.set(key, { ...plain(name, at), what: `lots:wipe.${what}` });
    }
  }
  return [...last.values()];
}

const plain = (name: string, at: string | number): StagePerson => ({
  ...{ name, at, what: null, way: null, recordedBy: null, afterwards: false },
});
const written = (name: string, mark: { at: number } | undefined) => plain(name, mark?.at ?? 0);
const by = (mark: { name: string; at: number } | undefined) => (mark ? [plain(mark.name, mark.at)] : []);

function person({ step, recordedBy }: LotStep, what: string | null): StagePerson {
  const { name, at, way, afterwards } = step;
  return { name, at, what, way, afterwards, recordedBy: way === "account" ? null : recordedBy };
}

/** What is done with a lot next, and what else may be. */
export interface NextSteps {
  primary: LotAct | null;
  others: LotAct[];
}
export type LotAct =
  | "add"
  | "appraise"
  | "check"
  | "approve"
  | "out"
  | "recycler"
  | "prove"
  | "writeOff"
  | "close"
  | "cancel"
  | "supersede";

export function nextOf(detail: DisposalDetail): NextSteps {
  const { row, fields, appraisals, approvals, unclosable } = detail;
  switch (row.status) {
    case "open": {
      const untouched = approvals.length === 0;
      const steps: LotAct[] = [
        ...(fields.holdCheck === undefined ? (["check"] as const) : []),
        ...(appraisals.length < row.appraisers ? (["appraise"] as const) : []),
        "approve",
      ];
      const wanted = row.assets === 0 ? [] : steps;
      const again: LotAct[] = fields.holdCheck === undefined ? [] : ["check"];
      return {
        primary: wanted[0] ?? null,
        others: [...wanted.slice(1), ...(untouched ? again : []), "supersede", "cancel"],
      };
    }
    case "approved":
      return { primary: "out", others: ["recycler", "supersede", "cancel"] };
    case "rejected":
      return { primary: null, others: ["supersede"] };
    case "out": {
      const steps: LotAct[] = [
        ...(fields.way === "recycler" && fields.recycler === undefined ? (["recycler"] as const) : []),
        ...(unclosable.includes("proofNo") ? (["prove"] as const) : []),
        ...(fields.writeoffNo === undefined ? (["writeOff"] as const) : []),
        "close",
      ];
      const more: LotAct[] = ["out", "recycler", "prove", "writeOff"];
      return { primary: steps[0] ?? null, others: more.filter((each) => each !== steps[0]) };
    }
    default:
      return { primary: null, others: [] };
  }
}
