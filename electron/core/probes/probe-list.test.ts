import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROBE_NAMES } from "../../../shared/domain/checklist/probes.ts";
import { PROBE_LIST, probeOf } from "./probe-list.ts";

test("every probe of the allow-list has its line here, and no other has one", () => {
  expect(Object.keys(PROBE_LIST)).toEqual(PROBE_NAMES);
});

test.each(PROBE_NAMES)("%s is a function of its file, or is said to come", async (name) => {
  const probe = await probeOf(name);
  expect(probe === undefined).toBe(PROBE_LIST[name] === null);
  if (probe) expect(probe.length, "options and context").toBe(2);
});

test("the thread lies where it is looked for", () => {
  expect(existsSync(path.join(import.meta.dirname, "frame/main.ts"))).toBe(true);
});
