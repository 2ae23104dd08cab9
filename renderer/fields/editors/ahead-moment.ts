import { moment as schema } from "../../../shared/domain/words.ts";
import { localMinute, momentOf } from "../../core/index.ts";

/** Stands for a date of which only a part is typed: it is no moment, and the rule of the field refuses it. */
const UNFINISHED = "?";

/** What stands in a field for a moment to come, as its form keeps it; null for nothing. */
export function heldAhead(value: string, isUnfinished: boolean): string | null {
  if (isUnfinished) return UNFINISHED;
  return value === "" ? null : momentOf(value) || UNFINISHED;
}

/** A moment as a date-time field writes it, in this laptop's time; '' for what is none. */
export function writtenAhead(value: string | null): string {
  return value !== null && schema.safeParse(value).success ? localMinute(new Date(value)) : "";
}
