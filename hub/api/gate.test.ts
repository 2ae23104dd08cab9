import fc from "fast-check";
import { expect, test } from "vitest";
import { makeGate } from "./gate.ts";
import type { Place } from "./gate.ts";

const patient = { mostOfOne: 100, patienceMs: 60_000 };

test("never more is inside than it holds, and everybody comes in, in turn", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 }),
      async (weights) => {
        const gate = makeGate({ capacity: 10, ...patient });
        const came: number[] = [];
        await Promise.all(
          weights.map(async (weight, index) => {
            const place = (await gate.enter("one", weight)) as Place;
            came.push(index);
            expect(gate.inside <= 10 || gate.inside === weight).toBe(true);
            await Promise.resolve();
            place.leave();
            place.leave();
          }),
        );
        expect(came).toEqual(weights.map((_, index) => index));
        expect([gate.inside, gate.waiting]).toEqual([0, 0]);
      },
    ),
    { numRuns: 100, seed: 20261126 },
  );
});

test("what turns out lighter makes room for the next", async () => {
  const gate = makeGate({ capacity: 10, ...patient });
  const first = await gate.enter("a", 8);
  const second = gate.enter("b", 8);
  expect(gate.waiting).toBe(1);
  first?.weigh(2);
  expect(await second).not.toBeNull();
  expect(gate.inside).toBe(10);
});

test("one key has its share, waiting included; patience ends", async () => {
  const gate = makeGate({ capacity: 1, mostOfOne: 2, patienceMs: 1 });
  const first = await gate.enter("a", 1);
  const waiting = gate.enter("a", 1);
  expect(await gate.enter("a", 1)).toBeNull();
  expect(await waiting).toBeNull();
  first?.leave();
  expect(await gate.enter("a", 1)).not.toBeNull();
});
