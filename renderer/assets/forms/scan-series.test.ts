import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScanNote } from "./scan-notes.ts";
import { noted } from "./scan-notes.ts";
import { scanSeries } from "./scan-series.ts";

test("scans are taken in the order of scanning, in whatever order their answers come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }),
      async (turns, codes) => {
        const taken: string[] = [];
        const scan = scanSeries(
          (code) => turns.schedule(Promise.resolve(`of ${code}`)),
          (code, answer) => taken.push(`${code} ${answer}`),
        );
        const all = Promise.all(codes.map((code) => scan(code)));
        await turns.waitAll();
        await all;
        expect(taken).toEqual(codes.map((code) => `${code} of ${code}`));
      },
    ),
    { seed: 8, numRuns: 100 },
  );
});

test("what made no line of its own stays, each by itself", () => {
  const said = (code: string, word: ScanNote["word"]) => ({ code, word, name: "", candidates: [] });
  let notes: ScanNote[] = [];
  for (const [code, word] of [
    ["IT-1", "added"],
    ["XX-9", "unknown"],
    ["IT-1", "duplicate"],
    ["XX-9", "unknown"],
    ["IT-2", "added"],
  ] as const) {
    notes = noted(notes, said(code, word));
  }
  expect(notes.map(({ code, word }) => `${code} ${word}`)).toEqual([
    "XX-9 unknown",
    "IT-1 duplicate",
    "XX-9 unknown",
  ]);
  expect(new Set(notes.map(({ id }) => id)).size).toBe(3);
});
