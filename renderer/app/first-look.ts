import type { CoreSession, ValueStore } from "../core/index.ts";

/** How long an empty window waits for what it shows first, ms. */
const PATIENCE = 150;

/**
 * Kept when it is known what is shown and, if that is the desk, there is something on it; at the latest after
 * some patience. A window is drawn once with what it shows, not first without it.
 */
export function firstLook(
  { phase }: Pick<CoreSession, "phase">,
  hydrated: ValueStore<boolean>,
): Promise<void> {
  return new Promise((resolve) => {
    const stops = [phase, hydrated].map(({ subscribe }) => subscribe(look));
    const late = setTimeout(end, PATIENCE);
    function end(): void {
      clearTimeout(late);
      for (const stop of stops) stop();
      resolve();
    }
    function look(): void {
      const now = phase.get()?.phase;
      if (now !== undefined && (now !== "ready" || hydrated.get())) end();
    }
    look();
  });
}
