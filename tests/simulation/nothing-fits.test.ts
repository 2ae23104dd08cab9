import fc from "fast-check";
import { expect, test } from "vitest";
import { NothingFits, passing } from "../support/domain/values.ts";

test("what is refused whatever it says is told, and not made up for ever", () => {
  const sample = (wrong: (value: number) => unknown) =>
    fc.sample(passing(fc.nat(), wrong), { seed: 1, numRuns: 3 });
  expect(() => sample(() => "never")).toThrow(NothingFits);
  expect(sample((value) => (value % 2 === 0 ? null : "odd"))).toSatisfy((all: number[]) =>
    all.every((value) => value % 2 === 0),
  );
});
