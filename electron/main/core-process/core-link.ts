// Requests to the core and their answers, over a process that may end at any moment.
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import type { CoreErrorCode, CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import type { CoreControl, CoreLife } from "../../../shared/ipc/core-control.ts";
import type { CoreProcess, ForkCore } from "./fork-core.ts";

/** Requests under way at once; a page that asks for more is answered `busy`. */
const MAX_PENDING = 2000;

export interface CoreLink {
  /** Starts a process unless one runs. Null when it runs now, otherwise why it cannot. */
  start(): string | null;
  running(): boolean;
  pid(): number | undefined;
  request(request: CoreRequest): Promise<CoreReply>;
  control(message: CoreControl): void;
  /** Ends the process without a word and forgets it: its exit is not told. */
  drop(): void;
}

export interface CoreListeners {
  life(life: CoreLife): void;
  event(event: CoreEvent): void;
  /** The process ended, asked or not. */
  exit(): void;
}

interface Pending {
  id: number;
  resolve: (reply: CoreReply) => void;
}

function refuse(id: number, code: CoreErrorCode, message: string, reason?: string): CoreReply {
  const error = { code, message, path: "" };
  return { id, ok: false, error: reason ? { ...error, details: { reason } } : error };
}

export function coreLink(fork: ForkCore, listeners: CoreListeners): CoreLink {
  let core: CoreProcess | null = null;
  // The window counts its requests from 1 again when it reloads; the core must not mistake an old
  // answer for a new one, so requests cross with numbers of our own.
  let lastId = 0;
  const pending = new Map<number, Pending>();

  function outward(request: CoreRequest, id: number): CoreRequest {
    if (request.kind !== "cancel") return { ...request, id };
    const job = [...pending].find(([, waiting]) => waiting.id === request.job)?.[0];
    return { ...request, id, job: job ?? -1 };
  }

  function receive(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    if ("life" in message) {
      listeners.life(message as CoreLife);
    } else if ("event" in message) {
      const event = message as CoreEvent;
      if (event.event !== "job") return listeners.event(event);
      const job = pending.get(event.progress.job)?.id;
      if (job !== undefined) listeners.event({ ...event, progress: { ...event.progress, job } });
    } else if ("id" in message && typeof message.id === "number") {
      const waiting = pending.get(message.id);
      if (!waiting) return;
      pending.delete(message.id);
      waiting.resolve({ ...(message as CoreReply), id: waiting.id });
    }
  }

  function ended(from: CoreProcess): void {
    if (core !== from) return;
    core = null;
    abandon();
    listeners.exit();
  }

  function abandon(): void {
    const lost = [...pending.values()];
    pending.clear();
    for (const { id, resolve } of lost) {
      // Whether a command was committed is not known here; the desk set shows it after the restart.
      resolve(refuse(id, "internal", "the core stopped before it answered", "coreStopped"));
    }
  }

  return {
    start() {
      if (core) return null;
      const forked = fork();
      if ("missing" in forked) return forked.missing;
      core = forked;
      forked.onMessage((message) => {
        if (core === forked) receive(message);
      });
      forked.onExit(() => ended(forked));
      return null;
    },
    running: () => core !== null,
    pid: () => core?.pid(),
    request(request) {
      const target = core;
      if (!target) return Promise.resolve(refuse(request.id, "busy", "the core is not running"));
      if (pending.size >= MAX_PENDING) {
        return Promise.resolve(refuse(request.id, "busy", "too many requests under way"));
      }
      const id = ++lastId;
      const message = outward(request, id);
      return new Promise((resolve) => {
        pending.set(id, { id: request.id, resolve });
        target.send(message);
      });
    },
    control: (message) => core?.send(message),
    drop() {
      const target = core;
      core = null;
      target?.kill();
      abandon();
    },
  };
}
