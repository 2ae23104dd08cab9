import { getServers } from "node:dns";
import { networkInterfaces } from "node:os";
import { isIPv4, isIPv6 } from "node:net";
import type { ProbeContext } from "../probe.ts";
import { linuxFacts } from "./linux-facts.ts";
import { macFacts } from "./mac-facts.ts";
import { windowsFacts } from "./windows-facts.ts";

export type InterfaceKind = "wired" | "wireless" | "vpn" | "virtual";

export interface Address {
  address: string;
  prefix: number;
}

/** One network interface; null and '' are "unknown", never "no". */
export interface Interface {
  name: string;
  up: boolean | null;
  kind: InterfaceKind;
  mac: string;
  /** Mbit/s. */
  speed: number | null;
  duplex: "full" | "half" | null;
  ipv4: Address[];
  ipv6: Address[];
  dhcp: boolean | null;
  dhcpServer: string;
  /** ms since the epoch. */
  leaseEnds: number | null;
  /** The system itself has seen another machine with this address. */
  duplicate: boolean | null;
}

export interface DefaultRoute {
  /** '' for one without a next hop, as through a tunnel. */
  gateway: string;
  interface: string;
  metric: number;
}

export interface NetworkFacts {
  interfaces: Interface[];
  /** The best first; IPv4 before IPv6. */
  routes: DefaultRoute[];
  dnsServers: string[];
}

export type FactsOfSystem = Partial<NetworkFacts>;

export function emptyInterface(name: string): Interface {
  return {
    ...{ name, up: null, kind: "wired", mac: "", speed: null, duplex: null, ipv4: [], ipv6: [] },
    ...{ dhcp: null, dhcpServer: "", leaseEnds: null, duplicate: null },
  };
}

const FACTS: Partial<Record<NodeJS.Platform, (context: ProbeContext) => Promise<FactsOfSystem>>> = {
  linux: linuxFacts,
  win32: windowsFacts,
  darwin: macFacts,
};

/** What this machine says of its network: by the system's own ways first, else by what Node sees. */
export async function networkFacts(context: ProbeContext): Promise<NetworkFacts> {
  const found = (await FACTS[context.platform]?.(context)) ?? {};
  const seen = seenByNode();
  const interfaces = found.interfaces?.length ? found.interfaces : seen;
  for (const one of interfaces) {
    const same = seen.find(({ name }) => name === one.name);
    if (!same) continue;
    if (one.ipv4.length === 0) one.ipv4 = same.ipv4;
    if (one.ipv6.length === 0) one.ipv6 = same.ipv6;
    one.mac ||= same.mac;
    one.up ??= same.up;
  }
  const order = (route: DefaultRoute) => (isIPv6(route.gateway) ? 1e9 : 0) + route.metric;
  return {
    interfaces,
    routes: (found.routes ?? []).toSorted((a, b) => order(a) - order(b)),
    dnsServers: [...new Set(found.dnsServers?.length ? found.dnsServers : plainServers())],
  };
}

/** The servers that Node's own resolver was given; 127.0.0.1 is what it takes where there is none. */
function plainServers(): string[] {
  return getServers().filter((server) => server !== "127.0.0.1" && server !== "::1");
}

function seenByNode(): Interface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) => {
    if (addresses.every(({ internal }) => internal)) return [];
    const of = (family: string) =>
      addresses
        .filter((each) => each.family === family)
        .map(({ address, cidr }) => ({ address, prefix: Number(cidr?.split("/")[1] ?? 0) }));
    const mac = addresses.find((each) => !/^(00:?){6}$/.test(each.mac))?.mac ?? "";
    // Node lists only what runs.
    return [{ ...emptyInterface(name), up: true, mac, ipv4: of("IPv4"), ipv6: of("IPv6") }];
  });
}

/** The interface that is meant: the one named, else where the default route goes, else the first that could serve. */
export function chosenInterface(facts: NetworkFacts, named?: string): Interface | undefined {
  const byName = (name: string) => facts.interfaces.find((each) => each.name === name);
  if (named !== undefined) return byName(named);
  for (const route of facts.routes) {
    const carries = byName(route.interface);
    if (carries) return carries;
  }
  const physical = facts.interfaces.filter(({ kind }) => kind === "wired" || kind === "wireless");
  const rank = ({ up, ipv4 }: Interface) => (up ? 0 : 2) + (ipv4.some(isRealAddress) ? 0 : 1);
  return physical.toSorted((a, b) => rank(a) - rank(b))[0] ?? facts.interfaces[0];
}

/** 169.254/16: an address the machine gave itself because no DHCP server answered. */
export function isSelfAssigned({ address }: Address): boolean {
  return isIPv4(address) && address.startsWith("169.254.");
}

/** An address that leads somewhere. */
export function isRealAddress(one: Address): boolean {
  return isIPv4(one.address) ? !isSelfAssigned(one) : !/^(fe[89ab]|::1$)/i.test(one.address);
}

/** Length of a mask such as `255.255.255.0`; 0 when it is none. */
export function prefixOf(mask: string): number {
  const bits = mask.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  const all = bits.join("");
  return /^1*0*$/.test(all) && all.length === 32 ? all.lastIndexOf("1") + 1 : 0;
}
