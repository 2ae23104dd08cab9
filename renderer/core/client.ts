import type { CoreEvent, JobProgress } from "../../shared/ipc/change-batch.ts";
import type { CoreError, CoreReply, CoreRequest, Executed } from "../../shared/ipc/contract.ts";
import type { DeskApi } from "../../shared/ipc/desk-channels.ts";
import type { QueryName, QueryParams, QueryResults } from "../../shared/ipc/queries.ts";
import type { z } from "zod";
import type { COMMANDS, CommandName } from "../../shared/domain/commands.ts";

/** What the core answers; failures are values. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: CoreError };

/** What a command is asked with. */
export type CommandArgs<N extends CommandName> = z.input<(typeof COMMANDS)[N]["schema"]>;
/**
 * A command with what it is asked with, of whichever name. An argument that `follows` names is continued by the id of
 * the record that an earlier one of the same act made (`shared/ipc/contract.ts`).
 */
export type Asked = {
  [N in CommandName]: [type: N, args: CommandArgs<N>, follows?: Readonly<Record<string, number>>];
}[CommandName];

type WithoutId<R> = R extends unknown ? Omit<R, "id"> : never;
/** A request as the window writes it; the client gives it its id. */
export type Ask = WithoutId<CoreRequest>;

export interface Job<T> {
  done: Promise<Answer<T>>;
  cancel: () => void;
}

export interface CoreClient {
  api: DeskApi;
  ask<T>(request: Ask): Promise<Answer<T>>;
  /** One command. The same again, while it is under way and was the last, is not sent twice. */
  execute<N extends CommandName>(type: N, args: CommandArgs<N>): Promise<Answer<Executed>>;
  /** Several as one act: all are carried out, or none. */
  executeAll(asked: readonly Asked[]): Promise<Answer<Executed[]>>;
  query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<Answer<QueryResults[N]>>;
  /** Long work: `job` events of this request go to `onProgress`. */
  runJob<T>(request: Ask, onProgress: (progress: JobProgress) => void): Job<T>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
}

function broken(error: unknown): CoreError {
  return { code: "internal", message: error instanceof Error ? error.message : String(error), path: "" };
}

export function createClient(api: DeskApi): CoreClient {
  let lastId = 0;
  const listeners = new Set<(event: CoreEvent) => void>();
  api.onEvent((event) => {
    for (const listener of [...listeners]) listener(event);
  });

  async function send<T>(request: CoreRequest): Promise<Answer<T>> {
    let reply: CoreReply;
    try {
      reply = await api.request(request);
    } catch (error) {
      // The channel itself broke (the core is being restarted); for the caller an answer like any other.
      return { ok: false, error: broken(error) };
    }
    return reply.ok ? { ok: true, value: reply.result as T } : { ok: false, error: reply.error };
  }

  function onEvent(listener: (event: CoreEvent) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  // A second press while the first is under way means the same thing once; in between nothing else was meant.
  let latest: { said: string; answer: Promise<Answer<Executed>> } | null = null;
  function execute<N extends CommandName>(type: N, args: CommandArgs<N>): Promise<Answer<Executed>> {
    const said = JSON.stringify([type, args]);
    if (latest?.said === said) return latest.answer;
    const answer = ask<Executed>({ kind: "execute", command: { ...args, type } });
    const sent = { said, answer };
    latest = sent;
    return answer.finally(() => {
      if (latest === sent) latest = null;
    });
  }

  const ask = <T>(request: Ask) => send<T>({ ...request, id: ++lastId } as CoreRequest);

  return {
    api,
    onEvent,
    ask,
    execute,
    executeAll: (asked) =>
      ask({
        kind: "executeAll",
        commands: asked.map(([type, args, follows]) => ({ ...args, type, ...(follows && { follows }) })),
      }),
    query: <N extends QueryName>(name: N, params: QueryParams<N>) =>
      ask<QueryResults[N]>({ kind: "query", name, params: params as Record<string, unknown> }),
    runJob: <T>(request: Ask, onProgress: (progress: JobProgress) => void): Job<T> => {
      const id = ++lastId;
      const stop = onEvent((event) => {
        if (event.event === "job" && event.progress.job === id) onProgress(event.progress);
      });
      const done = send<T>({ ...request, id } as CoreRequest).finally(stop);
      return { done, cancel: () => void ask({ kind: "cancel", job: id }) };
    },
  };
}
