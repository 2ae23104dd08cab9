import { setTimeout as after } from "node:timers/promises";
import type { Feature } from "../features/feature.ts";
import type { HubContext } from "../log/hub-context.ts";

/** Starts what features do again and again, each by itself. Answers a function that ends it, once what runs is done. */
export function startRecurring(context: HubContext, features: readonly Feature[]): () => Promise<void> {
  const ending = new AbortController();
  const loops = features.flatMap(({ every }) => (every ? [loop(context, every, ending.signal)] : []));
  return async () => {
    ending.abort();
    await Promise.all(loops);
  };
}

async function loop(
  context: HubContext,
  { ms, run }: NonNullable<Feature["every"]>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await run(context);
    } catch (error) {
      // A database that is being opened anew, a full disk: the next round finds the same to do.
      context.log.error({ err: error }, "what the hub does by its own clock failed; it is tried again");
    }
    await after(ms, null, { signal, ref: false }).catch(() => null);
  }
}
