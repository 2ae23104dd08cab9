import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import { reading, result, say, without } from "../frame/answers.ts";
import { bySnmp, hours, snmpFailure, spanWords } from "./snmp-answers.ts";
import { neighbourWords, readNeighbours } from "./snmp-neighbours.ts";
import type { Neighbour } from "./snmp-neighbours.ts";
import { ETHERNET_TYPES, INTERFACE, SYSTEM } from "./snmp-objects.ts";
import type { Snmp, SnmpValue } from "./snmp-session.ts";
import { columnOf, numberOf, textOf } from "./snmp-values.ts";

const UP = 1;
const MOST_NEIGHBOURS = 100;

/** What a switch or an access point says of itself. */
export const snmpDevice = bySnmp(async (snmp, host, _options, { progress }) => {
  const system = await snmp.get(Object.values(SYSTEM));
  if (!system.ok) return snmpFailure(system, host);
  progress(0.3);
  const ports = await countPorts(snmp);
  progress(0.6);
  const neighbours = await readNeighbours(snmp);
  const values = deviceReadings(system.value, ports, neighbours);
  if (values.length === 0) {
    const text = say(
      `${host} 有 SNMP 应答，但不允许读取任何信息（请检查视图权限）。`,
      `${host} answers by SNMP but lets nothing be read (check the view).`,
    );
    return without("denied", text);
  }
  return result(values, deviceWords(host, values), rawText(system.value));
});

interface Ports {
  all: number;
  up: number;
}

/** Null where the device has no table of interfaces. */
async function countPorts(snmp: Snmp): Promise<Ports | null> {
  const types = await columnOf(snmp, INTERFACE.type);
  if (types.size === 0) return null;
  const states = await columnOf(snmp, INTERFACE.oper);
  const sockets = [...types].filter(([, type]) => ETHERNET_TYPES.includes(Number(type)));
  return { all: sockets.length, up: sockets.filter(([index]) => states.get(index) === UP).length };
}

export function deviceReadings(
  system: ReadonlyMap<string, SnmpValue>,
  ports: Ports | null,
  neighbours: readonly Neighbour[],
): Measured[] {
  const ticks = numberOf(system.get(SYSTEM.uptime));
  const engine = numberOf(system.get(SYSTEM.engineTime));
  const seconds = Math.max(ticks === null ? 0 : ticks / 100, engine ?? 0);
  return [
    ...reading("name", textOf(system.get(SYSTEM.name))),
    ...reading("description", textOf(system.get(SYSTEM.description), 400)),
    ...reading("uptime", seconds > 0 ? hours(seconds) : null, { unit: "h" }),
    ...reading("ports", ports?.all),
    ...reading("portsUp", ports?.up),
    ...neighbours
      .slice(0, MOST_NEIGHBOURS)
      .flatMap((each) =>
        reading("neighbours", neighbourWords(each), { of: each.localName || `#${each.localPort}` }),
      ),
  ];
}

function deviceWords(host: string, values: readonly Measured[]) {
  const one = (name: string) => values.find((each) => each.name === name)?.value;
  const zh = [`${host}：设备 ${one("name") ?? "（无名称）"} 应答正常`];
  const en = [`${host}: ${one("name") ?? "the device"} answers`];
  const uptime = one("uptime");
  if (typeof uptime === "number") {
    const span = spanWords(uptime);
    zh.push(`已运行 ${span["zh-CN"]}`);
    en.push(`up for ${span.en}`);
  }
  const [ports, up] = [one("ports"), one("portsUp")];
  if (ports !== undefined) {
    zh.push(`${ports} 个端口中 ${up} 个接通`);
    en.push(`${up} of ${ports} ports up`);
  }
  const neighbours = values.filter(({ name }) => name === "neighbours").length;
  if (neighbours > 0) {
    zh.push(`LLDP 邻居 ${neighbours} 个`);
    en.push(`${neighbours} neighbours by LLDP`);
  }
  return say(`${zh.join("；")}。`, `${en.join("; ")}.`);
}

export const rawText = (objects: ReadonlyMap<string, SnmpValue>): string =>
  [...objects]
    .map(([oid, value]) => `${oid} = ${typeof value === "number" ? value : textOf(value, 400)}`)
    .join("\n");
