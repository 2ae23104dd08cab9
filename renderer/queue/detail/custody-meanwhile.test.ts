import { expect, test } from "vitest";
import { custodyMeanwhile, inOneStream } from "./custody-meanwhile.ts";

const entry = (type: string, corrected: number) => ({ type, corrected });
const act = (recordedAt: number, named = false) => ({ recordedAt, named });

test("what was handed over while a ticket was closed is none of its story, unless its document names it", () => {
  const entries = [
    entry("ticket.open", 10),
    entry("ticket.close", 30),
    entry("ticket.reopen", 50),
    entry("ticket.close", 70),
  ];
  const custody = [act(20), act(40), act(45, true), act(60), act(80), act(90, true)];
  expect(custodyMeanwhile(custody, entries).map(({ recordedAt }) => recordedAt)).toEqual([20, 45, 60, 90]);
});

test("acts stand between the entries by their time, and none is lost or told twice", () => {
  const entries = [entry("ticket.note", 20), entry("ticket.note", 15), entry("ticket.note", 40)];
  const stream = inOneStream(entries, [act(50), act(30), act(20), act(1)]);
  expect(stream.map((each) => ("type" in each ? each.corrected : -each.recordedAt))).toEqual([
    -1, 20, 15, -20, -30, 40, -50,
  ]);
});
