// The two test runners. Their own reports go to the screen; the counts are read from their JSON files,
// because an exit code alone does not tell an empty run from a good one.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/**
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit code
 */
function show(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(installedCommand(command), args, {
      cwd: projectRoot,
      env: { ...pinnedEnv(), ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** @param {string} name a fresh place for a runner's JSON report */
function reportFile(name) {
  const file = path.join(projectRoot, "out/reports", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * A good run has tests, no skipped ones, and an exit code that agrees.
 * @param {string} runner @param {number} exitCode @param {string} file @param {(report: any) => Tally} read
 */
export function count(runner, exitCode, file, read) {
  /** @type {Tally} */
  let tally;
  try {
    tally = read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    return { passed: 0, failed: 1, output: `${runner} left no report (exit code ${exitCode}): ${error}` };
  }
  const wrongs = [
    tally.passed + tally.failed === 0 && `${runner} ran no test`,
    tally.skipped > 0 && `${runner} skipped ${tally.skipped} tests`,
    exitCode !== 0 && tally.failed === 0 && `${runner} ended with exit code ${exitCode} (see above)`,
  ].filter((wrong) => typeof wrong === "string");
  return { passed: tally.passed, failed: tally.failed + wrongs.length, output: wrongs.join("\n") };
}

/** @param {any} report of Vitest */
const vitestTally = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** @param {any} report of Playwright; a flaky test is a failed one */
const playwrightTally = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/** @param {string[]} projects none means all @returns {import("./stage.mjs").Stage} */
export function vitest(...projects) {
  return {
    name: `vitest ${projects.join(" ")}`.trimEnd(),
    run: async () => {
      const file = reportFile("vitest");
      const filters = projects.flatMap((project) => ["--project", project]);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const code = await show("vitest", ["run", "--allowOnly=false", ...reporters, ...filters]);
      return count("vitest", code, file, vitestTally);
    },
  };
}

/** @param {string[]} projects @returns {import("./stage.mjs").Stage} */
export function playwright(...projects) {
  const title = `playwright ${projects.join(" ")}`;
  return {
    name: title,
    run: async () => {
      const file = reportFile(`playwright-${projects.join("-")}`);
      const filters = projects.map((project) => `--project=${project}`);
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const code = await show("playwright", ["test", "--reporter=list,json", ...filters], env);
      return count(title, code, file, playwrightTally);
    },
  };
}
