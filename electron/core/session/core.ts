import type { CoreEvent, SyncStatus } from "../../../shared/ipc/change-batch.ts";
import { MAX_REQUEST_CHARS, coreRequest, jobOf } from "../../../shared/ipc/contract.ts";
import type { CoreReply, CoreRequest, Executed } from "../../../shared/ipc/contract.ts";
import { execute, executeAll } from "../commands/execute.ts";
import { followed } from "../commands/followed.ts";
import type { Following, Given } from "../commands/execute.ts";
import { readForm } from "../form.ts";
import { noteCutShort } from "../jobs/probe-noted.ts";
import { createJobs } from "../jobs/run-job.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createBlobs } from "../blobs/blobs.ts";
import type { Blobs } from "../blobs/blobs.ts";
import { createQueries } from "../queries/run-query.ts";
import { isDamage, isDiskTrouble, sqliteCode } from "../store/care/open-database.ts";
import { StoreReadOnly } from "../store/care/read-only.ts";
import { readStore } from "../store/read-store.ts";
import { createSyncStore } from "../store/log/store-sync.ts";
import { createSignatureWalk } from "../store/log/signature-walk.ts";
import type { FileStore } from "../sync/files/file-store.ts";
import type { SyncEngine, SyncOptions } from "../sync/engine.ts";
import { dropOldCopies } from "./old-copies.ts";
import { createPin } from "./pin.ts";
import type { Profile } from "./profile.ts";
import { pairWith, syncOnce } from "./sync-requests.ts";

export interface CoreOptions {
  profile: Profile;
  version: string;
  /** Made over the profile's sync store; the composition root chooses transport, timer and keys. */
  createSync(
    options: Pick<SyncOptions, "store" | "environment" | "onStatus" | "onFailed"> & { files: FileStore },
  ): SyncEngine;
}

export type SendEvent = (event: CoreEvent) => void;

/** One running core: answers requests, sends events. Everything a console does goes through here. */
export interface Core {
  /**
   * Answers any request, however malformed, with a typed reply; never throws.
   * @param send where this connection's events go once it has subscribed
   */
  handle(request: unknown, send?: SendEvent): Promise<CoreReply>;
  execute(command: Given): Outcome<Executed>;
  executeAll(commands: readonly Given[]): Outcome<Executed[]>;
  query(name: string, params?: Record<string, unknown>): Outcome<unknown>;
  subscribe(send: SendEvent): () => void;
  readonly profile: Profile;
  readonly sync: SyncEngine;
  readonly blobs: Blobs;
  /** Does a slice of what can wait (checking signatures, removing remnants of what was erased). True while there is more. */
  idle(): boolean;
  close(): Promise<void>;
}

