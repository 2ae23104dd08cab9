import { isIPv4 } from "node:net";

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
