import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { ProbeContext, Ran } from "../../../electron/core/probes/probe.ts";

/** What a probe gets, without the frame: real programs and files unless a test hands in its own. */
export function probeContext(mine: Partial<ProbeContext> = {}): ProbeContext {
  const signal = mine.signal ?? new AbortController().signal;
  return {
    platform: process.platform,
    signal,
    progress() {},
    run: (program, args, input) => runProgram(program, args, input, signal),
    decode: (bytes) => new TextDecoder().decode(bytes),
    readFile: (path) => readFile(path, "utf8").catch(() => null),
    now: () => Math.round(performance.now()),
    ...mine,
  };
}

function runProgram(
  program: string,
  args: readonly string[],
  input: string | undefined,
  signal: AbortSignal,
): Promise<Ran | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Ran | null>();
  const env = { ...process.env, LC_ALL: "C" };
  const child = spawn(program, args, { env, stdio: "pipe", signal, killSignal: "SIGKILL" });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => err.push(part));
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  child.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") resolve(null);
    else if (error.name !== "AbortError") reject(error);
  });
  child.on("close", (code) => resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err) }));
  return promise;
}
