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

/** A core that refuses whatever is asked of some of them. */
function core(refuses: readonly string[], more: Partial<CoreError> = {}) {
  const asked: Asked[][] = [];
  const run = (all: readonly Asked[]): Promise<Answer<unknown>> => {
    asked.push([...all]);
    const command = all.findIndex(([, args]) => refuses.includes((args as { ticket: string }).ticket));
    const error: CoreError = { code: "notAllowed", message: "no", path: "", details: { command }, ...more };
    return Promise.resolve(command < 0 ? { ok: true, value: null } : { ok: false, error });
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
