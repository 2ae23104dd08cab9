import { spawn } from "node:child_process";
import os from "node:os";

/**
 * Runs a command to its end and returns what it printed. Throws with that output if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number}} [options]
 * @returns {Promise<string>} standard output
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeoutMs,
      killSignal: "SIGKILL",
    });
    let out = "";
    let all = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
      all += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      all += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(out);
      else
        reject(new Error(`${command} ${args.join(" ")} ended with ${signal ?? code}\n${all.slice(-4000)}`));
    });
  });
}

/**
 * Becomes the given command as far as a parent can tell: same standard streams, signals passed on,
 * same exit. Never returns.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<never>}
 */
export function become(command, args, options = {}) {
  return new Promise(() => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: "inherit",
    });
    const passedOn = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
    for (const signal of passedOn) process.on(signal, () => child.kill(signal));
    child.on("error", (error) => {
      process.stderr.write(`deskside: cannot start ${command}: ${error.message}\n`);
      process.exit(127);
    });
    // `exit`, not `close`: a grandchild that keeps the streams open must not keep this process alive.
    child.on("exit", (code, signal) => {
      process.exit(code ?? 128 + (signal ? (os.constants.signals[signal] ?? 0) : 0));
    });
  });
}
