import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { mustRun, runProgram } from "./run-program.ts";
import type { Ended, RunOptions } from "./run-program.ts";

/** A machine of the lab: a network namespace, its own /etc files and what runs in it. */
export interface Host {
  readonly name: string;
  /** Name of the namespace, with the process id in it: other tests run at the same time. */
  readonly namespace: string;
  /** A private folder for configurations, keys and state. */
  readonly folder: string;
  /** Runs `ip ARGS` in it. */
  ip(...args: string[]): Promise<string>;
  /** Runs a program in it; it must end well. */
  do(...command: string[]): Promise<string>;
  /** Runs a program in it and answers however it ended. */
  run(command: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Loads rules of nft: `add rule …` lines or a whole table. */
  nft(rules: string): Promise<void>;
  /** What a program in it finds under /etc/NAME, for `resolv.conf`, `hosts` and the like. */
  etc(name: string, text: string): void;
  /** Writes a file into the private folder and answers its path. */
  file(name: string, text: string | Uint8Array): string;
  /** Starts a server in the foreground, in a session of its own; ended with the lab. */
  start(command: readonly string[], options?: { env?: NodeJS.ProcessEnv }): Server;
  /** How one enters it: put before a command to start it by other means. */
  readonly enter: readonly string[];
}

export interface Server {
  readonly pid: number;
  /** All it has printed so far. */
  log(): string;
  /** Ends it and all it started. */
  stop(): Promise<void>;
}

export interface Lab {
  host(name: string): Promise<Host>;
  /** A cable between two machines, both ends up, named as given. */
  cable(a: readonly [Host, string], b: readonly [Host, string]): Promise<void>;
  /** Waits until `holds` does; after `withinMs` it says what it waited for and what the servers printed. */
  until(what: string, holds: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

let count = 0;

/** A network of machines on this one, in namespaces: nothing of it touches the real network. */
export function openLab(): Lab {
  const prefix = `dsk${process.pid}x${(count += 1)}`;
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}-`));
  // Servers that give up root must be able to walk in.
  chmodSync(folder, 0o755);
  const hosts: Host[] = [];
  const servers: Server[] = [];

  async function host(name: string): Promise<Host> {
    const namespace = `${prefix}-${name}`;
    const own = path.join(folder, name);
    mkdirSync(own, { recursive: true, mode: 0o755 });
    await mustRun(["ip", "netns", "add", namespace]);
    const enter = ["ip", "netns", "exec", namespace];
    const etcFolder = path.join("/etc/netns", namespace);
    const made: Host = {
      name,
      namespace,
      folder: own,
      enter,
      ip: (...args) => mustRun(["ip", "-n", namespace, ...args]),
      do: (...command) => mustRun([...enter, ...command]),
      run: (command, options) => runProgram([...enter, ...command], options),
      nft: async (rules) => void (await mustRun([...enter, "nft", "-f", "-"], { input: rules })),
      etc(file, text) {
        mkdirSync(etcFolder, { recursive: true });
        writeFileSync(path.join(etcFolder, file), text);
      },
      file(file, text) {
        const at = path.join(own, file);
        mkdirSync(path.dirname(at), { recursive: true });
        writeFileSync(at, text);
        return at;
      },
      start(command, { env } = {}) {
        const at = path.join(own, `server-${servers.length}.log`);
        const server = startServer([...enter, ...command], at, env);
        servers.push(server);
        return server;
      },
    };
    hosts.push(made);
    await made.ip("link", "set", "lo", "up");
    return made;
  }

  async function cable(a: readonly [Host, string], b: readonly [Host, string]): Promise<void> {
    await mustRun(
      `ip link add ${a[1]} netns ${a[0].namespace} type veth peer name ${b[1]} netns ${b[0].namespace}`.split(
        " ",
      ),
    );
    for (const [end, name] of [a, b]) await end.ip("link", "set", name, "up");
  }

  async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 20_000) {
    const end = performance.now() + withinMs;
    while (!(await holds())) {
      if (performance.now() > end) {
        throw new Error(`waited for ${what}\n${servers.map((server) => server.log()).join("\n")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function close(): Promise<void> {
    for (const server of servers.reverse()) await server.stop();
    for (const { namespace } of hosts) {
      // What a server left behind in the background still stands in the namespace.
      const { out } = await runProgram(["ip", "netns", "pids", namespace]);
      for (const pid of out.split("\n").filter((line) => /^\d+$/.test(line))) kill(Number(pid));
      await runProgram(["ip", "netns", "delete", namespace]);
      rmSync(path.join("/etc/netns", namespace), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true });
  }

  return { host, cable, until, close };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** In a session of its own: some servers end their whole process group, and that would be the test. */
function startServer(command: readonly string[], logFile: string, env?: NodeJS.ProcessEnv): Server {
  const log = openSync(logFile, "a");
  const [program = "", ...args] = command;
  const child: ChildProcess = spawn(program, args, {
    detached: true,
    env: env ?? process.env,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    log: () => `${command.join(" ")}\n${readFileSync(logFile, "utf8")}`,
    async stop() {
      // The group is the server's own: it was started with a session of its own.
      if (child.pid !== undefined) kill(-child.pid);
      await ended;
    },
  };
}
