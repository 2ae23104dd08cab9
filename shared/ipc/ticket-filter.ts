import type { Priority, TICKET_TYPES } from "../domain/ticket/ticket-words.ts";

// Apart from its form (ticket-filter-form.ts): the list of tickets needs these alone.

/** Nobody's, beside the members' ids. */
export const NOBODY = "nobody";

/** The groups that whoever asks is a member of, beside the keys of groups. */
export const MY_GROUPS = "mine";

/**
 * What tickets are chosen by, whatever the view and the words searched for. What is left out chooses
 * nothing, the rest holds together.
 */
export interface TicketFilter {
  category?: string | undefined;
  /** All categories of a group. */
  group?: string | undefined;
  priorities?: Priority[] | undefined;
  type?: (typeof TICKET_TYPES)[number] | undefined;
  site?: string | undefined;
  /** A member, or nobody. */
  assignee?: string | undefined;
  /** Key of the group whose work it is, or `MY_GROUPS`. */
  workgroup?: string | undefined;
  /** Those that concern security alone. */
  security?: true | undefined;
  /** Those with an open conflict alone. */
  conflicts?: true | undefined;
  /** Opened on this day or later, by the calendar of this laptop. */
  from?: string | undefined;
  /** Opened on this day or earlier. */
  until?: string | undefined;
}

/** The parts of a filter, in the order in which a person reads them. */
export const FILTER_PARTS = [
  "priorities",
  "group",
  "category",
  "type",
  "site",
  "assignee",
  "workgroup",
  "from",
  "until",
  "security",
  "conflicts",
] as const satisfies readonly (keyof TicketFilter)[];
export type FilterPart = (typeof FILTER_PARTS)[number];

/** The parts that choose something. */
export function partsSet(filter: TicketFilter): FilterPart[] {
  return FILTER_PARTS.filter((part) => filter[part] !== undefined);
}

export const TICKET_SCOPES = ["mine", "unassigned", "team", "closed", "archived", "all"] as const;
export type TicketScope = (typeof TICKET_SCOPES)[number];
