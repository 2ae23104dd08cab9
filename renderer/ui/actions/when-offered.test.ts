import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRecord, select, useNav } from "../navigation.ts";
import type { Area } from "../navigation.ts";
import { offer, runWhenOffered } from "./actions.ts";

const AREA = "queue" as Area;
const [pane, other] = [Symbol("pane"), Symbol("other")];
let done: string[];

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  openRecord(AREA, "second");
});
afterEach(() => {
  [pane, other].forEach((owner) => offer(owner, null));
  useNav.setState({ area: null, selected: {}, back: [], card: null });
  vi.useRealTimers();
});

const shows = (of: string, more: object = {}) =>
  offer(pane, [
    {
      id: "ticket.accept",
      of,
      group: "ticket",
      shortcuts: [],
      run: () => done.push(`accepted ${of}`),
      ...more,
    },
  ]);
const accept = () => runWhenOffered("ticket.accept", "second", () => done.push("refused"));
const later = () => vi.advanceTimersByTime(10_000);

test("it waits for its record, and passes over what the one before offers", () => {
  shows("first");
  accept();
  expect(done).toEqual([]);
  shows("second");
  later();
  expect(done).toEqual(["accepted second"]);
});

test("what its record does not offer is not done to the next one that does, and is told once", () => {
  shows("second", { disabled: true });
  accept();
  select(AREA, "third");
  shows("third");
  later();
  expect(done).toEqual(["refused"]);
});

test("it is told soon that the record does not allow it, and not while it is still read who may do what", () => {
  shows("second", { disabled: true });
  accept();
  vi.advanceTimersByTime(100);
  expect(done).toEqual([]);
  shows("second");
  expect(done).toEqual(["accepted second"]);
  shows("second", { disabled: true });
  accept();
  vi.advanceTimersByTime(600);
  expect(done).toEqual(["accepted second", "refused"]);
});

test("what nobody offers, and what was left for another area, is told", () => {
  accept();
  later();
  expect(done).toEqual(["refused"]);
  accept();
  useNav.setState({ area: "assets" as Area });
  shows("second");
  later();
  expect(done).toEqual(["refused", "refused"]);
});

test("of two that offer it for the record the later one is meant", () => {
  shows("second");
  offer(other, [
    { id: "ticket.accept", of: "second", group: "", shortcuts: [], run: () => done.push("the later") },
  ]);
  accept();
  expect(done).toEqual(["the later"]);
});
