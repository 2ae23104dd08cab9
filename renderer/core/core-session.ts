import type { CoreEvent, SyncStatus } from "../../shared/ipc/change-batch.ts";
import type { AppPhase } from "../../shared/ipc/desk-channels.ts";
import type { ActsDone } from "./acts-done.ts";
import { createActsDone } from "./acts-done.ts";
import type { CoreClient } from "./client.ts";
import { PagedLists } from "./paged-lists.ts";
import { QueryCache } from "./query-cache.ts";
import { asLooks, asPreferences, isShellPreference, looksOfPage } from "./shell-preferences.ts";
import type { ValueStore } from "./value-store.ts";
import { valueStore } from "./value-store.ts";

export type PreferenceValue = string | number | boolean | null;
export type Notice = Extract<CoreEvent, { event: "notice" }>;

/** What the window knows of the core besides records. One per window, made at start. */
export interface CoreSession {
  client: CoreClient;
  queries: QueryCache;
  lists: PagedLists;
  phase: ValueStore<AppPhase | null>;
  sync: ValueStore<SyncStatus | null>;
  preferences: ValueStore<Readonly<Record<string, PreferenceValue>>>;
  /** Things to announce, oldest first, until dismissed. */
  notices: ValueStore<readonly Notice[]>;
  /** What was done in this window, and how it is taken back. */
  acts: ActsDone;
  /** Injected: the device's clock, milliseconds. */
  now: () => number;
  setPreference(key: string, value: PreferenceValue): Promise<void>;
  /** Called each time a core has begun to serve this window, and at once if one does. */
  onReady(listener: () => unknown): void;
  /** Called when everything may have changed; returns what stops it. */
  onRefresh(listener: () => void): () => void;
  /** Everything may have changed. */
  refresh(): void;
}

export function createCoreSession(client: CoreClient, now: () => number): CoreSession {
  const queries = new QueryCache((name, params) => client.query(name, params as never));
  const lists = new PagedLists((name, params) => client.query(name, params as never) as never);
  const phase = valueStore<AppPhase | null>(null);
  const sync = valueStore<SyncStatus | null>(null);
  const preferences = valueStore<Readonly<Record<string, PreferenceValue>>>(asPreferences(looksOfPage()));
  const notices = valueStore<readonly Notice[]>([]);

  async function readStatus(): Promise<void> {
    const status = await client.query("sync.status", {});
    if (status.ok) sync.set(status.value);
    const all = await client.query("preference.all", {});
    if (!all.ok) return;
    const ofShell = Object.entries(preferences.get()).filter(([key]) => isShellPreference(key));
    preferences.set({ ...all.value, ...Object.fromEntries(ofShell) });
  }

  const refreshListeners = new Set<() => void>();
  function refresh(): void {
    queries.refreshAll();
    lists.refreshAll();
    for (const listener of refreshListeners) listener();
    void readStatus();
  }

  const readyListeners: (() => unknown)[] = [];
  let served = false;

  function enter(next: AppPhase): void {
    const before = phase.get()?.phase;
    phase.set(next);
    if (next.phase !== "ready" || before === "ready") return;
    // A core that was started (again) knows nothing of this window.
    void client.ask({ kind: "subscribe" });
    // Messages keep their order: whatever is answered from here on, its changes are told.
    served = true;
    for (const listener of readyListeners) listener();
    refresh();
  }

  client.onEvent((event) => {
    if (event.event === "change") {
      queries.touched(event.batch.touched);
      lists.touched(event.batch.touched);
    } else if (event.event === "sync") sync.set(event.status);
    else if (event.event === "notice") notices.set([...notices.get(), event]);
  });
  client.api.onLooks((looks) => preferences.set({ ...preferences.get(), ...asPreferences(looks) }));
  client.api.onApp(enter);
  // A phase that was announced meanwhile is newer than this answer.
  void client.api.app().then((first) => phase.get() === null && enter(first));

  return {
    client,
    queries,
    lists,
    phase,
    sync,
    preferences,
    notices,
    acts: createActsDone(client, now),
    now,
    refresh,
    onRefresh: (listener) => {
      refreshListeners.add(listener);
      return () => refreshListeners.delete(listener);
    },
    onReady: (listener) => {
      readyListeners.push(listener);
      if (served) listener();
    },
    setPreference: async (key, value) => {
      preferences.set({ ...preferences.get(), [key]: value });
      if (isShellPreference(key)) return client.api.setLooks(asLooks(key, value));
      await client.execute("preference.set", { key, value });
    },
  };
}
