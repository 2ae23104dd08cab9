import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { runHub } from "../../../hub/cli/run.ts";
import { HUB_VERSION, systemEnvironment } from "../../../hub/compose.ts";
import { TestClient } from "./https-client.ts";

const MAIN = fileURLToPath(new URL("../../../hub/cli/main.ts", import.meta.url));
const MOVED_CLOCK = new URL("./moved-clock.ts", import.meta.url).href;

export interface CliResult {
  status: number;
  json: Record<string, unknown>;
  stdout: string;
  stderr: string;
}

/** Runs one command of the hub in this process, with `--json`. */
export async function hubCli(...args: string[]): Promise<CliResult> {
  let stdout = "";
  let stderr = "";
  const status = await runHub([...args, "--json"], {
    environment: systemEnvironment,
    hubVersion: HUB_VERSION,
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  const json = stdout === "" ? {} : (JSON.parse(stdout) as Record<string, unknown>);
  return { status, json, stdout, stderr };
}

/** As {@link hubCli}, as a process of its own. */
export function hubCliProcess(...args: string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args, "--json"], (error, stdout, stderr) => {
      let json: Record<string, unknown> = {};
      try {
        json = JSON.parse(stdout) as Record<string, unknown>;
      } catch {
        // A test that expects JSON fails on its own, with stdout and stderr to look at.
      }
      const status = error ? Number(error.code ?? 1) : 0;
      resolve({ status, json, stdout, stderr });
    });
  });
}

export interface HubProcess {
  client: TestClient;
  address: string;
  pid: number;
  /** Everything the process wrote so far, both streams. */
  output(): string;
  /** Ends it with a signal and answers its exit status. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `hub serve` on a free port, once it listens. */
export function serveHub(dir: string, ...args: string[]): Promise<HubProcess> {
  return serveHubUnder([], dir, ...args);
}

/** As {@link serveHub}, with options for Node itself. */
export async function serveHubUnder(
  node: readonly string[],
  dir: string,
  ...args: string[]
): Promise<HubProcess> {
  const child = spawn(process.execPath, [...node, ...serving(dir), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return listening(child, dir);
}

const serving = (dir: string) => [MAIN, "serve", "--dir", dir, "--port", "0", "--json"];

export interface MovedHub extends HubProcess {
  /** Moves its clock on and answers once it has done what was due by then. */
  advance(ms: number): Promise<void>;
}

/** As {@link serveHub}, by a clock that begins at a moment and is moved from here (`moved-clock.ts`). */
export async function serveMovedHub(dir: string, from: string): Promise<MovedHub> {
  const child = spawn(process.execPath, ["--import", MOVED_CLOCK, ...serving(dir)], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, MOVED_CLOCK_FROM: from },
  });
  const rests = () => new Promise<void>((resolve) => child.once("message", () => resolve()));
  const begun = rests();
  const hub = await listening(child, dir);
  await begun;
  return {
    ...hub,
    async advance(ms) {
      const rested = rests();
      child.send({ advance: ms });
      await rested;
    },
  };
}

/** A hub's process once it listens. */
async function listening(child: ChildProcess, dir: string): Promise<HubProcess> {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      text += `${line}\n`;
      const said = JSON.parse(line) as { listening?: boolean; address?: string };
      if (said.listening && said.address) resolve(said.address);
    });
    void exited.then(() => reject(new Error(`the hub ended before it listened: ${text}`)));
  });
  const client = new TestClient(address, await readFile(join(dir, "tls", "cert.pem"), "utf8"));
  return {
    client,
    address,
    pid: child.pid ?? -1,
    output: () => text,
    async end(signal = "SIGTERM") {
      client.close();
      child.kill(signal);
      return exited;
    },
  };
}
