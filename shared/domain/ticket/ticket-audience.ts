import type { EntityState } from "../../log/state.ts";
import { OVERSEERS, actorsOf } from "../audience.ts";
import type { Audience, Disclosure } from "../kind/record-kind.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";

/**
 * Who may see a ticket (S28). A matter of security is seen by lead and manager, by whoever opened it or wrote
 * on it, and by its assignee; everybody sees every other one.
 */
export function ticketAudience(state: EntityState): Audience {
  const { securityFlag, assignee } = state.fields;
  if (securityFlag !== true) return "everyone";
  const given = typeof assignee === "string" ? [assignee] : [];
  return { roles: OVERSEERS, members: [...new Set([...actorsOf(state), ...given])].sort() };
}

const OVERSEEN = "overseen";
const WHY = "a lead or manager says that it is no matter of security";

/** That a matter is none of security any more shows it to everybody: whoever sees all of them says so. */
export function mayShowAll(
  { fields }: EntityState,
  set: Record<string, unknown>,
  { state, me }: Pick<Planning, "state" | "me">,
): Result<null> {
  if (set.securityFlag !== false || fields.securityFlag !== true) return planned(null);
  const role = state("member", me)?.fields.role;
  if (OVERSEERS.some((each) => each === role)) return planned(null);
  return refused("notAllowed", WHY, "set.securityFlag", { rule: OVERSEEN });
}

/** The same on the hub, for a program that does not ask. Whoever called it one by mistake takes that back. */
export const ticketDisclosure: Disclosure = {
  rule: OVERSEEN,
  acts: ["ticket.edit", "ticket.undo"],
  forbidden(payload) {
    const { set, operation } = payload as { set: { securityFlag?: unknown }; operation?: string };
    if (set.securityFlag === undefined || set.securityFlag === true) return null;
    return ({ fields, marks, writes }, { actor }) => {
      const said = marks.at(writes.securityFlag ?? -1);
      if (fields.securityFlag !== true || !said) return null;
      return said.op === operation && said.actor === actor ? null : { by: [said], message: WHY };
    };
  },
};
