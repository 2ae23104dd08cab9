import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { count } from "./runners.mjs";

const file = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-report-")), "report.json");

function counted(tally: { passed: number; failed: number; skipped: number }, exitCode: number): number[] {
  writeFileSync(file, JSON.stringify(tally));
  const { passed, failed } = count("a runner", exitCode, file, (report) => report as typeof tally);
  return [passed, failed];
}

test("a good run counts as it is", () => {
  expect(counted({ passed: 3, failed: 0, skipped: 0 }, 0)).toEqual([3, 0]);
  expect(counted({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual([3, 2]);
});

test("a run without tests fails", () => {
  expect(counted({ passed: 0, failed: 0, skipped: 0 }, 0)).toEqual([0, 1]);
});

test("a run with skipped tests fails", () => {
  expect(counted({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual([3, 1]);
});

test("an exit code that says more than the counts is believed", () => {
  expect(counted({ passed: 3, failed: 0, skipped: 0 }, 1)).toEqual([3, 1]);
});

test("a runner that left no report failed", () => {
  const { passed, failed } = count("a runner", 0, `${file}.nowhere`, () => ({
    passed: 1,
    failed: 0,
    skipped: 0,
  }));
  expect([passed, failed]).toEqual([0, 1]);
});
