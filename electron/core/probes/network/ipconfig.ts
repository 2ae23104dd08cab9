import { isIP, isIPv4 } from "node:net";
import type { FactsOfSystem, Interface } from "./interface.ts";
import { emptyInterface, prefixOf } from "./interface.ts";

/** What stands behind the points: `   DHCP 服务器 . . . . . : 192.168.1.1`; also lines that go on the one before. */
const LINE = /^\s+(?:.*?[ .]\s*: ?)?(.*?)\s*$/;

/**
 * `ipconfig /all` by order and form, not by words: after the mask come, of an address by DHCP, two lines
 * with the times of the lease, then the gateway, then the server; what goes on last are the DNS servers.
 */
export function readIpconfig(text: string): FactsOfSystem {
  const blocks = text.split(/\r?\n(?=\S)/).slice(1);
  const interfaces: Interface[] = [];
  const routes: { gateway: string; interface: string; metric: number }[] = [];
  const dnsServers: string[] = [];
  for (const block of blocks) {
    const [title = "", ...lines] = block.split(/\r?\n/);
    const values = lines.map((line) => ({ value: LINE.exec(line)?.[1] ?? "", own: / : ?|\.:/.test(line) }));
    const mac = values.find(({ value }) => /^([0-9A-F]{2}-){5}[0-9A-F]{2}$/i.test(value))?.value;
    if (mac === undefined) continue;
    const one = emptyInterface(title.trim().replace(/[:：]$/, ""));
    one.mac = mac.replaceAll("-", ":").toLowerCase();
    interfaces.push(one);
    const maskAt = values.findIndex(({ value }) => /^255(\.\d+){3}$/.test(value));
    one.up = maskAt >= 0;
    if (maskAt < 0) continue;
    // The address has a word in brackets behind it: `192.168.1.20(首选)`.
    const address = /^([\d.]+)/.exec(values[maskAt - 1]?.value ?? "")?.[1] ?? "";
    if (isIPv4(address)) one.ipv4.push({ address, prefix: prefixOf(values[maskAt]?.value ?? "") });
    const after = values.slice(maskAt + 1).filter(({ value }) => value !== "");
    const isAddress = (value: string) => isIP(value.split("%")[0] ?? "") !== 0;
    const dates = after.findIndex(({ value }) => isAddress(value));
    one.dhcp = dates >= 2;
    const [gateways, ...groups] = groupsOf(after.filter(({ value }) => isAddress(value)));
    const gateway = gateways?.find((value) => isIPv4(value));
    if (gateway !== undefined) routes.push({ gateway, interface: one.name, metric: 0 });
    if (one.dhcp) one.dhcpServer = groups.shift()?.find((value) => isIPv4(value)) ?? "";
    dnsServers.push(...(groups.shift() ?? []));
  }
  return { interfaces, routes, dnsServers };
}

/** A line with a label of its own begins a group; one without goes on. */
function groupsOf(lines: readonly { value: string; own: boolean }[]): string[][] {
  const groups: string[][] = [];
  for (const { value, own } of lines) {
    if (own || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(value);
  }
  return groups;
}
