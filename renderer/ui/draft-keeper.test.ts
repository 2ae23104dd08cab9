import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AGAIN, DraftKeeper, DraftKeepers, LATEST, PAUSE } from "./draft-keeper.ts";
import { createUnkept, keepOnTheWayOut } from "./unkept.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param failing which saves fail, counted from 1 */
function keeper(failing = new Set<number>()) {
  const done: string[] = [];
  const board = createUnkept();
  const made = new DraftKeeper(
    {
      save: async (data) => {
        done.push(`save ${String(data.text)}`);
        return !failing.has(done.length);
      },
      discard: async () => {
        done.push("discard");
        return !failing.has(done.length);
      },
    },
    board,
  );
  return { made, done, board };
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

test("typing without a pause is saved again and again, never more than two seconds late", async () => {
  const { made, done } = keeper();
  let text = "";
  for (let ms = 0; ms < 12_000; ms += 100) {
    text += "字";
    made.change({ text });
    await vi.advanceTimersByTimeAsync(100);
  }
  const kept = done.map((each) => each.length - "save ".length);
  expect(kept.length).toBeGreaterThanOrEqual(6);
  const gaps = kept.map((length, index) => (length - (kept[index - 1] ?? 0)) * 100);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(LATEST);
  expect(LATEST).toBeLessThan(2000);
});

test("what was emptied is forgotten, as one that never was", async () => {
  const { made, done, board } = keeper();
  made.change({ text: "r" });
  await vi.advanceTimersByTimeAsync(PAUSE);
  made.change(null);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(done).toEqual(["save r", "discard"]);
  expect(await board.keepAll()).toBe(0);
});

test("leaving keeps everything that is typed, whatever form it is in", async () => {
  const one = keeper();
  const other = { flush: vi.fn(() => Promise.resolve()) };
  one.made.change({ text: "half" });
  one.board.waits(other);
  expect(await one.board.keepAll()).toBe(1);
  expect(one.done).toEqual(["save half"]);
  expect(other.flush).toHaveBeenCalledTimes(1);
  one.board.kept(other);
  expect(await one.board.keepAll()).toBe(0);
});

test.each(["beforeunload", "pagehide", "blur"])("%s keeps what is typed", async (way) => {
  const { made, done, board } = keeper();
  const target = new EventTarget();
  keepOnTheWayOut(target as Window, board);
  made.change({ text: "half" });
  target.dispatchEvent(new Event(way));
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(["save half"]);
});

test("what cannot be kept is said until it is, and not once more for every letter", async () => {
  const { made, board } = keeper(new Set([1, 2]));
  const said: number[] = [];
  board.failed.subscribe(() => said.push(board.failed.get()));
  made.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(board.failed.get()).toBe(1);
  expect(await board.keepAll()).toBe(1);
  made.change({ text: "ab" });
  expect(board.failed.get()).toBe(1);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(said).toEqual([1, 0]);
});

test("a draft that could not be forgotten is tried again", async () => {
  const { made, done } = keeper(new Set([1]));
  void made.discard();
  await vi.advanceTimersByTimeAsync(2 * AGAIN);
  expect(done).toEqual(["discard", "discard"]);
});

test("whoever is back before the text is kept finds it, and one keeper writes it, also when saving fails", async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const saved: unknown[] = [];
  const save = (data: object) => {
    saved.push(data);
    return saved.length === 1 ? promise : Promise.resolve(true);
  };
  const keepers = new DraftKeepers();
  const form = () => keepers.of("asset.register", { save, discard: () => Promise.resolve(true) });
  const left = form();
  left.change({ serial: "SN-77" });
  void left.flush();
  const back = form();
  expect(back.unkept).toEqual({ data: { serial: "SN-77" } });
  back.change({ serial: "SN-770" });
  void back.flush();
  resolve(false);
  await vi.advanceTimersByTimeAsync(5 * AGAIN);
  expect(saved).toEqual([{ serial: "SN-77" }, { serial: "SN-770" }]);
  expect(form()).not.toBe(left);
  expect(form().unkept).toBeNull();
});

test("whoever is back before a form that was sent is forgotten does not find it filled in", async () => {
  const keepers = new DraftKeepers();
  const form = () =>
    keepers.of("ticket.open", { save: () => Promise.resolve(true), discard: () => Promise.resolve(true) });
  const sent = form();
  sent.change({ title: "卡纸" });
  await sent.flush();
  void sent.discard();
  expect(form().unkept).toEqual({ data: null });
});
