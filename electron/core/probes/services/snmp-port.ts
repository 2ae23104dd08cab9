import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import { reading, result, say } from "../frame/answers.ts";
import { bySnmp, hours, snmpFailure, spanWords } from "./snmp-answers.ts";
import { rawText } from "./snmp-device.ts";
import { calledBy, findInterface } from "./snmp-interface.ts";
import type { Interface } from "./snmp-interface.ts";
import { neighbourWords, readNeighbours } from "./snmp-neighbours.ts";
import type { Neighbour } from "./snmp-neighbours.ts";
import { BRIDGE_PORT_INTERFACE, INTERFACE, PVID, SYSTEM } from "./snmp-objects.ts";
import { readPoe } from "./snmp-poe.ts";
import type { Poe } from "./snmp-poe.ts";
import type { Snmp, SnmpValue } from "./snmp-session.ts";
import { columnOf, macOf, numberOf } from "./snmp-values.ts";
import { badOption } from "../frame/target.ts";

/** The state of one port of a switch, by its name, number or description. */
export const snmpPort = bySnmp(async (snmp, host, options, { progress }) => {
  const wanted = String(options.interface ?? "").trim();
  if (wanted === "" || wanted.length > 120) return badOption("interface");
  const port = await findInterface(snmp, host, wanted);
  if ("end" in port) return port;
  progress(0.4);
  const { name: _name, description: _description, alias: _alias, ...columns } = INTERFACE;
  const state = await snmp.get([
    ...Object.values(columns).map((oid) => `${oid}.${port.index}`),
    SYSTEM.uptime,
  ]);
  if (!state.ok) return snmpFailure(state, host);
  const bridgePort = await bridgePortOf(snmp, port);
  const vlan = bridgePort === null ? null : await vlanOf(snmp, bridgePort);
  progress(0.6);
  const poe = await readPoe(snmp, port, bridgePort);
  progress(0.8);
  const address = state.value.get(`${INTERFACE.mac}.${port.index}`);
  const mac = address instanceof Uint8Array ? macOf(address) : "";
  const neighbours = neighboursAt(port, { bridgePort, mac }, await readNeighbours(snmp));
  const values = portReadings({ state: state.value, port, vlan, poe, neighbours });
  return result(values, portWords(host, port, values), rawText(state.value));
});

/** Number of the port as the bridge counts them; null where it is in no bridge. */
async function bridgePortOf(snmp: Snmp, { index }: Interface): Promise<string | null> {
  const ports = await columnOf(snmp, BRIDGE_PORT_INTERFACE);
  return [...ports].find(([, ifIndex]) => String(ifIndex) === index)?.[0] ?? null;
}

async function vlanOf(snmp: Snmp, bridgePort: string): Promise<number | null> {
  const found = await snmp.get([`${PVID}.${bridgePort}`]);
  return found.ok ? numberOf(found.value.get(`${PVID}.${bridgePort}`)) : null;
}

/**
 * By the name or address LLDP has for its port; else by its number there, which is the bridge's for a port
 * of a bridge and the interface's for another (802.1AB, LldpPortNumber).
 */
export function neighboursAt(
  port: Interface,
  { bridgePort, mac }: { bridgePort: string | null; mac: string },
  all: readonly Neighbour[],
): Neighbour[] {
  const names = [port.name, port.description, port.alias].filter((each) => each !== "");
  const known = all.filter(
    ({ localName, localMac }) => names.includes(localName) || (localMac !== "" && localMac === mac),
  );
  if (known.length > 0) return known;
  return all.filter(({ localPort }) => localPort === (bridgePort ?? port.index));
}

interface PortState {
  state: ReadonlyMap<string, SnmpValue>;
  port: Interface;
  vlan: number | null;
  poe: Poe | null;
  neighbours: readonly Neighbour[];
}

const UP = 1;
const DUPLEX: Readonly<Record<number, string>> = { 2: "half", 3: "full" };
/** What the old column says of all that is faster than it can tell. */
const BEYOND = 4_294_967_295;

