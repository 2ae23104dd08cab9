import { isIP } from "node:net";
import { jsonIn, listOf, numberIn, textOf } from "../frame/powershell.ts";
import type { ProbeContext } from "../probe.ts";
import type { DefaultRoute, FactsOfSystem, Interface, InterfaceKind } from "./interface.ts";
import { emptyInterface } from "./interface.ts";
import { linuxLease } from "./linux-lease.ts";

/** Everything by the kernel's files, which have no language; addresses by `ip -j`, else by what Node sees. */
export async function linuxFacts(context: ProbeContext): Promise<FactsOfSystem> {
  const names = namesIn((await context.readFile("/proc/net/dev")) ?? "");
  const interfaces = await Promise.all(names.map((name) => linkOf(context, name)));
  await addAddresses(context, interfaces);
  for (const one of interfaces) {
    if (one.ipv4.length > 0) Object.assign(one, known(await linuxLease(context, one)));
  }
  const routes = [
    ...routesIn((await context.readFile("/proc/net/route")) ?? ""),
    ...routes6In((await context.readFile("/proc/net/ipv6_route")) ?? ""),
  ];
  return { interfaces, routes, dnsServers: await serversOf(context) };
}

function known<T extends object>(found: T): Partial<T> {
  const entries = Object.entries(found).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(entries) as Partial<T>;
}

function namesIn(devices: string): string[] {
  const names = [...devices.matchAll(/^\s*([^\s:|]+):/gm)].map(([, name = ""]) => name);
  return names.filter((name) => name !== "lo" && !name.includes("/"));
}

async function linkOf(context: ProbeContext, name: string): Promise<Interface> {
  const read = async (file: string) =>
    (await context.readFile(`/sys/class/net/${name}/${file}`))?.trim() ?? "";
  const [state, carrier, speed, duplex, mac, type, about] = await Promise.all(
    ["operstate", "carrier", "speed", "duplex", "address", "type", "uevent"].map(read),
  );
  const mbit = numberIn(speed);
  return {
    ...emptyInterface(name),
    up: state === "up" || (state === "unknown" && carrier === "1") ? true : state === "" ? null : false,
    kind: kindOf(name, type ?? "", about ?? ""),
    mac: /^(00:?){6}$/.test(mac ?? "") ? "" : (mac ?? ""),
    // -1 and 0 are what a driver says that does not know.
    speed: mbit !== null && mbit > 0 ? mbit : null,
    duplex: duplex === "full" || duplex === "half" ? duplex : null,
  };
}

function kindOf(name: string, type: string, about: string): InterfaceKind {
  const kind = /^DEVTYPE=(.*)$/m.exec(about)?.[1] ?? "";
  if (kind === "wlan") return "wireless";
  if (kind === "wireguard" || type === "65534" || /^(tun|tap|ppp|wg|utun)\d/.test(name)) return "vpn";
  return /^(bridge|vlan|bond|macvlan|vxlan)$/.test(kind) || /^(docker|br-|virbr)/.test(name)
    ? "virtual"
    : "wired";
}

async function addAddresses(context: ProbeContext, interfaces: Interface[]): Promise<void> {
  const ran = await context.run("ip", ["-j", "address", "show"]);
  for (const link of listOf(ran ? jsonIn(ran.stdout) : null)) {
    const one = interfaces.find(({ name }) => name === textOf(link.ifname));
    if (!one) continue;
    for (const info of listOf(link.addr_info)) {
      const address = { address: textOf(info.local), prefix: numberIn(info.prefixlen) ?? 0 };
      if (isIP(address.address) === 0) continue;
      if (textOf(info.family) === "inet") one.ipv4.push(address);
      else one.ipv6.push(address);
      if (textOf(info.family) !== "inet") continue;
      if (info.dynamic === true) one.dhcp = true;
      const seconds = numberIn(info.valid_life_time);
      // 4294967295 is "for ever".
      if (info.dynamic === true && seconds !== null && seconds > 0 && seconds < 4_294_967_295) {
        one.leaseEnds = context.now() + seconds * 1000;
      }
    }
  }
}

/** Default routes in `/proc/net/route`: addresses are hexadecimal, lowest byte first. */
export function routesIn(table: string): DefaultRoute[] {
  return table.split("\n").flatMap((line) => {
    const [name = "", destination, gateway = "", flags = "", , , metric, mask] = line.trim().split(/\s+/);
    if (destination !== "00000000" || mask !== "00000000") return [];
    // RTF_UP without RTF_REJECT.
    const bits = Number.parseInt(flags, 16);
    if ((bits & 1) === 0 || (bits & 0x200) !== 0) return [];
    const bytes =
      gateway
        .match(/../g)
        ?.map((byte) => Number.parseInt(byte, 16))
        .reverse() ?? [];
    const address = bytes.every((byte) => byte === 0) ? "" : bytes.join(".");
    return [{ gateway: address, interface: name, metric: Number(metric) || 0 }];
  });
}

/** As `routesIn`, of `/proc/net/ipv6_route`. */
export function routes6In(table: string): DefaultRoute[] {
  return table.split("\n").flatMap((line) => {
    const [destination = "", prefix, , , hop = "", metric = "", , , flags = "", name = ""] = line
      .trim()
      .split(/\s+/);
    if (!/^0{32}$/.test(destination) || prefix !== "00" || name === "lo" || /^0*$/.test(hop)) return [];
    if ((Number.parseInt(flags, 16) & 0x200) !== 0) return [];
    const gateway = shortest(hop.match(/..../g)?.join(":") ?? "");
    return [{ gateway, interface: name, metric: Number.parseInt(metric, 16) || 0 }];
  });
}

/** As people write it. */
function shortest(address: string): string {
  const host = URL.canParse(`http://[${address}]`) ? new URL(`http://[${address}]`).hostname : `[${address}]`;
  return host.slice(1, -1);
}

async function serversOf(context: ProbeContext): Promise<string[]> {
  const servers = serversIn((await context.readFile("/etc/resolv.conf")) ?? "");
  // systemd's stub passes on what stands in this file.
  if (!servers.some((server) => server === "127.0.0.53")) return servers;
  const behind = serversIn((await context.readFile("/run/systemd/resolve/resolv.conf")) ?? "");
  return behind.length > 0 ? behind : servers;
}

/** Servers in a `resolv.conf`, in order. */
export function serversIn(text: string): string[] {
  const lines = [...text.matchAll(/^[ \t]*nameserver[ \t]+(\S+)/gm)];
  return lines.map(([, server = ""]) => server).filter((server) => isIP(server.split("%")[0] ?? "") !== 0);
}
