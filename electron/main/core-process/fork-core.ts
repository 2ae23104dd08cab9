// The one adapter between main and the process that runs the core (architecture.md 1, testing.md 4).
import { fork } from "node:child_process";
import { utilityProcess } from "electron";
import { coreEnvironment } from "./core-environment.ts";

/** The core, as main sees it. */
export interface CoreProcess {
  pid(): number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export type ForkCore = () => CoreProcess | { missing: string };

/** The core needs at least this Node (better-sqlite3-multiple-ciphers 13). */
const CORE_NODE_MAJOR = 24;

export interface ForkOptions {
  /** `dist/core/index.mjs`. */
  entry: string;
  /** Node 24 for the old runtime; null in everything that is shipped. */
  coreNode: string | null;
  /** Development: the core's complaints on the terminal. A release drops them (S20). */
  showErrors: boolean;
}

export function forkCore(options: ForkOptions): ForkCore {
  const own = Number(process.versions.node.split(".")[0]);
  if (own >= CORE_NODE_MAJOR) return () => asUtility(options);
  const { coreNode } = options;
  if (!coreNode) return () => ({ missing: `the core needs Node ${CORE_NODE_MAJOR}` });
  return () => underNode(options, coreNode);
}

function asUtility({ entry, showErrors }: ForkOptions): CoreProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: "Deskside core",
    env: coreEnvironment(process.env),
    stdio: showErrors ? "inherit" : "ignore",
  });
  return {
    pid: () => child.pid,
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on("message", listener),
    onExit: (listener) => void child.on("exit", listener),
    kill: () => void child.kill(),
  };
}

function underNode({ entry, showErrors }: ForkOptions, node: string): CoreProcess {
  // A plain Node cannot look into an archive: test packages leave the core outside of it.
  const file = entry.replace(/app\.asar(?=[\\/])/, "app.asar.unpacked");
  const child = fork(file, [], {
    execPath: node,
    execArgv: [],
    env: coreEnvironment(process.env),
    serialization: "advanced",
    stdio: ["ignore", "ignore", showErrors ? "inherit" : "ignore", "ipc"],
  });
  return {
    pid: () => child.pid,
    send(message) {
      // Sending to a process that has just ended is answered by its exit event.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on("message", listener),
    onExit(listener) {
      let told = false;
      const once = (): void => {
        if (!told) listener();
        told = true;
      };
      child.on("exit", once);
      child.on("error", once);
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
