import { expect, test } from "vitest";
import { LIES } from "./lying-hub.ts";
import { runLyingSeed } from "./lying-office.ts";

/** Each lie once, and one hub that never lies. */
const SEEDS = Object.keys(LIES).length + 1;

test.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
  "seed %i: a lie is found out, shown by nobody, and no honest hub is accused",
  async (seed) => {
    const { lie, problems } = await runLyingSeed(seed);
    expect(problems, `the lie: ${lie ?? "none"}`).toEqual([]);
  },
);
