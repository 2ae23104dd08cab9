/** Impact and urgency, the first letters of high, medium and low. */
export type Weight = `${"h" | "m" | "l"}${"h" | "m" | "l"}`;

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
  /** Somebody goes there. */
  visit?: true;
  security?: true;
  /** Minutes of work together. */
  minutes: number;
  tags?: readonly string[];
  /** A checklist that is worked through for it, and what it comes to. */
  run?: readonly [checklist: string, conclusion: string];
  /** How many times as often as others. */
  often?: number;
}
