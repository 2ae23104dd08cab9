import { deviceText, shown } from "../frame/device-text.ts";
import type { Snmp, SnmpValue } from "./snmp-session.ts";

/** A column of a table by index; empty where the device has none. */
export type Column = ReadonlyMap<string, SnmpValue>;

/** A column that may be missing: its fault costs nothing but what is read of it. */
export async function columnOf(snmp: Snmp, oid: string): Promise<Column> {
  const found = await snmp.column(oid);
  return found.ok ? found.value : new Map();
}

export const numberOf = (value: SnmpValue | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Text of a device, on one line; '' for none. */
export function textOf(value: SnmpValue | undefined, most = 200): string {
  if (value instanceof Uint8Array) return shown(deviceText(value), most);
  return typeof value === "string" ? shown(value, most) : "";
}

/** An address of hardware as people write it. */
export const macOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
