import { expect, test } from "vitest";
import type { ProblemRow } from "../../../shared/domain/problem/problem.ts";
import { PROBLEM_STATES } from "../../../shared/domain/problem/problem.ts";
import { PROBLEM_LISTS, inProblemList, listedProblems, textsOf } from "./listed.ts";

const row = (id: string, state: ProblemRow["state"], tickets: number): ProblemRow => ({
  ...{
    id,
    number: `B-K7-${id}`,
    title: id,
    state,
    knownError: "",
    workaround: "重启",
    owner: null,
    changeNo: "",
  },
  ...{
    tickets: Array.from({ length: tickets }, (_, at) => `t${at}`),
    updatedAt: 0,
    conflicts: 0,
    pending: 0,
  },
});
const rows = [
  row("0001", "open", 1),
  row("0002", "known", 4),
  row("0003", "solved", 9),
  row("0004", "open", 4),
];
const ids = (list: (typeof PROBLEM_LISTS)[number], answers = (_: ProblemRow) => true) =>
  listedProblems(rows, list, answers).map(({ id }) => id);

test("what most tickets speak of stands first, and what is solved in a list of its own", () => {
  expect(ids("unsolved")).toEqual(["0002", "0004", "0001"]);
  expect(ids("known")).toEqual(["0002"]);
  expect(ids("solved")).toEqual(["0003"]);
});

test("a problem of any state stands in some list", () => {
  for (const state of PROBLEM_STATES) {
    expect(PROBLEM_LISTS.some((list) => inProblemList({ state }, list))).toBe(true);
  }
});

test("it is found by its number and its workaround too", () => {
  expect(textsOf(rows[0] as ProblemRow)).toEqual(["B-K7-0001", "0001", "重启"]);
  expect(ids("unsolved", (each) => textsOf(each).includes("B-K7-0004"))).toEqual(["0004"]);
});
