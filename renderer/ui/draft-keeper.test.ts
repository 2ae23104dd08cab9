import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftKeeper, PAUSE } from "./draft-keeper.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeper() {
  const done: string[] = [];
  const made = new DraftKeeper({
    save: async (data) => done.push(`save ${String(data.text)}`),
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
