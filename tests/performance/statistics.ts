/** Milliseconds, rounded to what a clock can honestly say. */
export function ms(value: number): number {
  return Math.round(value * 100) / 100;
}

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  n: number;
}

/** Percentiles of a sample in milliseconds (nearest rank). */
export function spread(sample: readonly number[]): Spread {
  const sorted = [...sample].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: ms(rank(0.5)), p95: ms(rank(0.95)), p99: ms(rank(0.99)), max: ms(rank(1)), n: sorted.length };
}

export function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}

/** Runs `work` and answers its result and how long it took, in milliseconds. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; took: number }> {
  const from = performance.now();
  const value = await work();
  return { value, took: performance.now() - from };
}
