/** Under what a ticket of a test is closed: nothing is closed without (domain.md 2.8). */
export const FILED = { category: "software.office", rootCause: "software" };
