import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore } from "react";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import { may } from "../../shared/domain/permission/permission.ts";
import type { CommandName } from "../../shared/domain/commands.ts";
import type { SyncStatus } from "../../shared/ipc/change-batch.ts";
import type { CoreError, Executed } from "../../shared/ipc/contract.ts";
import type { AppPhase } from "../../shared/ipc/desk-channels.ts";
import type { Page, QueryName, QueryParams, QueryResults, SessionInfo } from "../../shared/ipc/queries.ts";
import type { Answer, Asked, CommandArgs, CoreClient } from "./client.ts";
import type { CoreSession, PreferenceValue } from "./core-session.ts";
import { useWhileHere } from "./here.ts";
import type { PagedState } from "./paged-source.ts";
import type { PagedSource } from "./paged-source.ts";
import type { QueryState } from "./query-cache.ts";
import { LOADING, QueryCache } from "./query-cache.ts";

export const CoreContext = createContext<CoreSession | null>(null);

export function useCoreSession(): CoreSession {
  const session = useContext(CoreContext);
  if (!session) throw new Error("no CoreContext above this component");
  return session;
}

export function useCore(): CoreClient {
  return useCoreSession().client;
}

const IDLE: QueryState<never> = { data: undefined, error: null, loading: false };

/**
 * One core query, asked again when a change batch touched what it shows. While other parameters
 * are being asked for, `data` is undefined; a repeated question keeps its old answer on screen.
 *
 * @param params null: do not ask now
 */
export function useCoreQuery<N extends QueryName>(
  name: N,
  params: QueryParams<N> | null,
): QueryState<QueryResults[N]> {
  const { queries } = useCoreSession();
  const key = params === null ? null : QueryCache.key(name, params as Record<string, unknown>);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (key === null) return () => {};
      const asked = JSON.parse(key.slice(name.length + 1)) as Record<string, unknown>;
      return queries.subscribe(name, asked, listener);
    },
    [queries, name, key],
  );
  const snapshot = useCallback(() => (key === null ? IDLE : queries.peek(key)), [queries, key]);
  const state = useSyncExternalStore(useWhileHere(subscribe), snapshot) as QueryState<QueryResults[N]>;
  return state === LOADING ? LOADING : state;
}

type PagedName = {
  [N in QueryName]: QueryResults[N] extends Page<unknown> ? N : never;
}[QueryName];
type RowOf<N extends PagedName> = QueryResults[N] extends Page<infer R> ? R : never;

export interface PagedQuery<T> extends PagedState<T> {
  /** The rows answer what is asked; false while those of the last question stay on screen. */
  settled: boolean;
  /** Give it to `VirtualList` as `onRange`. */
  show: (first: number, last: number) => void;
}

/** A paged core query behind a virtual list: rows come as they are scrolled to. */
export function usePagedQuery<N extends PagedName>(
  name: N,
  params: Omit<QueryParams<N>, "offset" | "limit">,
  pageSize = 100,
): PagedQuery<RowOf<N>> {
  const { lists } = useCoreSession();
  const key = JSON.stringify(params);
  const list = useMemo(() => lists.of(name, key, pageSize), [lists, name, key, pageSize]);
  const subscribe = useCallback((listener: () => void) => lists.show(list, listener), [lists, list]);
  const source = list.source as PagedSource<RowOf<N>>;
  const state = useSyncExternalStore(useWhileHere(subscribe), source.snapshot);
  // While a new question is on its way the old answer stays on screen: typing must not make a list blink.
  const [kept, keep] = useState(state);
  if (!state.loading && kept !== state) keep(state);
  return { ...(state.loading ? kept : state), settled: !state.loading, show: source.show };
}

export interface CommandRun {
  /** Runs one command; answers after the commit, and says what was done. */
  run: <N extends CommandName>(type: N, args: CommandArgs<N>) => Promise<Answer<Executed>>;
  /** Several as one act, which is said and taken back as one. */
  runAll: (asked: readonly Asked[], named?: number) => Promise<Answer<Executed>>;
  busy: boolean;
  /** Why the last one failed; cleared by the next. */
  error: CoreError | null;
  clear: () => void;
}

export function useCommand(): CommandRun {
  const { acts } = useCoreSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);
  const runAll = useCallback(
    async (asked: readonly Asked[], named?: number) => {
      setBusy(true);
      setError(null);
      const answer = await acts.run(asked, named);
      setBusy(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
    [acts],
  );
  const run = useCallback(
    <N extends CommandName>(type: N, args: CommandArgs<N>) => runAll([[type, args] as unknown as Asked]),
    [runAll],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, runAll, busy, error, clear };
}

export function useSession(): SessionInfo | undefined {
  return useCoreQuery("session.get", {}).data;
}

/** Whether this technician may do it; screens hide what is not allowed. */
export function useMay(permission: Permission): boolean {
  const session = useSession();
  return session ? may(session.member.role, permission) : false;
}

export function useSyncStatus(): SyncStatus | null {
  const { sync } = useCoreSession();
  return useSyncExternalStore(useWhileHere(sync.subscribe), sync.get);
}

export function useAppPhase(): AppPhase | null {
  const { phase } = useCoreSession();
  return useSyncExternalStore(useWhileHere(phase.subscribe), phase.get);
}

/** A setting of this laptop, kept by the core or, where it must hold earlier, by the shell. */
export function usePreference<T extends PreferenceValue>(key: string, otherwise: T): [T, (value: T) => void] {
  const session = useCoreSession();
  const all = useSyncExternalStore(useWhileHere(session.preferences.subscribe), session.preferences.get);
  const set = useCallback((value: T) => void session.setPreference(key, value), [session, key]);
  const value = all[key];
  return [value === undefined ? otherwise : (value as T), set];
}
