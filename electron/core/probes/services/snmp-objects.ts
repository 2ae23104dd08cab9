/** Objects that switches answer, by number: RFC 3418, 2863, 3635, 4188, 4363, 3621, and LLDP-MIB (802.1AB). */
export const SYSTEM = {
  description: "1.3.6.1.2.1.1.1.0",
  uptime: "1.3.6.1.2.1.1.3.0",
  name: "1.3.6.1.2.1.1.5.0",
  /** Seconds since the agent's start; does not turn over after 497 days as `uptime` does. */
  engineTime: "1.3.6.1.6.3.10.2.1.3.0",
} as const;

/** Columns of the tables of interfaces, by ifIndex. */
export const INTERFACE = {
  description: "1.3.6.1.2.1.2.2.1.2",
  type: "1.3.6.1.2.1.2.2.1.3",
  speed: "1.3.6.1.2.1.2.2.1.5",
  mac: "1.3.6.1.2.1.2.2.1.6",
  admin: "1.3.6.1.2.1.2.2.1.7",
  oper: "1.3.6.1.2.1.2.2.1.8",
  lastChange: "1.3.6.1.2.1.2.2.1.9",
  discardsIn: "1.3.6.1.2.1.2.2.1.13",
  errorsIn: "1.3.6.1.2.1.2.2.1.14",
  discardsOut: "1.3.6.1.2.1.2.2.1.19",
  errorsOut: "1.3.6.1.2.1.2.2.1.20",
  name: "1.3.6.1.2.1.31.1.1.1.1",
  highSpeed: "1.3.6.1.2.1.31.1.1.1.15",
  alias: "1.3.6.1.2.1.31.1.1.1.18",
  duplex: "1.3.6.1.2.1.10.7.2.1.19",
} as const;

/** ifIndex of each port of the bridge; VLANs are kept by port of the bridge. */
export const BRIDGE_PORT_INTERFACE = "1.3.6.1.2.1.17.1.4.1.2";
export const PVID = "1.3.6.1.2.1.17.7.1.4.5.1.1";

/** Columns by group and port of the power supply, not by ifIndex. */
export const POE = {
  enabled: "1.3.6.1.2.1.105.1.1.1.3",
  detection: "1.3.6.1.2.1.105.1.1.1.6",
} as const;

/** What a port draws is in no standard: mW, of H3C and Cisco by group and port, of Huawei by ifIndex. */
export const POE_POWER = {
  byPort: ["1.3.6.1.4.1.25506.2.14.1.1.5", "1.3.6.1.4.1.9.9.402.1.2.1.9"],
  byInterface: "1.3.6.1.4.1.2011.5.25.195.3.1.10",
} as const;

/** Neighbours by time mark, local port and number; local ports by their own number. */
export const LLDP = {
  chassisSubtype: "1.0.8802.1.1.2.1.4.1.1.4",
  chassis: "1.0.8802.1.1.2.1.4.1.1.5",
  portSubtype: "1.0.8802.1.1.2.1.4.1.1.6",
  port: "1.0.8802.1.1.2.1.4.1.1.7",
  portDescription: "1.0.8802.1.1.2.1.4.1.1.8",
  systemName: "1.0.8802.1.1.2.1.4.1.1.9",
  localPortSubtype: "1.0.8802.1.1.2.1.3.7.1.2",
  localPort: "1.0.8802.1.1.2.1.3.7.1.3",
  localDescription: "1.0.8802.1.1.2.1.3.7.1.4",
} as const;

/** A socket somebody plugs into: Ethernet, and what older switches call it. */
export const ETHERNET_TYPES = [6, 62, 69, 117];
