import { isIP, isIPv4 } from "node:net";
import { askPowershell, listOf, numberIn, textOf, textsOf } from "../frame/powershell.ts";
import { structureOf } from "../frame/decode.ts";
import type { ProbeContext } from "../probe.ts";
import type { DefaultRoute, FactsOfSystem, Interface, InterfaceKind } from "./interface.ts";
import { emptyInterface, prefixOf } from "./interface.ts";
import { readIpconfig } from "./ipconfig.ts";

/** Numbers, not words: states of CIM are the same in every language of Windows. */
const SCRIPT = `
$a=Get-CimInstance -Namespace root/StandardCimv2 MSFT_NetAdapter|select Name,InterfaceIndex,MediaConnectState,Speed,FullDuplex,PermanentAddress,NdisPhysicalMedium,HardwareInterface,Virtual,Hidden
$c=Get-CimInstance Win32_NetworkAdapterConfiguration -Filter 'IPEnabled=TRUE'|select InterfaceIndex,DHCPEnabled,DHCPServer,@{n='LeaseEnds';e={if($_.DHCPLeaseExpires){([DateTimeOffset]$_.DHCPLeaseExpires).ToUnixTimeMilliseconds()}}},IPAddress,IPSubnet,DefaultIPGateway,DNSServerSearchOrder
$r=Get-CimInstance -Namespace root/StandardCimv2 MSFT_NetRoute|where{$_.DestinationPrefix -in '0.0.0.0/0','::/0'}|select NextHop,InterfaceIndex,InterfaceMetric,RouteMetric
$d=Get-CimInstance -Namespace root/StandardCimv2 MSFT_NetIPAddress|where{$_.AddressState -eq 2}|select IPAddress,InterfaceIndex
ConvertTo-Json -Compress -Depth 4 @{adapters=@($a);configs=@($c);routes=@($r);doubled=@($d)}`;

/** By PowerShell's JSON, else by `ipconfig` and `route`, read by the order of what they print. */
export async function windowsFacts(context: ProbeContext): Promise<FactsOfSystem> {
  const answer = await askPowershell(context, SCRIPT);
  const facts = factsInJson(answer);
  if (facts.interfaces?.length) return facts;
  const ipconfig = await context.run("ipconfig", ["/all"]);
  const printed = ipconfig
    ? readIpconfig(context.decode(ipconfig.stdout) ?? structureOf(ipconfig.stdout))
    : {};
  const route = await context.run("route", ["print", "-4"]);
  const routes = routesInPrint(route ? structureOf(route.stdout) : "", printed.interfaces ?? []);
  return { ...printed, ...(routes.length > 0 ? { routes } : {}) };
}

/** NdisPhysicalMedium: 9 native 802.11, 1 wireless LAN, 10 Bluetooth, 14 802.3. */
function kindOf(adapter: Record<string, unknown>): InterfaceKind {
  const medium = numberIn(adapter.NdisPhysicalMedium);
  if (medium === 9 || medium === 1) return "wireless";
  if (medium === 10) return "virtual";
  if (adapter.Virtual === true || adapter.HardwareInterface === false)
    return medium === 19 ? "vpn" : "virtual";
  return "wired";
}

export function factsInJson(answer: unknown): FactsOfSystem {
  const { adapters, configs, routes, doubled } = listOf(answer)[0] ?? {};
  const twice = listOf(doubled);
  const byIndex = new Map<number, Interface>();
  for (const adapter of listOf(adapters)) {
    const index = numberIn(adapter.InterfaceIndex);
    if (index === null || adapter.Hidden === true) continue;
    const speed = numberIn(adapter.Speed);
    const state = numberIn(adapter.MediaConnectState);
    byIndex.set(index, {
      ...emptyInterface(textOf(adapter.Name)),
      up: state === 1 ? true : state === 2 ? false : null,
      kind: kindOf(adapter),
      mac: textOf(adapter.PermanentAddress)
        .replace(/^([0-9A-F]{2}(?!$))|([0-9A-F]{2})(?=[0-9A-F])/gi, "$1$2:")
        .toLowerCase(),
      // A disconnected adapter says a number that is no speed.
      speed: speed !== null && speed > 0 && speed < 1e13 && state === 1 ? Math.round(speed / 1e6) : null,
      duplex: adapter.FullDuplex === true ? "full" : adapter.FullDuplex === false ? "half" : null,
    });
  }
  const dnsServers: string[] = [];
  for (const config of listOf(configs)) {
    const one = byIndex.get(numberIn(config.InterfaceIndex) ?? -1);
    dnsServers.push(...textsOf(config.DNSServerSearchOrder).filter((server) => isIP(server) !== 0));
    if (!one) continue;
    const masks = textsOf(config.IPSubnet);
    textsOf(config.IPAddress).forEach((address, at) => {
      const mask = masks[at] ?? "";
      if (isIPv4(address)) one.ipv4.push({ address, prefix: prefixOf(mask) });
      else if (isIP(address) === 6) one.ipv6.push({ address, prefix: Number(mask) || 0 });
    });
    one.dhcp = typeof config.DHCPEnabled === "boolean" ? config.DHCPEnabled : null;
    one.dhcpServer = isIPv4(textOf(config.DHCPServer)) ? textOf(config.DHCPServer) : "";
    one.leaseEnds = numberIn(config.LeaseEnds);
    one.duplicate = twice.some(
      ({ InterfaceIndex }) => numberIn(InterfaceIndex) === numberIn(config.InterfaceIndex),
    );
  }
  const found = listOf(routes).flatMap((route): DefaultRoute[] => {
    const hop = textOf(route.NextHop);
    const name = byIndex.get(numberIn(route.InterfaceIndex) ?? -1)?.name ?? "";
    const metric = (numberIn(route.InterfaceMetric) ?? 0) + (numberIn(route.RouteMetric) ?? 0);
    return isIP(hop) === 0
      ? []
      : [{ gateway: /^(0\.0\.0\.0|::)$/.test(hop) ? "" : hop, interface: name, metric }];
  });
  return { interfaces: [...byIndex.values()], routes: found, dnsServers };
}

/** Lines of five numbers: `0.0.0.0  0.0.0.0  GATEWAY  OWN-ADDRESS  METRIC`. */
export function routesInPrint(printed: string, interfaces: readonly Interface[]): DefaultRoute[] {
  return [...printed.matchAll(/^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+([\d.]+)\s+([\d.]+)\s+(\d+)\s*$/gm)].map(
    ([, gateway = "", own = "", metric]) => ({
      gateway,
      interface: interfaces.find(({ ipv4 }) => ipv4.some(({ address }) => address === own))?.name ?? "",
      metric: Number(metric),
    }),
  );
}
