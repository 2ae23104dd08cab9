import type { Port } from "../../../shared/domain/asset/asset-fields.ts";
import { cut } from "../../../shared/domain/words.ts";
import { firstText, flag, list, number, records, text } from "./coerce.ts";
import type { Part } from "./coerce.ts";
import { macMark } from "./identity-marks.ts";

const MAX_IPS = 64;

/** Network ports of the machine; null when the document does not speak of any. */
export function portsOf(content: Part): Port[] | null {
  const device = records(content.network_ports);
  if (device) return merged(device.map(({ item }) => devicePort(item)));
  const computer = records(content.networks);
  if (!computer) return null;
  return merged(computer.filter(({ item }) => isReal(item)).map(({ item }) => computerPort(item)));
}

interface Found {
  /** Entries with one key are one port, listed once per address. */
  key: string;
  port: Port;
}

/** Loopback and what software makes up (bridges, containers, tunnels) is no port of the machine. */
function isReal(item: Part): boolean {
  if (flag(item.virtualdev)) return false;
  return !/^(loopback|bridge|alias)$/i.test(text(item.type)) && !/^lo\d*$/i.test(text(item.description));
}

/** `networks` of a computer: one entry per address. */
function computerPort(item: Part): Found {
  const name = cut(firstText(item.description, item.model, item.type), 200);
  // The agent's XML has another name for it.
  const mac = macMark(item.mac ?? item.macaddr);
  const megabits = number(item.speed);
  const port: Port = {
    name,
    mac,
    ips: addresses(item.ipaddress, item.ipaddress6),
    speed: megabits !== null && megabits > 0 ? megabits * 1_000_000 : null,
    status: text(item.status).toLowerCase().slice(0, 40) || null,
  };
  return { key: `${name}\n${mac}`, port };
}

const PORT_STATES: Readonly<Record<string, string>> = { 1: "up", 2: "down", 3: "testing" };

/** `network_ports` of a switch or printer, as SNMP (IF-MIB) tells them. */
function devicePort(item: Part): Found {
  const name = cut(firstText(item.ifname, item.ifdescr, item.ifalias, item.ifnumber), 200);
  const mac = macMark(item.mac);
  const bits = number(item.ifspeed);
  const status = text(item.ifstatus).toLowerCase();
  const port: Port = {
    name,
    mac,
    ips: addresses(item.ips, item.ip),
    speed: bits !== null && bits > 0 ? bits : null,
    status: (PORT_STATES[status] ?? status.slice(0, 40)) || null,
  };
  return { key: `${text(item.ifnumber)}\n${name}\n${mac}`, port };
}

/** Addresses of an entry, from one text or a list. */
export function addresses(...values: unknown[]): string[] {
  return values
    .flatMap((value) => (typeof value === "string" ? [value] : (list(value) ?? [])))
    .map(text)
    .filter((address) => /^[0-9a-f:.%/a-z]{2,60}$/i.test(address) && address !== "0.0.0.0")
    .slice(0, MAX_IPS);
}

function merged(found: readonly Found[]): Port[] {
  const ports = new Map<string, Port>();
  for (const { key, port } of found) {
    const known = ports.get(key);
    if (!known) {
      ports.set(key, { ...port, ips: [...new Set(port.ips)].slice(0, MAX_IPS) });
      continue;
    }
    known.ips = [...new Set([...known.ips, ...port.ips])].slice(0, MAX_IPS);
    known.speed ??= port.speed;
    known.status ??= port.status;
  }
  return [...ports.values()];
}