export function createCore({ profile, version, createSync }: CoreOptions): Core {
  const { store } = profile;
  const { environment } = store;
  const listeners = new Set<SendEvent>();
  const send: SendEvent = (event) => {
    for (const listener of listeners) listener(event);
  };
  const blobs = createBlobs(store);
  const sync = createSync({
    store: createSyncStore(store),
    files: blobs.forSync,
    environment,
    onStatus: (status: SyncStatus) => send({ event: "sync", status }),
    onFailed(error) {
      const { code, message } = failedBy(error).error;
      const problem = code === "file" ? "damaged" : code === "readOnly" ? "readOnly" : "internal";
      return { problem, message };
    },
  });
  const runQuery = createQueries({
    store: readStore(store),
    version,
    syncStatus: () => sync.status(),
    onFileRead: blobs.noteUsed,
  });
  const jobs = createJobs({
    profile,
    blobs,
    execute: run,
    executeAll: runAll,
    wake: () => sync.wake(),
    onProgress: (job, done, total) => send({ event: "job", progress: { job, done, total } }),
  });
  noteCutShort(store);
  const pin = createPin(profile);
  const signatures = createSignatureWalk(store);
  const stopListening = store.onBatch((batch) => send({ event: "change", batch }));

  function woken<T>(outcome: Outcome<T>): Outcome<T> {
    if (outcome.ok) sync.wake();
    return outcome;
  }
  function run(command: Given): Outcome<Executed> {
    return woken(execute(store, command));
  }
  function runAll(commands: readonly Following[]): Outcome<Executed[]> {
    return woken(executeAll(store, commands));
  }

  function subscribe(listener: SendEvent): () => void {
    listeners.add(listener);
    // Told once: a window that loads again has heard it.
    for (const { code, details } of profile.notices.splice(0)) listener({ event: "notice", code, details });
    return () => listeners.delete(listener);
  }

  /**
   * A bug, damage, or a disk that takes no more. It ends what was asked, not the session; what it was
   * is for the log, not the window.
   */
  function failedBy(error: unknown): ReturnType<typeof failure> {
    environment.log.error("a request failed", { message: String(error), stack: stackOf(error) });
    const code = sqliteCode(error);
    if (isDamage(code)) {
      profile.suspect();
      return failure("file", DAMAGED);
    }
    if (error instanceof StoreReadOnly || isDiskTrouble(code)) {
      return failure("readOnly", new StoreReadOnly().message);
    }
    return failure("internal", "something went wrong in the program; nothing of this was stored");
  }

  async function answer(request: CoreRequest, connection: SendEvent | undefined): Promise<Outcome<unknown>> {
    switch (request.kind) {
      case "execute":
        return run(request.command);
      case "executeAll":
        return runAll(request.commands.map(followed));
      case "query":
        return runQuery(request.name, request.params);
      case "sync":
        return syncOnce(sync, request.releaseBrake === true);
      case "pair":
        return pairWith(sync, store, request.code);
      case "pin": {
        const { id: _, kind: __, ...asked } = request;
        return pin.answer(asked);
      }
      case "subscribe":
        if (!connection) return failure("notAllowed", "this connection takes no events", "kind");
        subscribe(connection);
        return success({ version: store.version() });
      case "cancel":
        if (jobs.cancel(request.job)) return success(null);
        return failure("notFound", "no job of this number is running", "job");
      default: {
        const { name, params } = jobOf(request);
        return jobs.run(request.id, name, params);
      }
    }
  }

  /** Removes the remnants of what was erased, in store and old copies. False where there are none. */
  function scrubIfDue(): boolean {
    if (!store.mustScrub()) return false;
    // The copies first: should this process end between the two, the scrubbing is still due.
    dropOldCopies(profile);
    store.scrub();
    return true;
  }

  return {
    profile,
    sync,
    blobs,
    execute: run,
    executeAll: runAll,
    query: (name, params = {}) => runQuery(name, params),
    subscribe,

    async handle(raw, connection) {
      const id = idOf(raw);
      try {
        const checked = checkRequest(raw);
        const outcome = checked.ok ? await answer(checked.value, connection) : checked;
        return outcome.ok ? { id, ok: true, result: outcome.value } : { id, ok: false, error: outcome.error };
      } catch (error) {
        return { id, ...failedBy(error) };
      }
    },

    idle() {
      try {
        if (profile.isSuspect()) return false;
        profile.keepIdentity();
        if (scrubIfDue()) return true;
        // Before each slice that writes: what has gathered by then is moved by itself.
        if (store.checkpoint()) return true;
        return store.refresh() || signatures.slice() || store.mergeSearch() || blobs.sweep();
      } catch (error) {
        // Nobody asked for it, so nobody is told: a full disk shows at the next command.
        failedBy(error);
        return false;
      }
    },

    async close() {
      jobs.cancelAll();
      blobs.close();
      await sync.stop();
      stopListening();
      listeners.clear();
      try {
        // Nobody knows when this profile is opened again.
        profile.keepIdentity();
        if (!profile.isSuspect()) scrubIfDue();
      } catch (error) {
        failedBy(error);
      }
      store.close();
    },
  };
}

/** Where the core ends by itself that next start is at once. */
const DAMAGED =
  "the store's file is damaged; what is in it is kept, and the next start recovers all that can be read";

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? "") : "";
}

/** The caller's number, also of a request that is not one; -1 where it cannot be read. */
function idOf(raw: unknown): number {
  const id = typeof raw === "object" && raw !== null ? (raw as { id?: unknown }).id : undefined;
  return Number.isSafeInteger(id) ? (id as number) : -1;
}

function checkRequest(raw: unknown): Outcome<CoreRequest> {
  let size: number;
  try {
    size = (JSON.stringify(raw) ?? "").length;
  } catch {
    return failure("malformed", "a request is plain JSON");
  }
  if (size > MAX_REQUEST_CHARS) {
    return failure("tooLarge", `a request has at most ${MAX_REQUEST_CHARS} characters, this one ${size}`);
  }
  return readForm(coreRequest, raw);
}
