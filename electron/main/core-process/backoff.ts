/** How long to wait before starting a core again that has ended by itself. */
export interface Backoff {
  /** Milliseconds until the next try, or null when it has ended too often to go on. */
  next(now: number): number | null;
}

const WINDOW_MS = 60_000;
const DELAYS_MS = [0, 250, 500, 1000, 2000, 4000];

export function backoff(): Backoff {
  let ends: number[] = [];
  return {
    next(now) {
      ends = [...ends.filter((at) => now - at < WINDOW_MS), now];
      return DELAYS_MS[ends.length - 1] ?? null;
    },
  };
}
