import { device } from "../../../shared/domain/device/device.ts";
import { member } from "../../../shared/domain/member/member.ts";
import type { RosterRows } from "../../log/hub-context.ts";
import type { Handle } from "../../store/hub-store.ts";
import { memberRow } from "../members/member-rows.ts";
import type { MemberRow, MemberTables } from "../members/member-rows.ts";

export interface DeviceRow {
  id: string;
  /** '' of a service. */
  member: string;
  /** What a service acts for and what people call it; both '' of a member's laptop. */
  service: string;
  name: string;
  code: string;
  /** Ed25519, base64 of the raw 32 bytes. */
  publicKey: string;
  /** SHA-256 of the bearer token, base64; null until the device has paired with this hub. */
  tokenHash: string | null;
  revoked: boolean;
  /** Device it was parted from; null of one that was paired, '' where an older hub did not note it. */
  forkedFrom: string | null;
  nextDeviceSeq: number;
  /** Epoch in which the hub last took an operation of this device. */
  epoch: number;
  enrolledAt: number;
  lastSeen: number | null;
}

/** What the hub keeps of a kind is kept under its name. */
const TABLE = device.name;
type DeviceTables = MemberTables & { [TABLE]: Omit<DeviceRow, "revoked"> & { revoked: number } };

const tables = ({ db }: Handle) => db.$extendTables<DeviceTables>();

function deviceRow(row: DeviceTables[typeof TABLE]): DeviceRow {
  return { ...row, revoked: row.revoked === 1 };
}

export async function deviceOf(handle: Handle, id: string): Promise<DeviceRow | null> {
  const row = await tables(handle).selectFrom(TABLE).selectAll().where("id", "=", id).executeTakeFirst();
  return row ? deviceRow(row) : null;
}

export async function allDevices(handle: Handle): Promise<DeviceRow[]> {
  return (await tables(handle).selectFrom(TABLE).selectAll().orderBy("id").execute()).map(deviceRow);
}

export async function deviceByToken(
  handle: Handle,
  tokenHash: string,
): Promise<{ device: DeviceRow; member: MemberRow | null } | null> {
  const row = await tables(handle)
    .selectFrom(TABLE)
    .leftJoin(member.name, "member.id", "device.member")
    .selectAll(TABLE)
    .select(["member.name as memberName", "member.role", "member.active"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  const { memberName, role, active, ...own } = row;
  const named = memberName !== null && role !== null && active !== null;
  const enrolledFor = named ? memberRow({ id: own.member, name: memberName, role, active }) : null;
  return { device: deviceRow(own), member: enrolledFor };
}

export async function saveDevice(handle: Handle, row: DeviceRow): Promise<void> {
  const columns = { ...row, revoked: row.revoked ? 1 : 0 };
  await tables(handle)
    .insertInto(TABLE)
    .values(columns)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
}

/** Moves a device's "last seen"; outside the log, so it locks nothing. */
export async function touchDevice(handle: Handle, id: string, now: number): Promise<void> {
  await tables(handle).updateTable(TABLE).set({ lastSeen: now }).where("id", "=", id).execute();
}

/** What the enrolments and `device.revoke` say; the rest of a row is this hub's own. */
export const deviceRoster: RosterRows = {
  kind: device.name,
  all: allDevices,
  async save(tx, id, fields, now) {
    const { member = "", service = "", name = "", ...said } = fields as unknown as Partial<DeviceRow>;
    const { code, publicKey, revoked } = said as DeviceRow;
    const before = await deviceOf(tx, id);
    const unseen = { tokenHash: null, nextDeviceSeq: 1, epoch: 0, enrolledAt: now, lastSeen: null };
    const fresh = { ...unseen, forkedFrom: "" };
    await saveDevice(tx, {
      ...fresh,
      ...before,
      ...{ id, member, service, name, code, publicKey, revoked },
    });
  },
};
