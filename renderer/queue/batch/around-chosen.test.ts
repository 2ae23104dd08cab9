import { expect, test } from "vitest";
import type { AroundChosen } from "./around-chosen.ts";
import { unfiled, withCallers } from "./around-chosen.ts";
import { UNSAID, batchOf } from "./batch-forms.ts";

const caller = (id: string, status = "new") => ({ id, status, times: [], securityFlag: false });
/** What the core says of a fault and its callers. */
const around = (of: Record<string, unknown>) => new Map(Object.entries(of)) as unknown as AroundChosen;
const fault = (callers: unknown[], close: string[] = []) => ({
  row: { number: "T-1", title: "网络不通", securityFlag: false },
  callers,
  missing: { close },
});
const ticketsIn = (wanted: ReturnType<typeof batchOf>) =>
  wanted.map(({ asked }) => asked.map(([type, args]) => `${type} ${(args as { ticket: string }).ticket}`));

test("what is done with several is passed down to the callers of each, as where it is done with one", () => {
  const known = around({ a: fault([caller("a1"), caller("a2", "closed")]), b: fault([]) });
  const noted = batchOf("note", ["a", "b"], { ...UNSAID, text: "已换交换机" });
  expect(ticketsIn(withCallers(noted, known, 0))).toEqual([
    ["ticket.note a", "ticket.note a1"],
    ["ticket.note b"],
  ]);
  // Nothing is accepted for somebody else's ticket.
  expect(ticketsIn(withCallers(batchOf("accept", ["a"], UNSAID), known, 0))).toEqual([["ticket.accept a"]]);
});

test("a caller that is chosen as well is done once", () => {
  const known = around({ a: fault([caller("b")]), b: fault([]) });
  const paused = batchOf("pause", ["a", "b"], { ...UNSAID, reason: "parts" });
  expect(ticketsIn(withCallers(paused, known, 0))).toEqual([["ticket.pause a"], ["ticket.pause b"]]);
});

test("of each ticket is asked what it is closed without, and only that", () => {
  const known = around({ a: fault([], ["category", "rating"]), b: fault([], ["rating"]) });
  expect(unfiled(known)).toEqual([{ ticket: "a", name: "T-1 网络不通", lacks: ["category"] }]);
  const filed = { a: { category: "network.access" } };
  const closed = batchOf("close", ["a", "b"], { ...UNSAID, confirmation: "verbal", filed });
  expect(closed.map(({ asked }) => asked[0]?.[1])).toEqual([
    expect.objectContaining({ ticket: "a", category: "network.access" }),
    expect.not.objectContaining({ category: expect.anything() as unknown }),
  ]);
});

test("one visit to a desk is one arrival of all its tickets, each naming the others", () => {
  const [a, b] = batchOf("visit", ["a", "b"], { ...UNSAID, text: "一起看了", minutes: 25 });
  expect(a?.asked[0]).toEqual(["ticket.arrive", { ticket: "a", alongside: ["b"] }]);
  expect(b?.asked[0]).toEqual(["ticket.arrive", { ticket: "b", alongside: ["a"] }]);
  expect([a, b].map((each) => (each?.asked[1]?.[1] as { minutes: number }).minutes)).toEqual([13, 12]);
});
