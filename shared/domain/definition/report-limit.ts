import { z } from "zod";

/** A month, in minutes: what may be told later is no telephone report. */
const MOST_MINUTES = 31 * 1440;

/** Within which time somebody must have been told of a matter of security. */
export const reportLimit = z.object({
  /** Minutes of every day and night, from when it was discovered. */
  minutes: z.number().int().min(1).max(MOST_MINUTES),
  /** Of every matter of security; else only where somebody judges that it is asked. */
  always: z.boolean().default(true),
});
export type ReportLimit = z.output<typeof reportLimit>;

/**
 * Until the team says its own: whoever answers for security at once, and the authorities within four hours of an
 * incident that is rather large or larger, one hour at a critical infrastructure, as the national measures on
 * reporting such incidents ask since November 2025. What applies to a team it must check itself.
 */
export const SHIPPED_LIMITS: Readonly<Record<string, ReportLimit>> = {
  officer: { minutes: 30, always: true },
  authority: { minutes: 240, always: false },
};
