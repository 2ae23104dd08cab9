import fc from "fast-check";
import { expect, test } from "vitest";
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
          () => undefined,
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

test("a code whose taking threw is handed on, and those behind it are taken", async () => {
  const taken: string[] = [];
  const failed: string[] = [];
  const scan = scanSeries(
    async (code) => code,
    (code) => {
      if (code === "bad") throw new Error("no such place");
      taken.push(code);
    },
    (code) => failed.push(code),
  );
  const all = await Promise.allSettled(["first", "bad", "last"].map((code) => scan(code)));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect([taken, failed]).toEqual([["first", "last"], ["bad"]]);
});
