// The fixed words of how a ticket is worked on, apart from the forms of its fields.

/** How something was done: at the user's, from afar with his consent, by telephone, at the counter. */
export const WORK_WAYS = ["onSite", "remote", "phone", "counter"] as const;
export type WorkWay = (typeof WORK_WAYS)[number];

/** How somebody tried to reach the user. */
export const REACHING_WAYS = ["phone", "visit", "message", "mail"] as const;
export type ReachingWay = (typeof REACHING_WAYS)[number];

/** What came of it; `reached` ends the row of attempts in vain. */
export const REACHING_OUTCOMES = ["noAnswer", "leftMessage", "notAtDesk", "busy", "reached"] as const;
export type ReachingOutcome = (typeof REACHING_OUTCOMES)[number];

/** So many attempts in vain, and a ticket may be closed without the user's word (domain.md 3.4). */
export const ATTEMPTS_TO_CLOSE = 3;

/** How the user was told how it stands. */
export const TELLING_WAYS = ["phone", "inPerson", "message", "mail"] as const;
export type TellingWay = (typeof TELLING_WAYS)[number];
