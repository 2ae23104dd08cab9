const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait after the `failures`-th failure in a row: doubling, at most five minutes, and
 * spread by half, so that a hub that comes back is not met by every laptop in one second.
 *
 * @param random 0 ≤ random < 1
 */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(longest * (0.5 + random * 0.5));
}
