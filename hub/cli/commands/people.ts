import { readFile } from "node:fs/promises";
import { formatPairingCode, pairingCode } from "../../../shared/protocol/pairing.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { fingerprintOf } from "../../server/fingerprint.ts";
import type { MemberRow } from "../../store/hub-store.ts";
import type { Command, CommandInput, CommandResult } from "../command.ts";
import { needed, withService } from "../command.ts";

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
  return withService(input, async ({ administration }): Promise<Outcome<CommandResult>> => {
    if (act === "list") {
      const members = await administration.members();
      return done({ json: { users: members }, lines: members.map(memberLine) });
    }
    let changed: Outcome<MemberRow>;
    if (act === "add") {
      const name = needed(input, "name");
      const role = needed(input, "role");
      if (!name.ok) return name;
      if (!role.ok) return role;
      changed = await administration.addMember({ name: name.value, role: role.value });
    } else {
      const id = needed(input, "user");
      if (!id.ok) return id;
      const role = act === "role" ? needed(input, "role") : null;
      if (role && !role.ok) return role;
      changed = role
        ? await administration.setRole(id.value, role.value)
        : await administration.disableMember(id.value);
    }
    if (!changed.ok) return changed;
    return done({ json: { ...changed.value }, lines: [memberLine(changed.value)] });
  });
}

function memberLine({ id, name, role, active }: MemberRow): string {
  return `${id}  ${role.padEnd(12)}  ${active ? "active  " : "disabled"}  ${name}`;
}

export const pair: Command = {
  about: "Makes a one-time pairing line for a member's laptop",
  usage: "--dir DIR --user ID --address https://HOST:PORT [--minutes 30]",
  options: {
    user: { type: "string" },
    address: { type: "string" },
    minutes: { type: "string", default: "30" },
  },
  run: runPair,
};

async function runPair(input: CommandInput): Promise<Outcome<CommandResult>> {
  const user = needed(input, "user");
  const address = needed(input, "address");
  if (!user.ok) return user;
  if (!address.ok) return address;
  const valid = pairingCode.shape.address.safeParse(address.value);
  if (!valid.success) return fault("malformed", "--address is https://HOST:PORT", "address");
  return withService(input, async ({ administration, facts }) => {
    const fingerprint = fingerprintOf(await readFile(input.folder.cert, "utf8"));
    const made = await administration.createPairingSecret(user.value, Number(input.options.minutes));
    if (!made.ok) return made;
    const { secret, expiresAt } = made.value;
    const { workspace } = facts;
    const code = formatPairingCode({ address: valid.data, fingerprint, secret, workspace });
    const expires = new Date(expiresAt).toISOString();
    return done({ json: { code, expiresAt: expires }, lines: [code, `valid once, until ${expires}`] });
  });
}

export const revoke: Command = {
  about: "Shuts a device out for good, or lists devices when none is named",
  usage: "--dir DIR [--device ID] [--reason TEXT]",
  options: {
    device: { type: "string" },
    reason: { type: "string" },
  },
  run: runRevoke,
};

async function runRevoke(input: CommandInput): Promise<Outcome<CommandResult>> {
  const { device, reason } = input.options;
  return withService(input, async ({ administration }): Promise<Outcome<CommandResult>> => {
    if (!device) {
      const devices = (await administration.devices()).map((each) => ({
        id: each.id,
        code: each.code,
        member: each.member,
        revoked: each.revoked,
        operations: each.nextDeviceSeq - 1,
        lastSeen: each.lastSeen === null ? null : new Date(each.lastSeen).toISOString(),
      }));
      const lines = devices.map(
        ({ id, code, revoked, lastSeen }) =>
          `${id}  ${code.padEnd(6)}  ${revoked ? "revoked" : "enrolled"}  last seen ${lastSeen ?? "never"}`,
      );
      return done({ json: { devices }, lines });
    }
    const revoked = await administration.revokeDevice(device, reason);
    if (!revoked.ok) return revoked;
    const { id, code, member } = revoked.value;
    return done({ json: { id, code, member, revoked: true }, lines: [`revoked ${code} (${id})`] });
  });
}
