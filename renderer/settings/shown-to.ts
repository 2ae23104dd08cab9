import type { Role } from "../../shared/domain/permission/permission.ts";
import type { SettingsPart } from "../contributions/index.ts";

/** The sections that a role sees; as long as nobody knows the role, those that everybody sees. */
export function shownTo<S extends Pick<SettingsPart, "roles">>(
  sections: readonly S[],
  role: Role | undefined,
): S[] {
  return sections.filter(({ roles }) => roles === undefined || (role !== undefined && roles.includes(role)));
}
