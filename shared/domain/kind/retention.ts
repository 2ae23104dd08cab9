/** How long records are kept, and why (domain.md 4). */
export interface Retention {
  /** Years after its last change; null for as long as the organisation wants. */
  years: number | null;
  /** Whether a law or a rule of the house forbids erasing sooner: it is locked instead. */
  locked: boolean;
  /** The rule, for the person who asks. */
  basis: string;
}

/**
 * From which day on something may be erased; null when at any time.
 *
 * @param lastChange ms since the epoch
 * @returns a date, or `"never"`
 */
export function lockedUntil({ years, locked }: Retention, lastChange: number): string | null {
  if (!locked) return null;
  if (years === null) return "never";
  const day = new Date(lastChange);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  // A made-up clock: such a day cannot be written down.
  if (!(day.getUTCFullYear() <= 9999)) return "never";
  return day.toISOString().slice(0, 10);
}
