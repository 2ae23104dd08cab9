/** What a benchmark answers; `main.ts` adds name and versions. */
export interface Figures {
  sizes: Record<string, number>;
  figures: Record<string, unknown>;
  ratios: Record<string, number>;
}

export interface BenchContext {
  /** Progress for the person who waits; standard error. */
  say(text: string): void;
  /** A folder of this run, removed afterwards. */
  folder: string;
}

export type Bench = (context: BenchContext) => Promise<Figures>;
