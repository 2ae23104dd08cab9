// The two command lines as a person would call them: processes, files and JSON, no shortcut inside.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pinnedEnv, pinnedNode, projectRoot } from "../runtime/paths.mjs";
import { tasks } from "../tasks.mjs";

/** What a command answered that could not do it: `code` is the program's own. */
export class ProgramError extends Error {
  readonly code: string;

  constructor(what: string, code: string, message: string) {
    super(`${what}: ${message} (${code})`);
    this.code = code;
  }
}

interface Answer {
  ok: boolean;
  error?: { code: string; message: string; path?: string };
  [name: string]: unknown;
}

type Program = "hub" | "console";

function start(program: Program, args: readonly string[]) {
  const file = path.join(projectRoot, tasks[program] as string);
  const child = spawn(pinnedNode, [file, ...args], {
    cwd: projectRoot,
    env: pinnedEnv(),
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  return { child, complaints: () => complaints };
}

function ended(program: Program, args: readonly string[], complaints: string): Error {
  return new Error(`${program} ${args.join(" ")} ended without an answer\n${complaints}`);
}

/** Runs one command with `--json` and gives back what it answered. */
export async function ask<T = Record<string, unknown>>(
  program: Program,
  args: readonly string[],
): Promise<T> {
  const { child, complaints } = start(program, [...args, "--json"]);
  child.stdin.end();
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  await once(child, "close");
  const line = out.trim().split("\n").at(-1);
  if (!line) throw ended(program, args, complaints());
  const answer = JSON.parse(line) as Answer;
  if (answer.error) {
    throw new ProgramError(`${program} ${args[0]}`, answer.error.code, answer.error.message);
  }
  return (program === "hub" ? answer : answer.result) as T;
}

/** A hub that serves, as its own process. */
export interface ServingHub {
  address: string;
  pid: number;
  child: ChildProcess;
  /** An orderly end. */
  stop(): Promise<void>;
  /** SIGKILL, as when the power goes. */
  kill(): Promise<void>;
  /** Kept when the process is gone, whatever ended it. */
  gone: Promise<unknown>;
}

export async function serveHub(dir: string, port = 0): Promise<ServingHub> {
  const args = ["serve", "--dir", dir, "--port", String(port), "--log-level", "warn", "--json"];
  const { child, complaints } = start("hub", args);
  const gone = once(child, "exit");
  const first = await Promise.race([once(createInterface(child.stdout), "line"), gone.then(() => null)]);
  if (!first) throw ended("hub", args, complaints());
  const answer = JSON.parse(String(first[0])) as Answer & { address: string; pid: number };
  if (answer.error) throw new ProgramError("hub serve", answer.error.code, answer.error.message);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return {
    address: answer.address,
    pid: answer.pid,
    child,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    gone,
  };
}

/** What opens a profile from the command line. */
export interface ProfileAt {
  profile: string;
  passphraseFile: string;
}

export const profileArgs = ({ profile, passphraseFile }: ProfileAt): string[] => [
  "--profile",
  profile,
  "--passphrase-file",
  passphraseFile,
];

/** A console without a window: the core's `session`, one JSON line a request. */
export interface Session {
  request<T = Record<string, unknown>>(request: { kind: string } & Record<string, unknown>): Promise<T>;
  execute(
    command: { type: string } & Record<string, unknown>,
  ): Promise<{ operation: string | null; id: string | null; number: string | null }>;
  query<T>(name: string, params?: Record<string, unknown>): Promise<T>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export function openSession(at: ProfileAt): Session {
  const args = ["session", ...profileArgs(at)];
  const { child, complaints } = start("console", args);
  const gone = once(child, "exit");
  const waiting = new Map<number, { done: (answer: Answer) => void; fail: (error: Error) => void }>();
  let next = 0;
  createInterface(child.stdout).on("line", (line) => {
    const answer = JSON.parse(line) as Answer & { id?: number };
    if (typeof answer.id !== "number") return;
    waiting.get(answer.id)?.done(answer);
    waiting.delete(answer.id);
  });
  void gone.then(() => {
    for (const { fail } of waiting.values()) fail(ended("console", args, complaints()));
    waiting.clear();
  });
  const request: Session["request"] = async <T>(asked: { kind: string } & Record<string, unknown>) => {
    const id = (next += 1);
    const answer = await new Promise<Answer>((done, fail) => {
      if (child.exitCode !== null) return fail(ended("console", args, complaints()));
      waiting.set(id, { done, fail });
      child.stdin.write(`${JSON.stringify({ id, ...asked })}\n`);
    });
    if (answer.error) {
      const { code, message, path: where } = answer.error;
      throw new ProgramError(asked.kind, code, where ? `${message}, at ${where}` : message);
    }
    return answer.result as T;
  };
  return {
    request,
    execute: (command) => request({ kind: "execute", command }),
    query: (name, params = {}) => request({ kind: "query", name, params }),
    async sync() {
      const { problem } = await request<{ problem: string | null }>({ kind: "sync" });
      if (problem !== null) throw new ProgramError("sync", problem, "the round did not end well");
    },
    async close() {
      child.stdin.end();
      await gone;
    },
  };
}
