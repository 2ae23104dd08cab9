/**
 * A key that no line here has, and that none had before: what a line that was taken out was asked is never taken
 * for what another asks.
 *
 * @param now ms since the epoch
 */
export function freshKey(lines: readonly { key?: unknown }[], now: number): string {
  const taken = new Set(lines.map(({ key }) => key));
  for (let at = now; ; at += 1) {
    const key = `k${at.toString(36)}`;
    if (!taken.has(key)) return key;
  }
}
