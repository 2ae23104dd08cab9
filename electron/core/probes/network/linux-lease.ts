import { isIPv4 } from "node:net";
import type { ProbeContext } from "../probe.ts";
import type { Interface } from "./interface.ts";

export interface Lease {
  dhcp: boolean | null;
  dhcpServer: string;
  /** ms since the epoch. */
  leaseEnds: number | null;
}

const UNKNOWN: Lease = { dhcp: null, dhcpServer: "", leaseEnds: null };

/** The lease of an interface, by whichever of the usual clients took it: NetworkManager, dhclient, networkd. */
export async function linuxLease(context: ProbeContext, one: Interface): Promise<Lease> {
  const nmcli = await context.run("nmcli", ["-t", "-f", "DHCP4", "device", "show", one.name]);
  const managed = leaseOfNmcli(nmcli?.code === 0 ? (context.decode(nmcli.stdout) ?? "") : "");
  if (managed.dhcp) return managed;
  const files = [
    `/var/lib/dhcp/dhclient.${one.name}.leases`,
    "/var/lib/dhcp/dhclient.leases",
    `/var/lib/dhclient/dhclient-${one.name}.leases`,
    "/var/lib/dhclient/dhclient.leases",
  ];
  for (const file of files) {
    const lease = leaseOfDhclient((await context.readFile(file)) ?? "", one);
    if (lease.dhcp) return lease;
  }
  const index = (await context.readFile(`/sys/class/net/${one.name}/ifindex`))?.trim() ?? "";
  const networkd = /^\d+$/.test(index) ? await context.readFile(`/run/systemd/netif/leases/${index}`) : null;
  return leaseOfNetworkd(networkd ?? "");
}

/** `DHCP4.OPTION[3]:dhcp_server_identifier = 192.168.1.1`; the names are the protocol's, not a language's. */
export function leaseOfNmcli(text: string): Lease {
  const option = (name: string) =>
    new RegExp(`^DHCP4\\.OPTION\\[\\d+\\]:${name} = (.+)$`, "m").exec(text)?.[1]?.trim();
  const server = option("dhcp_server_identifier");
  const expiry = Number(option("expiry"));
  if (server === undefined && !(expiry > 0)) return UNKNOWN;
  return {
    dhcp: true,
    dhcpServer: isIPv4(server ?? "") ? (server ?? "") : "",
    leaseEnds: expiry > 0 ? expiry * 1000 : null,
  };
}

/** The newest lease of this interface that holds the address it has; times are UTC. */
export function leaseOfDhclient(text: string, one: Pick<Interface, "name" | "ipv4">): Lease {
  const leases = [...text.matchAll(/lease\s*\{([^}]*)\}/g)].map(([, body = ""]) => body).reverse();
  const body = leases.find(
    (lease) =>
      /interface "([^"]*)"/.exec(lease)?.[1] === one.name &&
      one.ipv4.some(({ address }) => address === /fixed-address ([\d.]+);/.exec(lease)?.[1]),
  );
  if (body === undefined) return UNKNOWN;
  const server = /dhcp-server-identifier ([\d.]+);/.exec(body)?.[1] ?? "";
  const epoch = /expire epoch (\d+)/.exec(body)?.[1];
  const date = /expire \d (\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d);/.exec(body);
  const ends = epoch
    ? Number(epoch) * 1000
    : date
      ? Date.parse(`${date[1]}-${date[2]}-${date[3]}T${date[4]}Z`)
      : NaN;
  return { dhcp: true, dhcpServer: server, leaseEnds: Number.isFinite(ends) ? ends : null };
}

/** `SERVER_ADDRESS=192.168.1.1`; when the lease ends is not written there. */
export function leaseOfNetworkd(text: string): Lease {
  const server = /^SERVER_ADDRESS=([\d.]+)$/m.exec(text)?.[1] ?? "";
  return /^ADDRESS=/m.test(text) ? { dhcp: true, dhcpServer: server, leaseEnds: null } : UNKNOWN;
}
