import { PERMISSIONS, may } from "../../../shared/domain/permission/permission.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import type { HubReader, HubTransaction } from "../../store/hub-store.ts";
import { carryKeys, knownKeys } from "../certificate/known-keys.ts";
import type { KnownKeys } from "../certificate/known-keys.ts";
import { allDevices, saveDevice } from "../devices/device-rows.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import { allMembers } from "../members/member-rows.ts";
import type { MemberRow } from "../members/member-rows.ts";

/** Who was let in, and as what, by the database that a restore replaces, and whom consoles took for the hub. */
export interface RosterBefore {
  members: MemberRow[];
  devices: DeviceRow[];
  certificateKeys: KnownKeys;
}

/** What a restore took over from the database it replaced. */
export interface CarriedOver {
  revoked: { id: string; code: string }[];
  members: MemberRow[];
  /** Members that had more rights than the backup gives them: for the administrator to decide. */
  raised: MemberRow[];
}

export async function rosterOf(reader: HubReader): Promise<RosterBefore> {
  return {
    members: await allMembers(reader),
    devices: await allDevices(reader),
    certificateKeys: await knownKeys(reader),
  };
}

/** Part of the restoring transaction: no moment in which somebody is in again who was put out. */
export async function carryOver(
  context: HubContext,
  tx: HubTransaction,
  before: RosterBefore,
): Promise<CarriedOver> {
  const carried: CarriedOver = { revoked: [], members: [], raised: [] };
  await carryKeys(tx, before.certificateKeys);
  const members = new Map((await allMembers(tx)).map((member) => [member.id, member]));
  for (const member of before.members) {
    const restored = members.get(member.id);
    if (restored && restored.role === member.role && restored.active === member.active) continue;
    if (restored && isMore(member, restored)) {
      carried.raised.push(member);
      continue;
    }
    const { id, name, role, active } = member;
    await writeRoster(context, tx, "member.set", { member: id, name, role, active });
    carried.members.push(member);
  }
  const devices = new Map((await allDevices(tx)).map((device) => [device.id, device]));
  for (const device of before.devices) {
    const restored = devices.get(device.id);
    // Of two tokens the one that was taken back meanwhile must not open anything again.
    if (restored) {
      const { tokenHash, lastSeen, forkedFrom } = device;
      await saveDevice(tx, { ...restored, tokenHash, lastSeen, forkedFrom });
    }
    if (!device.revoked || restored?.revoked) continue;
    // Also of one that the backup does not know: a console gives its enrolment back.
    await writeRoster(context, tx, "device.revoke", { device: device.id, reason: "" });
    carried.revoked.push({ id: device.id, code: device.code });
  }
  return carried;
}

/** Whether nothing was taken from a member since, and something was given. */
function isMore(now: MemberRow, then: MemberRow): boolean {
  if (!now.active) return false;
  return PERMISSIONS.every(
    (each) => !then.active || !may(then.role as Role, each) || may(now.role as Role, each),
  );
}
