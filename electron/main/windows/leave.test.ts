import { expect, test } from "vitest";
import { leave } from "./leave.ts";

function page(asked = true) {
  const timers: { ms: number; act: () => void }[] = [];
  let questions = 0;
  const leaving = leave({
    ask: () => {
      questions += 1;
      return asked;
    },
    later: (ms, act) => void timers.push({ ms, act }),
  });
  return { leaving, timers, questions: () => questions };
}

test("the end waits for the page, and for what it says could not be kept", async () => {
  const { leaving, questions } = page();
  const kept = leaving.keep();
  expect(questions()).toBe(1);
  leaving.left(2);
  expect(await kept).toBe(2);
});

test("a page that does not answer is waited for three seconds; a page that is not there not at all", async () => {
  const { leaving, timers } = page();
  const kept = leaving.keep();
  expect(timers.map(({ ms }) => ms)).toEqual([3000]);
  timers[0]?.act();
  expect(await kept).toBeNull();
  // Its answer comes late: the next question is not answered by a patience that is over.
  leaving.left(0);
  const again = leaving.keep();
  timers[0]?.act();
  leaving.left(0);
  expect(await again).toBe(0);
  expect(await page(false).leaving.keep()).toBe(0);
});