export function portReadings({ state, port, vlan, poe, neighbours }: PortState): Measured[] {
  const of = (column: keyof typeof INTERFACE) => numberOf(state.get(`${INTERFACE[column]}.${port.index}`));
  const [admin, oper] = [of("admin"), of("oper")];
  const up = oper === null ? null : oper === UP;
  const discards = [of("discardsIn"), of("discardsOut")].filter((each) => each !== null);
  return [
    ...reading("enabled", admin === null ? null : admin === UP),
    ...reading("up", up),
    // What a port without a link might run at is no measured speed.
    ...reading("speed", up === false ? null : speedOf(of("highSpeed"), of("speed")), { unit: "Mbit/s" }),
    ...reading("duplex", up === false ? null : DUPLEX[of("duplex") ?? 0]),
    ...reading("errorsIn", of("errorsIn")),
    ...reading("errorsOut", of("errorsOut")),
    ...reading("discards", discards.length === 0 ? null : discards.reduce((sum, each) => sum + each, 0)),
    ...reading("vlan", vlan !== null && vlan > 0 ? vlan : null),
    ...reading("poe", poe?.state),
    ...reading("poePower", poe?.watts, { unit: "W" }),
    ...reading("lastChange", since(of("lastChange"), numberOf(state.get(SYSTEM.uptime))), { unit: "h" }),
    ...neighbours
      .slice(0, 8)
      .flatMap((each, index) =>
        reading("neighbour", neighbourWords(each), { of: index === 0 ? "" : `#${index + 1}` }),
      ),
  ];
}

/** Mbit/s; 0 is unknown, never a speed. */
function speedOf(highSpeed: number | null, speed: number | null): number | null {
  if (highSpeed !== null && highSpeed > 0) return highSpeed;
  return speed !== null && speed > 0 && speed < BEYOND ? speed / 1_000_000 : null;
}

/** Hours; null where the state is older than the counting, or the count has turned over. */
function since(change: number | null, uptime: number | null): number | null {
  if (change === null || uptime === null || change === 0 || change > uptime) return null;
  return hours((uptime - change) / 100);
}

function portWords(host: string, port: Interface, values: readonly Measured[]) {
  const one = (name: string) => values.find((each) => each.name === name)?.value;
  const enabled = one("enabled");
  const up = one("up");
  const zh: string[] = [];
  const en: string[] = [];
  const tell = (chinese: string, english: string) => {
    zh.push(chinese);
    en.push(english);
  };
  if (enabled === false) tell("被管理员关闭", "is switched off by its administrator");
  else if (up === false)
    tell("没有接通：检查网线、对端设备和插座", "is down: check cable, device and socket");
  else if (up === true) tell("已接通", "is up");
  else tell("状态未知", "is in an unknown state");
  const speed = one("speed");
  if (speed !== undefined) tell(`${speed} Mbit/s`, `${speed} Mbit/s`);
  if (one("duplex") === "half") tell("半双工（多为协商不一致）", "half duplex (mostly a mismatch)");
  const errors = Number(one("errorsIn") ?? 0) + Number(one("errorsOut") ?? 0);
  if (errors > 0) tell(`累计错误 ${errors}`, `${errors} errors so far`);
  const vlan = one("vlan");
  if (vlan !== undefined) tell(`VLAN ${vlan}`, `VLAN ${vlan}`);
  const poe = one("poe");
  if (poe !== undefined) tell(`PoE ${POE_WORDS[String(poe)] ?? String(poe)}`, `PoE ${String(poe)}`);
  const changed = one("lastChange");
  if (typeof changed === "number") {
    const span = spanWords(changed);
    tell(`此状态已 ${span["zh-CN"]}`, `so for ${span.en}`);
  }
  const neighbour = one("neighbour");
  if (neighbour !== undefined) tell(`对端 ${neighbour}`, `neighbour ${neighbour}`);
  const called = port.alias === "" ? calledBy(port) : `${calledBy(port)}（${port.alias}）`;
  return say(
    `${host} 端口 ${called}：${zh.join("；")}。`,
    `${host} port ${calledBy(port)} ${en.join("; ")}.`,
  );
}

const POE_WORDS: Readonly<Record<string, string>> = {
  delivering: "正在供电",
  searching: "等待受电设备",
  off: "关闭",
  fault: "故障",
  test: "自检",
};
