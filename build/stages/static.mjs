// Stages that look at the sources without running them.
import { readFileSync } from "node:fs";
import path from "node:path";
import { installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";
import { capture } from "../runtime/run-process.mjs";
import { forbiddenMarks } from "./guard.mjs";

/** @param {string} name @param {string} command @param {string[]} args @returns {import("./stage.mjs").Stage} */
function tool(name, command, ...args) {
  return {
    name,
    run: async () => {
      await capture(installedCommand(command), args, { cwd: projectRoot, env: pinnedEnv() });
      return { passed: 1, failed: 0 };
    },
  };
}

const format = tool(
  "format",
  "prettier",
  "--check",
  "--cache",
  "--cache-location",
  ".cache/prettier",
  "--log-level",
  "warn",
  ".",
);
const lint = tool("lint", "eslint", "--max-warnings", "0", ".");
const boundaries = tool(
  "boundaries",
  "depcruise",
  "--config",
  "build/boundaries/imports.config.mjs",
  ..."shared hub electron renderer tests build".split(" "),
);

const typePrograms = [
  "tsconfig",
  "tsconfig.shared",
  "tsconfig.shell",
  "tsconfig.renderer",
  "tsconfig.renderer-tests",
];
const types = typePrograms.map((program) => tool(`types ${program}`, "tsc", "--project", `${program}.json`));

/** @type {import("./stage.mjs").Stage} */
const guard = {
  name: "no test is skipped",
  run: async () => {
    const list = await capture("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
      cwd: projectRoot,
    });
    const marks = list
      .split("\n")
      .filter((file) => /\.(test|e2e)\.tsx?$/.test(file) && !file.startsWith("tests/boundaries/fixtures/"))
      .flatMap((file) => forbiddenMarks(file, readFileSync(path.join(projectRoot, file), "utf8")));
    return {
      passed: marks.length === 0 ? 1 : 0,
      failed: marks.length === 0 ? 0 : 1,
      output: marks.join("\n"),
    };
  },
};

/** Two lanes of about the same length, for two cores. */
export const staticLanes = [[format, guard, boundaries, ...types], [lint]];
