import { beforeEach, expect, test } from "vitest";
import type { Change, DraftRow } from "../../shared/ipc/change-batch.ts";
import { DeskSet } from "./desk-set.ts";

let set: DeskSet;
beforeEach(() => {
  set = new DeskSet();
});

const draft = (key: string, updatedAt: number): DraftRow => ({
  key,
  form: "ticket.note",
  data: {},
  updatedAt,
});
const put = (key: string, updatedAt = 1): Change => ({ table: "draft", put: draft(key, updatedAt) });
const drop = (key: string): Change => ({ table: "draft", drop: key });
const keys = () => set.desk.draft.all().map(({ key, updatedAt }) => `${key} ${updatedAt}`);

test("rows stand in the order of their keys, whichever way they came", () => {
  set.add({ draft: [draft("c", 1), draft("a", 1)] });
  set.apply([put("b")]);
  expect(keys()).toEqual(["a 1", "b 1", "c 1"]);
});

test("the last change of a row wins", () => {
  set.apply([put("a"), drop("a"), put("a", 2), put("b"), drop("b")]);
  expect(keys()).toEqual(["a 2"]);
});

test("what replaces the rows leaves none that it does not have, in any table", () => {
  set.add({ draft: [draft("a", 1)], outbox: [{ id: "o" } as never] });
  set.replace({ draft: [draft("b", 1)] });
  expect(keys()).toEqual(["b 1"]);
  expect(set.desk.outbox.all()).toEqual([]);
});

test("the rows are the same array until one of them changes", () => {
  set.apply([put("a")]);
  const before = set.desk.draft.all();
  set.apply([drop("none")]);
  set.add({ outbox: [{ id: "o" } as never] });
  expect(set.desk.draft.all()).toBe(before);
  set.apply([put("a", 2)]);
  expect(set.desk.draft.all()).not.toBe(before);
});

test("what is read is read again when a table that it read has changed, and told once all of a write stands", () => {
  let read = 0;
  const reading = set.reading((desk) => {
    read += 1;
    return desk.draft.all().length + (desk.outbox.get("o") ? 100 : 0);
  });
  const told: number[] = [];
  const stop = reading.subscribe(() => told.push(reading.get()));
  expect([reading.get(), reading.get(), read]).toEqual([0, 0, 1]);
  set.apply([put("a"), put("b")]);
  set.add({ ticket: [{ id: "t" } as never] });
  set.add({ outbox: [{ id: "o" } as never] });
  expect(told).toEqual([2, 102]);
  expect(read).toBe(3);
  stop();
  set.apply([put("c")]);
  expect(told).toHaveLength(2);
  expect(reading.get()).toBe(103);
});
