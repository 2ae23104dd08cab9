import { getServers } from "node:dns";
import { networkInterfaces } from "node:os";
import { isIPv6 } from "node:net";
import type { ProbeContext } from "../probe.ts";
import { emptyInterface, isRealAddress } from "./interface.ts";
import type { DefaultRoute, FactsOfSystem, Interface, NetworkFacts } from "./interface.ts";
import { linuxFacts } from "./linux-facts.ts";
import { macFacts } from "./mac-facts.ts";
import { windowsFacts } from "./windows-facts.ts";

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
