import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScanAnswer, ScanEntry } from "./entries.ts";
import { answered, outcomesOf, scannedIds, without } from "./entries.ts";
import { addScan, answerScan, bringBackTray, takeFromTray, useTray } from "./tray-state.ts";

const record = (id: string, kind: "asset" | "ticket" = "asset"): ScanAnswer => ({
  is: "record",
  record: { kind, id, title: id, subtitle: "" },
});
const scanned = (...codes: string[]): ScanEntry[] =>
  codes.map((code, id) => ({ id, code, answer: { is: "asking" } }));

test("every scan keeps its line, found or not", () => {
  let entries = scanned("IT-1", "XX-9", "IT-1", "IT-2");
  entries = answered(entries, 0, record("one"));
  entries = answered(entries, 1, { is: "unknown" });
  entries = answered(entries, 2, record("one"));
  entries = answered(entries, 3, { is: "failed" });
  expect(entries.map(({ code }) => code)).toEqual(["IT-1", "XX-9", "IT-1", "IT-2"]);
  expect(outcomesOf(entries)).toEqual(["found", "unknown", "double", "failed"]);
  expect(scannedIds(entries, "asset")).toEqual(["one"]);
});

test("the order in which answers come changes nothing", () => {
  const codes = ["a", "b", "a", "c", "b", "a", "x"];
  const answerOf = (code: string): ScanAnswer => (code === "x" ? { is: "unknown" } : record(code));
  const inOrder = codes.reduce((all, code, id) => answered(all, id, answerOf(code)), scanned(...codes));
  const order = fc.shuffledSubarray([...codes.keys()], { minLength: codes.length });
  fc.assert(
    fc.property(order, (ids) => {
      const entries = ids.reduce(
        (all, id) => answered(all, id, answerOf(codes[id] as string)),
        scanned(...codes),
      );
      expect(entries).toEqual(inOrder);
      expect(outcomesOf(entries)).toEqual([
        "found",
        "found",
        "double",
        "found",
        "double",
        "double",
        "unknown",
      ]);
    }),
    { seed: 8, numRuns: 50 },
  );
});

test("what went into a form that was left is brought back, until something else is scanned", () => {
  const scan = (code: string, answer: ScanAnswer) => answerScan(addScan(code), answer);
  const codes = () => useTray.getState().entries.map(({ code }) => code);
  scan("IT-1", record("one"));
  scan("XX", { is: "unknown" });
  takeFromTray("asset");
  expect(codes()).toEqual(["XX"]);
  bringBackTray();
  expect(codes()).toEqual(["IT-1", "XX"]);
  takeFromTray("asset");
  scan("IT-2", record("two"));
  expect(useTray.getState().taken).toEqual([]);
  expect(codes()).toEqual(["XX", "IT-2"]);
});

test("what is done with the assets leaves everything else in the tray", () => {
  let entries = scanned("IT-1", "T-K7-1", "XX", "IT-1");
  entries = answered(entries, 0, record("one"));
  entries = answered(entries, 1, record("ticket", "ticket"));
  entries = answered(entries, 2, { is: "unknown" });
  entries = answered(entries, 3, record("one"));
  expect(without(entries, "asset").map(({ code }) => code)).toEqual(["T-K7-1", "XX"]);
});
