import { spawn } from "node:child_process";

export interface Ended {
  /** Null when it was ended by a signal. */
  code: number | null;
  out: string;
  err: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  input?: string;
  /** After so long it is killed: a test that hangs must say so. */
  timeoutMs?: number;
}

/** Runs a program without a shell to its end; a program that is not there has code 127. */
export function runProgram(command: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: options.env ?? process.env,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: options.timeoutMs ?? 120_000,
      killSignal: "SIGKILL",
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => resolve({ code: 127, out, err: error.message }));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** As `runProgram`, but whatever does not end well is a bug of the test; answers what it printed. */
export async function mustRun(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, out, err } = await runProgram(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code ?? "a signal"}\n${err}${out}`);
  return out;
}
