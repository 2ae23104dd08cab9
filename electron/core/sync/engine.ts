import type { SyncStatus } from "../../../shared/ipc/change-batch.ts";
import type { SyncProblem } from "../../../shared/protocol/problems.ts";
import type { HandshakeReply, NoticeHead } from "../../../shared/protocol/handshake.ts";
import type { Environment } from "../environment.ts";
import { backoffMs } from "./backoff.ts";
import { createEnrolment } from "./enrolment.ts";
import type { DeviceKeys, Paired } from "./enrolment.ts";
import type { OpenFileLine } from "./files/file-line.ts";
import type { FileStore } from "./files/file-store.ts";
import { createFileTransfer } from "./files/transfer.ts";
import { runRound } from "./round.ts";
import { noCounts } from "./round-outcome.ts";
import type { RoundOutcome } from "./round-outcome.ts";
import type { SyncStore } from "./sync-store.ts";
import type { Timer } from "./timer.ts";
import type { HubEndpoint, HubTransport, OpenTransport } from "./transport.ts";

export interface SyncOptions {
  store: SyncStore;
  openTransport: OpenTransport;
  keys: DeviceKeys;
  environment: Environment;
  timer: Timer;
  onStatus(status: SyncStatus): void;
  /** An error of this laptop, not of the hub: takes note of it, and says what it is to the user. */
  onFailed(error: unknown): { problem: SyncProblem; message: string };
  /** Files beside the log; `openLine` null where nothing carries them. */
  files: { store: FileStore; openLine: OpenFileLine | null };
}

export interface SyncEngine {
  /** One complete round, after the one that may be running. Never rejects for what a hub can do. */
  syncNow(): Promise<RoundOutcome>;
  /** From now on rounds run by themselves: at once, on notices, on `wake`, after failures. */
  start(): void;
  /** Ends a running round cleanly and stays quiet; `start` begins again. */
  stop(): Promise<void>;
  /** Something was committed on this laptop. */
  wake(): void;
  pair(code: string): Promise<Paired>;
  /** The user looked at the brake and lets the withdrawal pass, this once. */
  releaseBrake(): Promise<RoundOutcome>;
  /** Resolves when no file is on its way any more, come through or not. */
  filesSettled(): Promise<void>;
  status(): SyncStatus;
}

/** A round someone waits for; fresh: with a handshake of its own. */
interface Asked {
  fresh: boolean;
}

/** So long rounds begun by a commit or a notice rely on the last handshake. */
const HANDSHAKE_VALID_MS = 60_000;
/** Without a stream of notices the hub is asked, with one only to be sure. */
const POLL_MS = 30_000;
const POLL_WITH_NOTICES_MS = 5 * 60_000;
/** So long the page of own operations that were just accepted may wait for the next ones. */
const OWN_PAGE_MS = 1_000;
/** A pull of fewer operations is over before anybody reads a number. */
const PROGRESS_FROM = 500;

