import { expect, test } from "vitest";
import type { TargetState, TourTarget } from "../../../shared/ipc/rounds.ts";
import { firstOpen, nextOpen } from "./next-target.ts";

const targets = (...states: TargetState[]) =>
  states.map((state, index) => ({ key: String(index), state }) as TourTarget);

test("a tour goes on at what is under way, else at the first that waits", () => {
  expect(firstOpen(targets("walked", "waiting", "running"))).toBe("2");
  expect(firstOpen(targets("walked", "waiting", "missed"))).toBe("1");
  expect(firstOpen(targets("walked", "missed"))).toBeNull();
});

test("the next is looked for behind, and then from the beginning", () => {
  expect(nextOpen(targets("waiting", "walked", "walked", "waiting"), "1")).toBe("3");
  expect(nextOpen(targets("waiting", "walked", "walked", "missed"), "2")).toBe("0");
  expect(nextOpen(targets("walked", "walked"), "0")).toBeNull();
  expect(nextOpen(targets("walked", "waiting"), "gone")).toBe("1");
});
