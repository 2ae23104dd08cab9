/** What a page shows first, as far as the shell knows when it serves the page. */
export type FirstPart = "desk" | "locked" | "firstRun";

/** Where a page finds it, and its language: main writes them over these. */
export const PART_PLACEHOLDER = "__PART__";
export const LOCALE_PLACEHOLDER = "__LOCALE__";