export function createSyncEngine(options: SyncOptions): SyncEngine {
  const { store, environment, timer } = options;
  const enrolment = createEnrolment(store, environment, options.keys);
  let transport: { hub: HubTransport; known: string } | null = null;
  let closeNotices: (() => void) | null = null;
  let handshake: { reply: HandshakeReply; at: number } | null = null;
  /** The tail of what runs one after the other: rounds and pairings. */
  let tail: Promise<unknown> = Promise.resolve();
  let following: { outcome: Promise<RoundOutcome>; asked: Asked } | null = null;
  let running = false;
  /** What the open stream of notices said last. */
  let heard: NoticeHead | null = null;
  /** Own operations that the hub accepted right behind the cursor, and whose page was not pulled yet. */
  let own: { epoch: number; feed: number; since: number } | null = null;
  let started = false;
  let stopping = false;
  let cancelTimer: (() => void) | null = null;
  let nextTry: number | null = null;
  let failures = 0;
  let brakeReleased = false;
  let working = false;
  let problem: SyncStatus["problem"] = null;
  let progress: SyncStatus["progress"] = null;
  let shown = "";

  const files = createFileTransfer({
    ...{ ...options.files, environment, timer },
    onChange: show,
    onFailed: (error) => void options.onFailed(error),
  });

  const random = () => {
    const [a = 0, b = 0] = environment.randomBytes(2);
    return (a * 256 + b) / 65_536;
  };

  function phase(attention: number): SyncStatus["phase"] {
    if (!store.binding()) return "alone";
    if (working) return "working";
    // Nobody has anything to do: it is tried again by itself.
    if (problem === "unreachable" || problem === "busy") return "offline";
    return problem !== null || attention > 0 ? "needsAttention" : "idle";
  }

  function status(): SyncStatus {
    const needs = store.attention();
    const attention = needs.conflicts + needs.refused + needs.wrong;
    return {
      phase: phase(attention),
      waiting: store.waiting(),
      attention,
      needs,
      lastSync: store.lastSync(),
      nextTry: working ? null : nextTry,
      problem,
      progress,
      clockSkewMs: store.skew(),
      files: files.status(),
    };
  }

  function show(): void {
    let now: SyncStatus;
    try {
      now = status();
    } catch (error) {
      // Nobody waits for this; whoever asks for the status itself is answered.
      options.onFailed(error);
      return;
    }
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    options.onStatus(now);
  }

  function endpointNow(): HubEndpoint {
    const binding = store.binding();
    if (!binding) throw new Error("a round without a hub");
    const { hubKey: _, ...endpoint } = binding;
    return endpoint;
  }

  /**
   * The transport of the store's present binding; a changed token (paired anew, forked) and changed keys
   * of the hub open another.
   */
  function hub(): HubTransport {
    const endpoint = endpointNow();
    const known = JSON.stringify(endpoint);
    if (transport?.known === known) return transport.hub;
    disconnect();
    transport = { hub: options.openTransport(endpoint), known };
    return transport.hub;
  }

  function disconnect(): void {
    closeNotices?.();
    closeNotices = null;
    transport?.hub.close();
    transport = null;
    handshake = null;
    own = null;
  }

  function keepLastSync(): void {
    try {
      store.keepLastSync();
    } catch (error) {
      // A full disk: the round before is what the next start knows of.
      options.onFailed(error);
    }
  }

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = tail.then(run);
    tail = turn.catch(() => undefined);
    return turn;
  }

  async function round(fresh: boolean): Promise<RoundOutcome> {
    if (stopping) {
      return { ok: false, problem: "stopped", message: "sync was stopped", ...noCounts() };
    }
    if (!store.binding()) {
      const message = "this laptop is not paired with a hub";
      return { ok: false, problem: "notPaired", message, ...noCounts() };
    }
    const young = handshake && Math.abs(environment.now() - handshake.at) < HANDSHAKE_VALID_MS;
    const known = !fresh && young ? handshake : null;
    handshake = null;
    working = known !== null;
    show();
    const began = environment.now();
    const since = ownPage()?.since ?? began;
    const context = {
      store,
      environment,
      enrolment,
      transport: hub,
      handshake: known?.reply ?? null,
      // An open stream that tells of nothing newer saves the question in front of a push.
      caughtUp: known !== null && closeNotices !== null && heard !== null && !isNews(heard),
      through: through(),
      // Nobody waits for it here, and others who wait for these operations are served before.
      mayLeaveOwn: known !== null && closeNotices !== null && Math.abs(began - since) < OWN_PAGE_MS,
      brakeReleased,
      stopped: () => stopping,
      onConnected: () => {
        working = true;
        show();
      },
      onProgress: (done: number, total: number) => {
        progress = total >= PROGRESS_FROM ? { done, total } : null;
        show();
      },
      onChange: show,
      counts: noCounts(),
    };
    let outcome: RoundOutcome;
    try {
      outcome = await runRound(context);
      const cursor = store.cursor();
      own = context.through > cursor.feed ? { epoch: cursor.epoch, feed: context.through, since } : null;
      if (outcome.ok) store.setLastSync(Math.round(environment.now() - (store.skew() ?? 0)));
    } catch (error) {
      // The store takes no more or is damaged, or a bug: the round is over, the laptop goes on working.
      outcome = { ok: false, ...options.onFailed(error), ...context.counts };
    }
    progress = null;
    working = false;
    conclude(outcome);
    if (outcome.ok && context.handshake) {
      handshake = { reply: context.handshake, at: known?.at ?? environment.now() };
    }
    return outcome;
  }

  function conclude(outcome: RoundOutcome): void {
    if (!outcome.ok) {
      if (outcome.problem === "stopped") return;
      problem = outcome.problem === "notPaired" ? null : outcome.problem;
      failures += 1;
      environment.log.warn("sync did not complete", {
        problem: outcome.problem,
        message: outcome.message,
      });
      return;
    }
    problem = outcome.problem;
    failures = 0;
    brakeReleased = false;
  }

  /** A round after the running one. All who ask meanwhile share it. */
  function follow(fresh: boolean): Promise<RoundOutcome> {
    if (following) {
      following.asked.fresh ||= fresh;
      return following.outcome;
    }
    const asked: Asked = { fresh };
    following = { asked, outcome: inTurn(() => turn(asked)) };
    return following.outcome;
  }

  async function turn(asked: Asked): Promise<RoundOutcome> {
    following = null;
    cancelTimer?.();
    cancelTimer = null;
    nextTry = null;
    running = true;
    const outcome = await round(asked.fresh);
    running = false;
    if (outcome.ok && !stopping) files.go(endpointNow(), store.cursor().epoch);
    if (started && !stopping) goOn(outcome);
    show();
    return outcome;
  }

  function goOn(outcome: RoundOutcome): void {
    if (!store.binding()) return;
    if (outcome.ok && !closeNotices) listen();
    const missed = outcome.ok && heard !== null && isNews(heard);
    if (following) return;
    if (missed) {
      // Followed once; a hub that says more than it gives is not followed for ever.
      heard = null;
      void follow(false);
      return;
    }
    const page = outcome.ok ? ownPage() : null;
    if (page) {
      schedule(Math.max(0, OWN_PAGE_MS - Math.abs(environment.now() - page.since)), false);
      return;
    }
    const idle = closeNotices ? POLL_WITH_NOTICES_MS : POLL_MS;
    const wait = outcome.ok ? idle * (0.75 + random() * 0.5) : backoffMs(failures, random());
    schedule(wait);
  }

  function schedule(ms: number, fresh = true): void {
    cancelTimer?.();
    nextTry = Math.round(environment.now() + ms);
    cancelTimer = timer(() => void follow(fresh), ms);
  }

  function listen(): void {
    let open = true;
    heard = null;
    const close = hub().notices(
      (head) => {
        if (!open) return;
        heard = head;
        if (!running && isNews(head)) void follow(false);
      },
      () => {
        open = false;
        closeNotices = null;
        handshake = null;
        if (!started || stopping) return;
        // The hub went away or restarted; ask it soon.
        failures = 1;
        schedule(backoffMs(1, random()));
        show();
      },
    );
    closeNotices = () => {
      open = false;
      close();
    };
  }

  function isNews({ epoch, feed }: NoticeHead): boolean {
    const cursor = store.cursor();
    if (epoch > cursor.epoch) handshake = null;
    return epoch > cursor.epoch || (epoch === cursor.epoch && feed > through());
  }

  function ownPage(): typeof own {
    const cursor = store.cursor();
    return own && own.epoch === cursor.epoch && own.feed > cursor.feed ? own : null;
  }

  /** Feed number up to which the hub's log is known here. */
  function through(): number {
    return ownPage()?.feed ?? store.cursor().feed;
  }

  return {
    status,
    filesSettled: files.settled,
    syncNow: () => follow(true),

    start() {
      if (started) return;
      started = true;
      stopping = false;
      void follow(true);
    },

    async stop() {
      started = false;
      stopping = true;
      cancelTimer?.();
      cancelTimer = null;
      nextTry = null;
      disconnect();
      await Promise.all([tail, files.stop()]);
      stopping = false;
      disconnect();
      keepLastSync();
      show();
    },

    wake() {
      show();
      if (started && !stopping && store.binding()) void follow(false);
    },

    async pair(code) {
      const paired = await inTurn(() => enrolment.pair(code, options.openTransport));
      if (paired.ok) {
        disconnect();
        problem = null;
        failures = 0;
        if (started) void follow(true);
      }
      show();
      return paired;
    },

    releaseBrake() {
      brakeReleased = true;
      return follow(true);
    },
  };
}
