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
