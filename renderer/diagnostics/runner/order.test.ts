import { expect, test } from "vitest";
import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../../shared/domain/checklist/play.ts";
import { placesOf } from "./order.ts";

const steps = ["a", "b", "c", "d", "e"].map((key): Step => ({
  ...{ key, kind: "confirm", title: {}, required: true, touchesData: false, destroys: false },
  ...{ evidence: false, go: [] },
}));
const checklist = { steps } as unknown as Checklist;
const end = { key: "end" } as Walk["conclusion"];

/** The column as it is read: each step with how it stands. */
function column(path: string, outcomes: string, waiting: string, conclusion: Walk["conclusion"] = null) {
  const walk: Walk = {
    ...{ path: [...path], conclusion, at: null, missing: [] },
    outcomes: Object.fromEntries([...outcomes].map((key) => [key, "normal"])),
  };
  const at = steps.find(({ key }) => key === waiting) ?? null;
  return placesOf(checklist, walk, at).map(({ step, state }) => `${step.key} ${state}`);
}

test("what was walked stands in the order in which it came, then what may still come", () => {
  expect(column("ac", "a", "c")).toEqual(["a done", "c now", "d ahead", "e ahead"]);
});

test("a step that was jumped over is not said to come", () => {
  expect(column("ad", "a", "d")).not.toContain("b ahead");
});

test("an optional step that nobody answered was passed; the one that waits is now, answered or not", () => {
  expect(column("abc", "ac", "")).toContain("b passed");
  expect(column("ab", "ab", "b")).toContain("b now");
});

test("at a conclusion nothing comes any more", () => {
  expect(column("ab", "ab", "", end)).toEqual(["a done", "b done"]);
});

test("a step of a newer checklist that the walk names is left out, not made up", () => {
  expect(column("az", "a", "")).toEqual(["a done", "b ahead", "c ahead", "d ahead", "e ahead"]);
});
