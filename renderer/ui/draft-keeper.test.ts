import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AGAIN, DraftKeeper, PAUSE } from "./draft-keeper.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param failing which saves fail, counted from 1 */
function keeper(failing = new Set<number>()) {
  const done: string[] = [];
  const made = new DraftKeeper({
    save: async (data) => {
      done.push(`save ${String(data.text)}`);
      return !failing.has(done.length);
    },
    discard: async () => done.push("discard"),
  });
  return { made, done };
}

test("a pause in typing saves what was typed last, once", async () => {
  const { made, done } = keeper();
  for (const text of ["a", "ab", "abc"]) made.change({ text });
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(["save abc"]);
  await vi.advanceTimersByTimeAsync(PAUSE * 3);
  expect(done).toEqual(["save abc"]);
});

test("a form that goes away is saved at once", async () => {
  const { made, done } = keeper();
  made.change({ text: "half" });
  await made.flush();
  expect(done).toEqual(["save half"]);
});

test("what was sent does not come back: nothing is saved after a discard", async () => {
  const { made, done } = keeper();
  made.change({ text: "first" });
  const saving = made.flush();
  made.change({ text: "second" });
  const discarding = made.discard();
  await Promise.all([saving, discarding]);
  await vi.advanceTimersByTimeAsync(PAUSE * 3);
  expect(done).toEqual(["save first", "discard"]);
});

test("a save that failed is tried again until it is kept", async () => {
  const { made, done } = keeper(new Set([1, 2]));
  made.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(PAUSE + 2 * AGAIN);
  expect(done).toEqual(["save a", "save a", "save a"]);
  await vi.advanceTimersByTimeAsync(5 * AGAIN);
  expect(done).toHaveLength(3);
});

test("a save that failed gives way to newer text and does not outlive a discard", async () => {
  const { made, done } = keeper(new Set([1, 2]));
  made.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(PAUSE);
  made.change({ text: "ab" });
  await vi.advanceTimersByTimeAsync(PAUSE);
  await made.discard();
  await vi.advanceTimersByTimeAsync(5 * AGAIN);
  expect(done).toEqual(["save a", "save ab", "discard"]);
});
