import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed, withContext } from "../../cli/command.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { allMembers } from "./member-rows.ts";
import type { MemberRow } from "./member-rows.ts";
import { addMember, disableMember, setRole } from "./members.ts";

export const user: Command = {
  about: "Members: add one, change a role, disable one, list all",
  usage: "add|role|disable|list --dir DIR [--name NAME] [--role ROLE] [--user ID]",
  words: ["add", "role", "disable", "list"],
  options: {
    name: { type: "string" },
    role: { type: "string" },
    user: { type: "string" },
  },
  run: runUser,
};

async function runUser(input: CommandInput): Promise<Outcome<CommandResult>> {
  const act = input.words[0];
  return withContext(input, async (context): Promise<Outcome<CommandResult>> => {
    if (act === "list") {
      const members = await allMembers(context.store);
      return done({ json: { users: members }, lines: members.map(memberLine) });
    }
    let changed: Outcome<MemberRow>;
    if (act === "add") {
      const name = needed(input, "name");
      const role = needed(input, "role");
      if (!name.ok) return name;
      if (!role.ok) return role;
      changed = await addMember(context, { name: name.value, role: role.value });
    } else {
      const id = needed(input, "user");
      if (!id.ok) return id;
      const role = act === "role" ? needed(input, "role") : null;
      if (role && !role.ok) return role;
      changed = role ? await setRole(context, id.value, role.value) : await disableMember(context, id.value);
    }
    if (!changed.ok) return changed;
    return done({ json: { ...changed.value }, lines: [memberLine(changed.value)] });
  });
}

function memberLine({ id, name, role, active }: MemberRow): string {
  return `${id}  ${role.padEnd(12)}  ${active ? "active  " : "disabled"}  ${name}`;
}
