import type { FileStatus, FileProblem } from "../../../../shared/ipc/file-status.ts";
import { FILES_ASKED } from "../../../../shared/protocol/files/asked.ts";
import type { Environment } from "../../environment.ts";
import { backoffMs } from "../backoff.ts";
import { problemOf } from "../round-outcome.ts";
import type { Timer } from "../timer.ts";
import type { HubEndpoint, HubResult, TransportError } from "../transport.ts";
import type { FileLine, OpenFileLine } from "./file-line.ts";
import type { FileStore, FileToFetch, FileToSend } from "./file-store.ts";
import { persist } from "./persist.ts";
import type { Stalled } from "./persist.ts";

export interface FileTransferOptions {
  store: FileStore;
  /** Null where nothing carries files. */
  openLine: OpenFileLine | null;
  environment: Environment;
  timer: Timer;
  onChange(): void;
  /** An error of this laptop, not of the hub. */
  onFailed(error: unknown): void;
}

export interface FileTransfer {
  /** The log is exchanged: a pass begins, or follows the one that is running. */
  go(endpoint: HubEndpoint, epoch: number): void;
  /** Ends what is running, at whatever byte. */
  stop(): Promise<void>;
  /** Resolves when nothing is running. */
  settled(): Promise<void>;
  status(): FileStatus;
}

/** So long what was asked for in vain is not asked for again. */
const ASK_AGAIN_MS = 60_000;
/** So long a file rests that the hub, or this laptop, will not take. */
const REST_MS = 60 * 60_000;

type Fault = TransportError | Stalled;
/** What is wrong with one file alone; the others go on. */
const OF_ONE_FILE: readonly Fault["code"][] = ["otherContent", "tooLarge", "notFound", "range", "malformed"];

