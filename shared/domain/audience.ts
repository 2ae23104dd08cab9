import type { EntityState } from "../log/state.ts";
import type { Audience, RecordKind } from "./kind/record-kind.ts";
import type { Role } from "./permission/permission.ts";

const NOBODY: Audience = { roles: [], members: [] };

/**
 * Who may see a record of this kind. Nobody, where the operation that creates it is missing: it alone
 * says who may.
 */
export function audienceOf(kind: Pick<RecordKind, "audience"> | undefined, state: EntityState): Audience {
  if (!kind?.audience) return "everyone";
  return state.exists ? kind.audience(state) : NOBODY;
}

export function maySee(audience: Audience, member: { id: string; role: string }): boolean {
  if (audience === "everyone") return true;
  return audience.roles.includes(member.role as Role) || audience.members.includes(member.id);
}
