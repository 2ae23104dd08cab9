import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { withContext } from "../../cli/command.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { allDevices } from "./device-rows.ts";
import { revokeDevice } from "./revoke.ts";

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
  return withContext(input, async (context): Promise<Outcome<CommandResult>> => {
    if (!device) {
      const devices = (await allDevices(context.store)).map((each) => ({
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
    const revoked = await revokeDevice(context, device, reason);
    if (!revoked.ok) return revoked;
    const { id, code, member } = revoked.value;
    return done({ json: { id, code, member, revoked: true }, lines: [`revoked ${code} (${id})`] });
  });
}