export function createFileTransfer(options: FileTransferOptions): FileTransfer {
  const { store, environment, timer } = options;
  let line: { known: string; to: FileLine } | null = null;
  let running: Promise<void> | null = null;
  let again: (() => void) | null = null;
  let cancelRetry: (() => void) | null = null;
  let stopping = false;
  let failures = 0;
  let problem: FileProblem | null = null;
  let nextTry: number | null = null;
  /** Until when what is not asked for, sent or fetched again. */
  const resting = new Map<string, number>();

  const random = () => {
    const [a = 0, b = 0] = environment.randomBytes(2);
    return (a * 256 + b) / 65_536;
  };
  const rests = (what: string) => (resting.get(what) ?? 0) > environment.now();
  const rest = (what: string, ms: number) => resting.set(what, environment.now() + ms);
  const pauses = new Set<() => void>();
  const persisting = {
    stopped: () => stopping,
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        const end = () => {
          cancel();
          pauses.delete(end);
          resolve();
        };
        const cancel = timer(end, ms);
        pauses.add(end);
      }),
    random,
  };

  function lineTo(endpoint: HubEndpoint, openLine: OpenFileLine): FileLine {
    const known = JSON.stringify(endpoint);
    if (line?.known !== known) {
      line?.to.close();
      line = { known, to: openLine(endpoint, store) };
    }
    return line.to;
  }

  /** Which of these the hub has whole; a fault where it does not say. */
  async function wholeOf(hub: FileLine, addresses: readonly string[]): Promise<Set<string> | Fault> {
    const whole = new Set<string>();
    for (let at = 0; at < addresses.length && !stopping; at += FILES_ASKED) {
      const reply = await hub.asked(addresses.slice(at, at + FILES_ASKED));
      if (!reply.ok) return reply;
      for (const address of reply.value.whole) whole.add(address);
    }
    return whole;
  }

  /** A hub that was put back may lack what it had: everything it was thought to have is asked for, once. */
  async function askAfterRestore(hub: FileLine, epoch: number): Promise<Fault | null> {
    if (store.askedIn() === epoch) return null;
    const sent = store.sent();
    const whole = await wholeOf(hub, sent);
    if (!(whole instanceof Set)) return whole;
    if (stopping) return null;
    for (const address of sent) if (!whole.has(address)) store.markUnsent(address);
    store.setAskedIn(epoch);
    return null;
  }

  async function ask(hub: FileLine): Promise<Fault | null> {
    const unsent = store.unsent().map(({ address }) => address);
    store.forgetUploadsBut(unsent);
    const asked = [...new Set([...unsent, ...store.unknown()])].filter((each) => !rests(`ask ${each}`));
    const whole = await wholeOf(hub, asked);
    if (!(whole instanceof Set)) return whole;
    if (stopping) return null;
    for (const address of asked) {
      if (whole.has(address)) store.markSent(address);
      else rest(`ask ${address}`, ASK_AGAIN_MS);
    }
    return null;
  }

  async function each<T extends FileToSend>(
    what: string,
    next: () => T[],
    carry: (file: T) => Promise<HubResult<null> | Stalled>,
  ): Promise<Fault | null> {
    for (;;) {
      const file = next().find(({ address }) => !rests(`${what} ${address}`));
      if (!file || stopping) return null;
      const result = await carry(file);
      if (stopping) return null;
      if (result.ok) {
        // What is still there in spite of that is not carried without end.
        rest(`${what} ${file.address}`, ASK_AGAIN_MS);
        options.onChange();
        continue;
      }
      if (!OF_ONE_FILE.includes(result.code)) return result;
      environment.log.warn("a file was not carried", { code: result.code, message: result.message });
      rest(`${what} ${file.address}`, what === "send" ? REST_MS : ASK_AGAIN_MS);
    }
  }

  async function send(hub: FileLine, file: FileToSend): Promise<HubResult<null> | Stalled> {
    const sent = await persist((onReached) => hub.upload(file, onReached), persisting);
    if (sent.ok) store.markSent(file.address);
    return sent;
  }

  async function fetch(hub: FileLine, { address }: FileToFetch): Promise<HubResult<null> | Stalled> {
    return persist(async (onReached) => {
      const begun = store.begin(address);
      if (!begun.ok || !begun.value) return { ok: true, value: null };
      let { held } = begun.value;
      const { size } = begun.value;
      onReached(held);
      const take = (bytes: Uint8Array) => {
        if (stopping) return false;
        const appended = store.append(address, held, bytes);
        if (!appended.ok) return false;
        held = appended.value.held;
        onReached(held);
        return true;
      };
      const came: HubResult<null> =
        held < size ? await hub.fetch(address, held, take) : { ok: true, value: null };
      if (!came.ok) return came;
      const finished = store.finish(address);
      if (finished.ok) return came;
      return { ok: false, code: "otherContent", message: "what came is not what its address says" };
    }, persisting);
  }

  async function pass(hub: FileLine, epoch: number): Promise<Fault | null> {
    const asked = (await askAfterRestore(hub, epoch)) ?? (await ask(hub));
    if (asked || stopping) return asked;
    options.onChange();
    const [sent, fetched] = await Promise.all([
      each("send", store.unsent, (file) => send(hub, file)),
      each("fetch", store.wanted, (file) => fetch(hub, file)),
    ]);
    return sent ?? fetched;
  }

  function conclude(fault: Fault | null, retry: () => void): void {
    if (stopping) return;
    problem = fault ? problemIn(fault) : null;
    nextTry = null;
    failures = fault ? failures + 1 : 0;
    if (!fault) return;
    environment.log.warn("files did not all travel", { code: fault.code, message: fault.message });
    const wait = backoffMs(failures, random());
    nextTry = Math.round(environment.now() + wait);
    cancelRetry = timer(retry, wait);
  }

  function go(endpoint: HubEndpoint, epoch: number): void {
    const { openLine } = options;
    if (stopping || !openLine) return;
    const retry = () => go(endpoint, epoch);
    if (running) {
      again = retry;
      return;
    }
    // A round of the log says nothing new of a line that files got nowhere on.
    if (nextTry !== null && environment.now() < nextTry) return;
    cancelRetry?.();
    cancelRetry = null;
    running = pass(lineTo(endpoint, openLine), epoch)
      .then(
        (fault) => conclude(fault, retry),
        (error: unknown) => options.onFailed(error),
      )
      .finally(() => {
        running = null;
        options.onChange();
        const next = again;
        again = null;
        next?.();
      });
  }

  return {
    go,
    async stop() {
      stopping = true;
      again = null;
      cancelRetry?.();
      cancelRetry = null;
      for (const end of pauses) end();
      line?.to.close();
      line = null;
      await running;
      stopping = false;
      nextTry = null;
    },
    async settled() {
      // The timers of pauses keep no program alive.
      const waiting = setInterval(() => {}, ASK_AGAIN_MS);
      while (running) await running;
      clearInterval(waiting);
    },
    status() {
      const { count, bytes } = store.unsentTotal();
      return { waiting: count, bytes, problem, nextTry };
    },
  };
}

function problemIn(fault: Fault): FileProblem {
  if (fault.code === "stalled") return "stalled";
  // An older hub has no such route.
  if (fault.code === "notFound") return "hubTooOld";
  return problemOf(fault);
}
