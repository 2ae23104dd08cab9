import { isIP, isIPv4 } from "node:net";
import type { ProbeContext } from "../probe.ts";
import type { DefaultRoute, FactsOfSystem, Interface } from "./interface.ts";
import { emptyInterface } from "./interface.ts";

/** macOS: `ifconfig`, `netstat -rn`, `ipconfig getpacket` and `scutil` print the same in every language. */
export async function macFacts(context: ProbeContext): Promise<FactsOfSystem> {
  const text = async (program: string, args: string[]) => {
    const ran = await context.run(program, args);
    return ran ? (context.decode(ran.stdout) ?? "") : "";
  };
  const interfaces = interfacesIn(await text("ifconfig", ["-a"]));
  for (const one of interfaces) {
    if (one.ipv4.length > 0) Object.assign(one, packetIn(await text("ipconfig", ["getpacket", one.name])));
  }
  const routes = routesInNetstat(await text("netstat", ["-rn", "-f", "inet"]));
  const dns = await text("scutil", ["--dns"]);
  const servers = [...dns.matchAll(/nameserver\[\d+\] : (\S+)/g)].map(([, server = ""]) => server);
  return { interfaces, routes, dnsServers: servers.filter((server) => isIP(server) !== 0) };
}

export function interfacesIn(text: string): Interface[] {
  return text.split(/\n(?=\S)/).flatMap((block) => {
    const name = /^([a-z]+\d+):/.exec(block)?.[1];
    if (name === undefined || name.startsWith("lo")) return [];
    const status = /^\s+status: (\S+)/m.exec(block)?.[1];
    const media = /^\s+media: .*?\((\d+)(G?)base\S*(?: <([^>]*)>)?/m.exec(block);
    return [
      {
        ...emptyInterface(name),
        up: status === undefined ? null : status === "active",
        kind: /^(utun|ipsec|ppp)/.test(name)
          ? ("vpn" as const)
          : /^en/.test(name)
            ? ("wired" as const)
            : ("virtual" as const),
        mac: /^\s+ether ([0-9a-f:]{17})/m.exec(block)?.[1] ?? "",
        speed: media ? Number(media[1]) * (media[2] === "G" ? 1000 : 1) : null,
        duplex: media?.[3]?.includes("full-duplex")
          ? ("full" as const)
          : media?.[3]?.includes("half-duplex")
            ? ("half" as const)
            : null,
        ipv4: [...block.matchAll(/^\s+inet ([\d.]+) netmask 0x([0-9a-f]{8})/gm)].map(
          ([, address = "", mask = ""]) => ({
            address,
            prefix: Number.parseInt(mask, 16).toString(2).replaceAll("0", "").length,
          }),
        ),
        ipv6: [...block.matchAll(/^\s+inet6 ([0-9a-f:]+)\S* prefixlen (\d+)/gm)].map(
          ([, address = "", prefix]) => ({
            address,
            prefix: Number(prefix),
          }),
        ),
      },
    ];
  });
}

/** `server_identifier (ip): 192.168.1.1`; nothing is printed for an address that was typed in. */
export function packetIn(text: string): Partial<Pick<Interface, "dhcp" | "dhcpServer">> {
  const server = /^server_identifier \(ip\): ([\d.]+)/m.exec(text)?.[1] ?? "";
  return isIPv4(server) ? { dhcp: true, dhcpServer: server } : {};
}

export function routesInNetstat(text: string): DefaultRoute[] {
  return [...text.matchAll(/^default\s+(\S+)\s+(\S+)\s+(\S+)/gm)].map(
    ([, gateway = "", , name = ""], at) => ({
      gateway: isIP(gateway) === 0 ? "" : gateway,
      interface: name,
      metric: at,
    }),
  );
}
