import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
export const CONSOLE = path("../../electron/core/cli/main.ts");
export const KILLED_SESSION = path("killed-session.ts");
export const HUB = path("../../hub/cli/main.ts");

/** A real process of the product, that may end at any moment. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<number | null>;
  readonly #lines: string[] = [];
  #wake: (() => void) | null = null;
  #stderr = "";
  #over = false;

  constructor(file: string, args: readonly string[]) {
    this.#process = spawn(process.execPath, [file, ...args], { stdio: "pipe" });
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      this.#lines.push(line);
      this.#wake?.();
    });
    this.#process.stderr.on("data", (data: Buffer) => {
      this.#stderr = (this.#stderr + data.toString("utf8")).slice(-4000);
    });
    // Writing to a process that has just died is what happens here all the time.
    this.#process.stdin.on("error", () => {});
    this.#ended = new Promise((resolve) => {
      this.#process.on("close", (code) => {
        this.#over = true;
        this.#wake?.();
        resolve(code);
      });
    });
  }

  /** The next line of its output as JSON; null when it ended first. */
  async next(): Promise<Record<string, unknown> | null> {
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
      if (this.#over) return null;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  send(message: unknown): void {
    this.#process.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Not asked, not told: the process is gone. */
  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#ended;
  }

  /** Waits for the end that the process has in it. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Lets it end in good order. */
  async end(): Promise<void> {
    this.#process.stdin.end();
    this.#process.kill("SIGTERM");
    await this.#ended;
  }

  get complaint(): string {
    return this.#stderr;
  }
}

/** Runs a one-shot command and reads the JSON it prints. */
export async function run(file: string, args: readonly string[]): Promise<Record<string, unknown>> {
  const child = new Child(file, [...args, "--json"]);
  const answer = await child.next();
  await child.ended();
  if (!answer) throw new Error(`${args.join(" ")} printed nothing: ${child.complaint}`);
  return answer;
}
