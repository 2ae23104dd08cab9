import { readdirSync } from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { describe, expect, test } from "vitest";
import { forbidden, options } from "../../build/boundaries/imports.config.mjs";

const fixtures = path.join(import.meta.dirname, "fixtures/imports");

/** Names of the rules that the tree under `baseDir` breaks. */
async function rulesBrokenIn(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(folders, {
    ...options,
    // The fixtures are left out of a run over the real tree; here they are what is looked at.
    exclude: { path: "^(dist|out|release)/" },
    baseDir,
    validate: true,
    ruleSet: { forbidden },
  });
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

describe("each import rule fires on its fixture", () => {
  test.each(forbidden.map((rule) => String(rule.name)))("%s", async (name) => {
    const baseDir = path.join(fixtures, name);
    const folders = readdirSync(baseDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(await rulesBrokenIn(baseDir, folders)).toContain(name);
  });

  test("and there is no fixture without a rule", () => {
    expect(readdirSync(fixtures).sort()).toEqual(forbidden.map((rule) => String(rule.name)).sort());
  });
});

test("the real tree keeps every import rule", async () => {
  const root = path.join(import.meta.dirname, "../..");
  const folders = ["shared", "hub", "electron", "renderer"];
  expect(await rulesBrokenIn(root, folders)).toEqual([]);
});
