import { timestampOf } from "../../environment.ts";
import { notAvailable, readingsOf, result, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { isDuplicate } from "./duplicate.ts";
import { chosenInterface, networkFacts } from "./facts.ts";
import { isRealAddress, isSelfAssigned } from "./interface.ts";

export const address: Probe = async ({ interface: named }, context) => {
  const facts = await networkFacts(context);
  const one = chosenInterface(facts, named === undefined ? undefined : String(named));
  if (!one)
    return notAvailable("noSuchPart", say("本机没有这样的网卡", "this machine has no such interface"));
  context.progress(0.4);
  const ipv4 = one.ipv4.find(isRealAddress) ?? one.ipv4[0];
  const duplicate = await isDuplicate(context, one);
  const gateway =
    facts.routes.find((route) => route.gateway !== "" && route.interface === one.name)?.gateway ?? "";
  const readings = readingsOf("address");
  readings.add("ipv4", ipv4?.address, one.name);
  readings.add("prefix", ipv4 && ipv4.prefix > 0 ? ipv4.prefix : null, one.name);
  readings.add("ipv6", one.ipv6.find(isRealAddress)?.address, one.name);
  readings.add("selfAssigned", ipv4 ? isSelfAssigned(ipv4) : null, one.name);
  readings.add("dhcp", one.dhcp, one.name);
  readings.add("dhcpServer", one.dhcpServer, one.name);
  readings.add("leaseEnds", one.leaseEnds === null ? null : timestampOf(one.leaseEnds), one.name);
  readings.add("gateway", gateway, one.name);
  readings.add("dnsServers", facts.dnsServers.join(" "), one.name);
  readings.add("duplicate", duplicate, one.name);
  if (!ipv4 && !one.ipv6.some(isRealAddress)) {
    return result(
      readings.values,
      say(
        `${one.name} 没有地址：DHCP 没有分配，或没有手工设置`,
        `${one.name} has no address: DHCP gave none and none was set by hand`,
      ),
    );
  }
  if (ipv4 && isSelfAssigned(ipv4)) {
    return result(
      readings.values,
      say(
        `${one.name} 只有自动私有地址 ${ipv4.address}：DHCP 服务器没有应答`,
        `${one.name} gave itself ${ipv4.address}: no DHCP server answered`,
      ),
    );
  }
  const shown = ipv4?.address ?? one.ipv6.find(isRealAddress)?.address ?? "";
  if (duplicate === true) {
    return result(
      readings.values,
      say(
        `地址冲突：网络里还有一台设备在用 ${shown}`,
        `Address conflict: another machine uses ${shown} as well`,
      ),
    );
  }
  const way =
    one.dhcp === true
      ? ["由 DHCP 分配", "by DHCP"]
      : one.dhcp === false
        ? ["手工设置", "set by hand"]
        : ["", ""];
  const by = one.dhcpServer === "" ? ["", ""] : [`（${one.dhcpServer}）`, ` (${one.dhcpServer})`];
  const dns =
    facts.dnsServers.length === 0
      ? ["没有 DNS 服务器", "no DNS server"]
      : [`DNS ${facts.dnsServers.join("、")}`, `DNS ${facts.dnsServers.join(", ")}`];
  const hop = gateway === "" ? ["没有网关", "no gateway"] : [`网关 ${gateway}`, `gateway ${gateway}`];
  const zh = [`${one.name} 地址 ${shown}`, `${way[0]}${way[0] === "" ? "" : by[0]}`, hop[0], dns[0]];
  const en = [`${one.name} has ${shown}`, `${way[1]}${way[1] === "" ? "" : by[1]}`, hop[1], dns[1]];
  const told = (parts: (string | undefined)[]) => parts.filter((part) => part).join(", ");
  return result(readings.values, say(told(zh).replaceAll(", ", "，"), told(en)));
};
