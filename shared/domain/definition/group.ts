import type { DefinitionRow } from "./definition-view.ts";

/** Members of a group; nobody where it says nothing readable. */
export function membersIn({ body }: Pick<DefinitionRow, "body">): readonly string[] {
  return Array.isArray(body.members) ? (body.members as string[]) : [];
}

/** Keys of the groups that a member is of: of one that is not offered any more too, its tickets are still open. */
export function groupsOf(member: string, groups: readonly DefinitionRow[]): string[] {
  return groups.filter((row) => membersIn(row).includes(member)).map(({ key }) => key);
}
