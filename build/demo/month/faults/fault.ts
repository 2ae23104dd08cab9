/** Impact and urgency, the first letters of high, medium and low. */
export type Weight = `${"h" | "m" | "l"}${"h" | "m" | "l"}`;

/** A value, words, or what was read off by eye where a probe would measure. */
export type OwnAnswer = string | number | { readings: Readonly<Record<string, number | boolean>> };

/**
 * What befalls somebody, what was done and what solved it: told together, so that they fit. In braces stand
 * words of the one it befalls: `{when}`, `{place}`, `{dept}`, `{model}`, `{n}` (a small number).
 */
export interface Fault {
  category: string;
  /** Another is chosen each time. */
  titles: readonly string[];
  says: string;
  weight: Weight;
  /** What was found and done, one entry of the work log each. */
  work: readonly string[];
  code: string;
  cause: string | null;
  solution: string;
  error?: string;
  request?: true;
  /** Asset kinds that it is about: one of the person's own, or of the place's. */
  on?: readonly string[];
  /** The department that it befalls; any when none is named. */
  from?: string;
  /** Somebody goes there. */
  visit?: true;
  security?: true;
  /** Minutes of work together. */
  minutes: number;
  tags?: readonly string[];
  /** A checklist that is worked through for it, what it comes to, and answers that are this fault's own, by step. */
  run?: readonly [checklist: string, conclusion: string, own?: Readonly<Record<string, OwnAnswer>>];
  /** How many times as often as others. */
  often?: number;
}
