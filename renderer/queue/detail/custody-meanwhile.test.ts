import { expect, test } from "vitest";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { custodyMeanwhile, inOneStream } from "./custody-meanwhile.ts";

const entry = (type: string, corrected: number, undone: HistoryEntry["undone"] = null) => ({
  ...{ type, corrected, undone },
});
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

test("closing that was taken back was no closing, and taking up again that was taken back opened nothing", () => {
  const undone = { actorName: "Li Na", at: 35 };
  const closedByMistake = [entry("ticket.open", 10), entry("ticket.close", 30, undone)];
  const openedByMistake = [
    entry("ticket.close", 30),
    entry("ticket.reopen", 50, undone),
    entry("ticket.reopen", 70),
  ];
  const tooLate = [entry("ticket.close", 30, "late")];
  const told = (entries: Parameters<typeof custodyMeanwhile>[1]) =>
    custodyMeanwhile([act(20), act(32), act(40), act(60), act(80)], entries).map(
      ({ recordedAt }) => recordedAt,
    );
  expect(told(closedByMistake)).toEqual([20, 32, 40, 60, 80]);
  expect(told(openedByMistake)).toEqual([20, 80]);
  expect(told(tooLate)).toEqual([20]);
});

test("acts stand between the entries by their time, and none is lost or told twice", () => {
  const entries = [entry("ticket.note", 20), entry("ticket.note", 15), entry("ticket.note", 40)];
  const stream = inOneStream(entries, [act(50), act(30), act(20), act(1)]);
  expect(stream.map((each) => ("type" in each ? each.corrected : -each.recordedAt))).toEqual([
    -1, 20, 15, -20, -30, 40, -50,
  ]);
});
