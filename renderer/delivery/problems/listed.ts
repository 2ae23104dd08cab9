import type { ProblemRow, ProblemState } from "../../../shared/domain/problem/problem.ts";

/** The lists of problems: those that are not solved, of them the known errors, and those that are over. */
export const PROBLEM_LISTS = ["unsolved", "known", "solved"] as const;
export type ProblemList = (typeof PROBLEM_LISTS)[number];

const STATES: Readonly<Record<ProblemList, readonly ProblemState[]>> = {
  unsolved: ["open", "known"],
  known: ["known"],
  solved: ["solved"],
};

export const inProblemList = ({ state }: Pick<ProblemRow, "state">, list: ProblemList): boolean =>
  STATES[list].includes(state);

/** What a problem is found by; its number as it is spoken. */
export const textsOf = ({ number, title, knownError, workaround, changeNo }: ProblemRow): string[] =>
  [number, title, knownError, workaround, changeNo].filter((text) => text !== "");

/** The problems of a list that answer, those that most tickets speak of first; the order given breaks a tie. */
export function listedProblems(
  rows: readonly ProblemRow[],
  list: ProblemList,
  answers: (row: ProblemRow) => boolean,
): ProblemRow[] {
  return rows
    .filter((row) => inProblemList(row, list) && answers(row))
    .sort((a, b) => b.tickets.length - a.tickets.length);
}
