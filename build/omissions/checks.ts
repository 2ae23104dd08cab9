import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The checks that could notice, the quickest first: what each runs in the copy. */
const CHECKS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  words: [["vitest", "run", "renderer/i18n", "renderer/app"]],
  types: ["renderer", "shared", "shell", "renderer-tests", ""].map((program) => [
    "tsc",
    "--project",
    program === "" ? "tsconfig.json" : `tsconfig.${program}.json`,
  ]),
  documents: [["vitest", "run", "electron/core/cli/cli.test.ts", "-t", "docs/commands.md"]],
  domain: [["vitest", "run", "shared/domain", "tests/boundaries"]],
  laws: [["vitest", "run", "tests/laws"]],
};

export interface Noticed {
  /** The check that failed, and spoke of it if one did; null when all passed. */
  by: string | null;
  /** What it said of it; null when it failed over something else. */
  said: string | null;
}

/** Runs the checks until one fails and speaks of what is missing. */
export function notice(copy: string, names: readonly string[]): Noticed {
  let noticed: Noticed = { by: null, said: null };
  for (const [by, commands] of Object.entries(CHECKS)) {
    for (const [tool = "", ...args] of commands) {
      const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
      const path = join(copy, "node_modules/.bin", tool);
      const { status, stdout, stderr } = spawnSync(path, args, {
        cwd: copy,
        env,
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      if (status === 0) continue;
      const said = `${stdout}\n${stderr}`.split("\n").find((line) => isSaid(line, names)) ?? null;
      noticed = { by, said: said?.trim().slice(0, 200) ?? null };
      if (said !== null) return noticed;
    }
  }
  return noticed;
}

/** A line of an error, not of a test's progress, that names one of these. */
function isSaid(line: string, names: readonly string[]): boolean {
  if (/^\s*(?:✓|RUN|Duration|Start at)/.test(line)) return false;
  const text = line.toLowerCase();
  return names.some((name) => text.includes(name.toLowerCase()));
}
