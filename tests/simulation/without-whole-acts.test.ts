import { beforeEach, expect, test, vi } from "vitest";
import type * as Evolve from "../../shared/domain/evolve.ts";
import { runSeed } from "./run-seed.ts";

/** What the fold leaves out, as a store could that commits in parts, or shows the hub's log alone. */
const leavesOut = vi.hoisted(() => ({ what: "" }));

vi.mock("../../shared/domain/evolve.ts", async (original) => {
  const real = await original<typeof Evolve>();
  const evolve: typeof real.evolve = (state, logged) => {
    const isOther = logged.op.touches[0] !== `${state.kind}:${state.id}`;
    if (leavesOut.what === "other records" && isOther) return state;
    if (leavesOut.what === "what waits" && logged.seq === null) return state;
    return real.evolve(state, logged);
  };
  return { ...real, evolve };
});

beforeEach(() => {
  leavesOut.what = "";
});

async function problemsOf(what: string): Promise<string> {
  leavesOut.what = what;
  const lines: string[] = [];
  for (let seed = 1; seed <= 3; seed += 1) lines.push(...(await runSeed(seed)).diverged);
  return lines.join("\n");
}

test("a run fails while an act over many records is seen in part", async () => {
  expect(await problemsOf("other records")).toMatch(/ only in part/);
});

test("a run fails while a user does not read what he wrote", async () => {
  expect(await problemsOf("what waits")).toMatch(/ does not show .* in ticket:/);
});
