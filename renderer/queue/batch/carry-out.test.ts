import { expect, test } from "vitest";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Answer, Asked } from "../../core/index.ts";
import { carryOut, sharesOf } from "./carry-out.ts";
import type { Wanted } from "./carry-out.ts";

const wants = (ticket: string): Wanted => ({
  ticket,
  asked: [
    ["ticket.arrive", { ticket }],
    ["ticket.resume", { ticket }],
  ],
});

/** A core that refuses whatever is asked of some of them, and names all that it refuses. */
function core(refuses: readonly string[], more: Partial<CoreError> = {}) {
  const asked: Asked[][] = [];
  const run = (all: readonly Asked[]): Promise<Answer<unknown>> => {
    asked.push([...all]);
    const [first, ...others] = all.flatMap(([, args], command): CoreError[] =>
      refuses.includes((args as { ticket: string }).ticket)
        ? [{ code: "notAllowed", message: "no", path: "", ...more, details: { command } }]
        : [],
    );
    if (!first) return Promise.resolve({ ok: true, value: null });
    return Promise.resolve({ ok: false, error: { ...first, details: { ...first.details, others } } });
  };
  return { asked, run };
}

test("whichever is refused is told of by itself; the others are done as one act", async () => {
  const { asked, run } = core(["b", "d"]);
  const outcome = await carryOut(["a", "b", "c", "d"].map(wants), run);
  expect(outcome.done).toEqual(["a", "c"]);
  expect(outcome.refused.map(({ ticket }) => ticket)).toEqual(["b", "d"]);
  expect(asked.at(-1)).toEqual([...wants("a").asked, ...wants("c").asked]);
});

test("however many are refused, all of them are asked twice and no more", async () => {
  const tickets = Array.from({ length: 200 }, (_, at) => `t${at}`);
  const { asked, run } = core(tickets.filter((_, at) => at % 2 === 1));
  const outcome = await carryOut(tickets.map(wants), run);
  expect([outcome.done.length, outcome.refused.length]).toEqual([100, 100]);
  expect(asked.map((all) => all.length)).toEqual([400, 200]);
});

test("where all are refused, nothing is done", async () => {
  const outcome = await carryOut(["a", "b"].map(wants), core(["a", "b"]).run);
  expect([outcome.done, outcome.refused.length]).toEqual([[], 2]);
});

test("what is no matter of one ticket stops all of them, once", async () => {
  const { asked, run } = core(["b"], { code: "readOnly" });
  const outcome = await carryOut(["a", "b"].map(wants), run);
  expect([outcome.done, outcome.refused.length, asked.length]).toEqual([[], 2, 1]);
});

test("the minutes of one visit are shared out, none lost", () => {
  expect(sharesOf(20, 3)).toEqual([7, 7, 6]);
  expect(sharesOf(null, 2)).toEqual([null, null]);
});
