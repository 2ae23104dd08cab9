import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { crash } from "./crash.ts";

const KILLS = 10;

test(`${KILLS} kills of real consoles and hubs: what was acknowledged is there, once, and every store is sound`, async () => {
  const { lost, doubled, corrupt, kills, acknowledged, runs } = await crash(KILLS, 3);
  expect({ lost, doubled, corrupt }).toEqual({ lost: [], doubled: [], corrupt: [] });
  expect(kills).toBe(KILLS);
  expect(acknowledged, "the run was not empty").toBeGreaterThan(0);
  expect(runs, "checklists were worked through").toBeGreaterThan(0);
});

test("a console that says 'saved' and keeps nothing is found out", async () => {
  const { lost, acknowledged, folder } = await crash(2, 3, "nothing");
  if (folder) rmSync(folder, { recursive: true, force: true });
  expect(acknowledged).toBeGreaterThan(0);
  expect(lost.length).toBeGreaterThan(0);
});

test("a console that loses what was said in a run is found out by the runs alone", async () => {
  const { lost, doubled, corrupt, folder } = await crash(6, 3, "answer");
  if (folder) rmSync(folder, { recursive: true, force: true });
  expect({ doubled, corrupt }).toEqual({ doubled: [], corrupt: [] });
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.filter((line) => !/^run \S+ (says something else|has half of an answer)/.test(line))).toEqual(
    [],
  );
});
