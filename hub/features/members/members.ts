import { ROLES } from "../../../shared/domain/permission/permission.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import { memberSet } from "../../../shared/domain/member/member.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import { memberOf } from "./member-rows.ts";
import type { MemberRow } from "./member-rows.ts";
import { isPlainName } from "./plain-name.ts";

type Said = Omit<MemberRow, "id">;

export function addMember(
  context: HubContext,
  { name, role }: { name: string; role: string },
): Promise<Outcome<MemberRow>> {
  return setMember(context, context.environment.uuidv7(), () => {
    if (!isPlainName(name)) {
      return fault("malformed", "a name is one line without controls or invisible marks", "name");
    }
    return isRole(role) ? done({ name, role, active: true }) : unknownRole();
  });
}

export function setRole(context: HubContext, member: string, role: string): Promise<Outcome<MemberRow>> {
  return setMember(context, member, (before) => (isRole(role) ? known(before, { role }) : unknownRole()));
}

export function disableMember(context: HubContext, member: string): Promise<Outcome<MemberRow>> {
  return setMember(context, member, (before) => known(before, { active: false }));
}

/** One transaction; works beside running hubs. */
function setMember(
  context: HubContext,
  id: string,
  change: (before: MemberRow | null) => Outcome<Said>,
): Promise<Outcome<MemberRow>> {
  return context.store.write(async (tx) => {
    const changed = change(await memberOf(tx, id));
    if (!changed.ok) return changed;
    const parsed = memberSet.payload.safeParse({ member: id, ...changed.value });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return fault("malformed", issue?.message ?? "does not fit", issue?.path.join("."));
    }
    await writeRoster(context, tx, "member.set", parsed.data);
    return done({ id, ...changed.value });
  });
}

function known(before: MemberRow | null, change: Partial<Said>): Outcome<Said> {
  if (!before) return fault("notFound", "no such member", "user");
  const { name, role, active } = { ...before, ...change };
  return done({ name, role, active });
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}

function unknownRole() {
  return fault("malformed", `a role is one of ${ROLES.join(", ")}`, "role");
}
