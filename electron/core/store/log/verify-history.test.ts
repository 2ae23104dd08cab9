import { expect, test } from "vitest";
import { sha256 } from "../../keys/device-key.ts";
import { createPrevCheck } from "./verify-history.ts";

/** Operations of one laptop as a log holds them; each follows what is named before it. */
function made(deviceSeq: number, feed: number | null, said: string, prev?: { body: string }) {
  const body = JSON.stringify({ said, ...(prev ? { prev: sha256(prev.body) } : {}) });
  return { type: "ticket.note", device: "k3", deviceSeq, feed, body };
}
const eight = made(8, 80, "换了硬盘");
const eightOfItsCopy = made(8, 81, "重装系统");
const nine = made(9, 90, "交还用户", eight);

test("what follows something else than its device did before is told", () => {
  const follows = createPrevCheck([]);
  expect([eight, nine].map(follows)).toEqual([true, true]);
  const other = createPrevCheck([]);
  expect([eightOfItsCopy, nine].map(other)).toEqual([true, false]);
  const waiting = createPrevCheck([]);
  expect([eightOfItsCopy, { ...nine, feed: null }].map(waiting)).toEqual([true, false]);
});

test("where two laptops went by one identity, either of their forms may be meant", () => {
  const follows = createPrevCheck([]);
  expect([eight, eightOfItsCopy, nine].map(follows)).toEqual([true, true, true]);
});

test("what a restore of the hub may have lost, or came after it, accuses nobody", () => {
  const lostNine = createPrevCheck([{ epoch: 2, from: 90, to: 120 }]);
  expect([eightOfItsCopy, nine].map(lostNine)).toEqual([true, true]);
  const lostEight = createPrevCheck([{ epoch: 2, from: 100, to: 120 }]);
  expect([{ ...eightOfItsCopy, feed: 130 }, nine].map(lostEight)).toEqual([true, true]);
  const before = createPrevCheck([{ epoch: 2, from: 100, to: 120 }]);
  expect([eightOfItsCopy, nine].map(before)).toEqual([true, false]);
});
