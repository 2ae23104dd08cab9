import type { EntityState } from "../../log/state.ts";
import { LEVELS, PRIORITIES, priorityOf } from "./ticket-words.ts";
import type { Level, Priority } from "./ticket-words.ts";

/** What a priority follows from, as fields of a ticket hold it. */
interface Said {
  impact?: unknown;
  urgency?: unknown;
  securityFlag?: unknown;
  vip?: unknown;
  priority?: unknown;
}

/** How far it reaches or how much it hurts, as somebody has said it; null while nobody has. */
const levelOf = (said: unknown): Level | null => LEVELS.find((level) => level === said) ?? null;
const decided = ({ priority }: Said): Priority | null => PRIORITIES.find((each) => each === priority) ?? null;

/** Whether somebody has said what the priority follows from. */
export function isTriaged({ fields }: EntityState): boolean {
  return decided(fields) !== null || (levelOf(fields.impact) !== null && levelOf(fields.urgency) !== null);
}

/** Least urgent that a matter of security may be. */
const OF_SECURITY: Priority = "P2";
/** Most urgent that a matter becomes by whose it is alone. */
const OF_VIP: Priority = "P2";

const impactOf = ({ impact }: Said): Level => levelOf(impact) ?? "low";

/** What concerns an important user reaches one level further, and is never above P2 for that. */
function raised(said: Said, priority: Priority): Priority {
  const further = LEVELS[LEVELS.indexOf(impactOf(said)) - 1];
  if (said.vip !== true || priority <= OF_VIP || levelOf(said.impact) === null || !further) return priority;
  const higher = priorityOf(further, levelOf(said.urgency) ?? "low");
  return higher < OF_VIP ? OF_VIP : higher;
}

/**
 * How urgent a ticket is: what a lead has decided, else what follows from impact and urgency (domain.md 3.1);
 * what nobody has said counts least. A matter of security is never below P2.
 */
export function priorityFrom(said: Said): Priority {
  const priority = decided(said) ?? raised(said, priorityOf(impactOf(said), levelOf(said.urgency) ?? "low"));
  return said.securityFlag === true && priority > OF_SECURITY ? OF_SECURITY : priority;
}

export const ticketPriority = ({ fields }: EntityState): Priority => priorityFrom(fields);

/**
 * How urgent a ticket is shown to be: null as long as nobody has said what that follows from. What a matter of
 * security is at the least needs nobody's word.
 */
export function gradeOf(row: {
  priority: Priority;
  triaged: boolean;
  securityFlag: boolean;
}): Priority | null {
  return row.triaged || row.securityFlag ? row.priority : null;
}
