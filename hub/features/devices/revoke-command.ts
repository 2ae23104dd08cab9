import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { withContext } from "../../cli/command.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { allDevices } from "./device-rows.ts";
import type { DeviceRow } from "./device-rows.ts";
import { revokeDevice } from "./revoke.ts";

export const revoke: Command = {
  about: "Shuts a device out for good with all its forks, or lists devices when none is named",
  usage: "--dir DIR [--device ID] [--reason TEXT]",
  options: {
    device: { type: "string" },
    reason: { type: "string" },
  },
  run: runRevoke,
};

async function runRevoke(input: CommandInput): Promise<Outcome<CommandResult>> {
  const { device, reason } = input.options;
  return withContext(input, (context) => (device ? shutOut(context, device, reason) : list(context)));
}

async function list({ store }: HubContext): Promise<Outcome<CommandResult>> {
  const all = await allDevices(store);
  const devices = all.map((each) => ({
    id: each.id,
    code: each.code,
    member: each.member,
    revoked: each.revoked,
    forkedFrom: each.forkedFrom === "" ? "unknown" : each.forkedFrom,
    operations: each.nextDeviceSeq - 1,
    lastSeen: each.lastSeen === null ? null : new Date(each.lastSeen).toISOString(),
  }));
  const lines = devices.map(
    ({ id, code, revoked, lastSeen }, at) =>
      `${id}  ${code.padEnd(6)}  ${revoked ? "revoked " : "enrolled"}  ` +
      `last seen ${lastSeen ?? "never"}${originOf(all[at], all)}`,
  );
  return done({ json: { devices }, lines });
}

function originOf(device: DeviceRow | undefined, all: readonly DeviceRow[]): string {
  if (!device || device.forkedFrom === null) return "";
  if (device.forkedFrom === "") return "  paired or forked: not noted by an older hub";
  const code = all.find(({ id }) => id === device.forkedFrom)?.code;
  return `  fork of ${code ?? device.forkedFrom}`;
}

async function shutOut(context: HubContext, id: string, reason?: string): Promise<Outcome<CommandResult>> {
  const revoked = await revokeDevice(context, id, reason);
  if (!revoked.ok) return revoked;
  const [named, ...family] = revoked.value;
  const shown = ({ id: device, code, member }: DeviceRow) => ({ id: device, code, member });
  const doubtful = (await allDevices(context.store)).filter(
    (each) => !each.revoked && each.forkedFrom === "" && each.member === named?.member,
  );
  return done({
    json: {
      ...(named && shown(named)),
      revoked: true,
      family: family.map(shown),
      unknownOrigin: doubtful.map(shown),
    },
    lines: [
      ...revoked.value.map((each) => `revoked ${each.code} (${each.id})`),
      ...doubtful.map(
        (each) =>
          `still enrolled for the same member, perhaps a fork of it (an older hub did not note it): ` +
          `${each.code} (${each.id})`,
      ),
    ],
  });
}
