import type { EntityState } from "../log/state.ts";
import type { Audience, RecordKind } from "./kind/record-kind.ts";
import type { Role } from "./permission/permission.ts";

/** Roles that see what is kept from others. */
export const OVERSEERS: readonly Role[] = ["lead", "manager"];

/** Ids of the members who acted on a record. */
export function actorsOf({ marks }: EntityState): string[] {
  return [...new Set([...marks].map(({ actor }) => actor))].sort();
}

/**
 * Who may see a record of this kind. Where the operation that creates it is missing, which alone says who
 * may: whoever acted on it, who must not lose sight of what they did, and those who see everything.
 */
export function audienceOf(kind: Pick<RecordKind, "audience"> | undefined, state: EntityState): Audience {
  if (!kind?.audience) return "everyone";
  return state.exists ? kind.audience(state) : { roles: OVERSEERS, members: actorsOf(state) };
}

export function maySee(audience: Audience, member: { id: string; role: string }): boolean {
  if (audience === "everyone") return true;
  return audience.roles.includes(member.role as Role) || audience.members.includes(member.id);
}
