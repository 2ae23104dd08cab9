import { localDate, useNow } from "../core/index.ts";

/** The day on this laptop's clock. It changes with the day, and nothing is asked of the core meanwhile. */
export const useToday = (): string => localDate(new Date(useNow()));
