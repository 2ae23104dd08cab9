import { expect, test } from "vitest";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { heldBack, lastFinished, momentOf, proposalIn } from "./run-facts.ts";

const run = (
  id: string,
  status: "open" | "done" | "abandoned",
  holds: "block" | "warn" | null,
  updatedAt = 9,
) => ({
  ...{ id, status, holds, updatedAt, startedAt: 1 },
});

test("a run stands where it was begun until it has come to an end, then there", () => {
  expect(momentOf(run("a", "open", null))).toBe(1);
  expect(momentOf(run("a", "done", null))).toBe(9);
  expect(momentOf(run("a", "abandoned", null))).toBe(9);
});

test("what holds a ticket back: what can be gone on with first, what only warns apart, the rest not at all", () => {
  const rows = [
    run("given up", "abandoned", "block"),
    run("open", "open", "block"),
    run("warning", "open", "warn"),
    run("done", "done", null),
  ];
  const { block, warn } = heldBack(rows);
  expect(block.map(({ id }) => id)).toEqual(["open", "given up"]);
  expect(warn.map(({ id }) => id)).toEqual(["warning"]);
});

test("the finished run that speaks for a ticket is the last; one that was given up says nothing", () => {
  const rows = [
    run("first", "done", null, 5),
    run("last", "done", null, 8),
    run("left", "abandoned", "block", 9),
  ];
  expect(lastFinished(rows)?.id).toBe("last");
  expect(lastFinished(rows.slice(2))).toBeNull();
});

const detail = (verdict: string, solution?: object, more: object = {}) =>
  ({
    row: { id: "r1", number: "Z-K7-0001", status: "done", verdict, ...more },
    document: {
      conclusions: [
        { key: "other", title: { "zh-CN": "别的" } },
        { key: "cable", title: { "zh-CN": "网线坏" }, ...(solution ? { solution } : {}) },
      ],
    },
    conclusion: "cable",
  }) as unknown as RunDetail;

test("it proposes the cause that was found and the words of its conclusion", () => {
  expect(proposalIn(detail("hardware", { "zh-CN": "换线" }))).toEqual({
    ...{ run: "r1", number: "Z-K7-0001", title: { "zh-CN": "网线坏" } },
    ...{ rootCause: "hardware", solution: { "zh-CN": "换线" } },
  });
  expect(proposalIn(detail("hardware"))).toMatchObject({ rootCause: "hardware", solution: {} });
});

test("that nobody knows the cause is no proposal, nor is anything of a run that is not finished", () => {
  expect(proposalIn(detail("unknown", { en: "swapped" }))).toMatchObject({ rootCause: null });
  expect(proposalIn(detail("unknown"))).toBeNull();
  expect(proposalIn(detail("hardware", { en: "x" }, { status: "abandoned" }))).toBeNull();
  expect(proposalIn({ ...detail("hardware", { en: "x" }), document: null })).toBeNull();
});
