import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import type { RunRow } from "../../shared/domain/run/run.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";

/** Where a run stands in a stream, ms: where it was begun as long as it is open, then where it came to an end. */
export const momentOf = ({
  status,
  startedAt,
  updatedAt,
}: Pick<RunRow, "status" | "startedAt" | "updatedAt">) => (status === "open" ? startedAt : updatedAt);

export interface HeldBack<R> {
  /** Its ticket comes to no end before these. */
  block: R[];
  /** It may, with a word. */
  warn: R[];
}

/** The runs of a ticket that speak against its end, the one to go on with first: open before given up. */
export function heldBack<R extends Pick<RunRow, "holds" | "status">>(rows: readonly R[]): HeldBack<R> {
  const openFirst = rows.toSorted((a, b) => Number(b.status === "open") - Number(a.status === "open"));
  return {
    block: openFirst.filter(({ holds }) => holds === "block"),
    warn: openFirst.filter(({ holds }) => holds === "warn"),
  };
}

/** The finished run that speaks for a ticket: the last. */
export function lastFinished<R extends Pick<RunRow, "status" | "updatedAt">>(rows: readonly R[]): R | null {
  const done = rows.filter(({ status }) => status === "done");
  return done.toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
}

/** What a finished run says of how its ticket was solved. */
export interface Proposal {
  run: string;
  number: string;
  /** What it came to. */
  title: Localized;
  /** Key of a cause; null where the run did not find one. */
  rootCause: string | null;
  solution: Localized;
}

/** Null where the run proposes nothing: nobody knows the cause, and no words of a solution belong to it. */
export function proposalIn({ row, document, conclusion }: RunDetail): Proposal | null {
  const found = document?.conclusions.find(({ key }) => key === conclusion);
  if (row.status !== "done" || !found) return null;
  const rootCause = row.verdict === "" || row.verdict === "unknown" ? null : row.verdict;
  const solution = found.solution ?? {};
  if (rootCause === null && Object.keys(solution).length === 0) return null;
  return { run: row.id, number: row.number, title: found.title, rootCause, solution };
}
