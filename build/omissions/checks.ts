import { spawnSync } from "node:child_process";
import { join } from "node:path";

type Command = readonly [tool: string, ...args: string[]];
const vitest = (...args: string[]): Command => ["vitest", "run", ...args];
/** In steps: what was found sound is not looked at again. */
const tsc = (program: string): Command => {
  const project = program === "" ? "tsconfig.json" : `tsconfig.${program}.json`;
  return ["tsc", "--project", project, "--incremental", "--tsBuildInfoFile", `../${project}.built`];
};

/** The checks that could notice, the quickest first: what each runs in the copy. */
const CHECKS = {
  catalogue: [vitest("renderer/i18n/catalogue.test.ts")],
  types: ["renderer", "shared", "shell", "renderer-tests", ""].map(tsc),
  words: [vitest("renderer/i18n/wanted-words.test.ts", "renderer/app")],
  documents: [vitest("electron/core/cli/cli.test.ts", "-t", "docs/commands.md")],
  domain: [vitest("shared/domain")],
  laws: [vitest("tests/laws", "tests/boundaries")],
} as const satisfies Record<string, readonly Command[]>;

export type Check = keyof typeof CHECKS;
const ALL = Object.keys(CHECKS) as Check[];

/** Which checks are asked before all others, by the file that is left out. */
const FIRST: readonly (readonly [RegExp, readonly Check[]])[] = [
  [/\/i18n\//, ["catalogue", "words"]],
  [/^docs\/commands\.md$/, ["documents"]],
  [/^tests\/upgrade\/golden\//, ["domain"]],
  [/./, ["types"]],
];

/** The checks that should notice when something of a file is missing. */
export function likelyChecksOf(file: string): readonly Check[] {
  return FIRST.find(([files]) => files.test(file))?.[1] ?? [];
}

/** Every check, the likely ones first. */
export function checksOf(file: string): Check[] {
  return [...new Set([...likelyChecksOf(file), ...ALL])];
}

export interface Noticed {
  /** The check that failed, and spoke of it if one did; null when all passed. */
  by: Check | null;
  /** What it said of it; null when it failed over something else. */
  said: string | null;
}

/** Runs the checks until one fails and speaks of what is missing. */
export function notice(copy: string, names: readonly string[], checks: Iterable<Check>): Noticed {
  let noticed: Noticed = { by: null, said: null };
  for (const by of checks) {
    for (const [tool, ...args] of CHECKS[by]) {
      const { status, stdout, stderr } = spawnSync(join(copy, "node_modules/.bin", tool), args, {
        cwd: copy,
        env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      if (status === 0) continue;
      noticed = { by, said: sayingOf(`${stdout}\n${stderr}`, names) };
      if (noticed.said !== null) return noticed;
    }
  }
  return noticed;
}

/** Progress of tests, code around a mistake, and the way to it: they may name anything. */
const BESIDE = /^\s*(?:✓|RUN|Duration|Start at|\d*\|| at |❯)/;

/** Where a mistake stands may be anywhere; what is said of it is what counts. */
const PLACE = /^\S+\(\d+,\d+\): error TS\d+: /;

/** The first line about a mistake that has one of these names. */
export function sayingOf(output: string, names: readonly string[]): string | null {
  const lines = output.split("\n").filter((line) => !BESIDE.test(line));
  const wanted = names.map((name) => name.toLowerCase());
  const says = (line: string) => line.replace(PLACE, "").toLowerCase();
  const said = lines.find((line) => wanted.some((name) => says(line).includes(name)));
  return said?.trim().slice(0, 200) ?? null;
}
