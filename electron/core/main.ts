import { VERSION, createCore, systemEnvironment } from "./compose.ts";
import type { Log } from "./environment.ts";
import { serveCore } from "./session/process.ts";
import type { Port } from "./session/process.ts";

/** Electron's utility process has this port instead of an IPC channel. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): void;
}

/** The line to the process that started this one; null when there is none. */
function portToParent(): Port | null {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on("message", ({ data }) => listener(data)),
      // Electron ends a utility process together with its parent.
      onGone: () => {},
    };
  }
  if (!process.send) return null;
  return {
    // Sending to a parent that has just gone is answered by `disconnect`.
    send: (message) => void process.send?.(message as object, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on("message", listener),
    onGone: (listener) => void process.on("disconnect", listener),
  };
}

const write = (level: string, message: string, details?: Record<string, unknown>) =>
  process.stderr.write(`${JSON.stringify({ level, message, ...details })}\n`);
const log: Log = {
  info: (message, details) => write("info", message, details),
  warn: (message, details) => write("warn", message, details),
  error: (message, details) => write("error", message, details),
};

const port = portToParent();
if (port) {
  serveCore({
    port,
    environment: systemEnvironment(log),
    version: VERSION,
    createCore: (profile) => createCore({ profile }),
    exit: (code) => process.exit(code),
  });
} else {
  process.stderr.write("deskside core: started without a parent; use the command line instead\n");
  process.exitCode = 2;
}
