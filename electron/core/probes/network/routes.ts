import { noAnswer, readingsOf, result, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { networkFacts } from "./facts.ts";

/** Default routes of this machine, the one that is taken first. */
export const routes: Probe = async (_options, context) => {
  const facts = await networkFacts(context);
  if (facts.interfaces.length === 0) {
    return noAnswer(
      "garbage",
      say("读不到本机网络设置", "the network settings of this machine cannot be read"),
    );
  }
  const kindOf = (name: string) => facts.interfaces.find((each) => each.name === name)?.kind;
  const [first] = facts.routes;
  // One of each family is usual; two of one compete.
  const four = facts.routes.filter(({ gateway }) => !gateway.includes(":"));
  const count = four.length > 0 ? four.length : facts.routes.length;
  const viaVpn = facts.routes.some(
    (route) => kindOf(route.interface) === "vpn" && route.interface === first?.interface,
  );
  const readings = readingsOf("routes");
  readings.add("defaultRoutes", count);
  readings.add("viaVpn", viaVpn);
  const raw = facts.routes
    .map((route) => `${route.gateway || "-"} ${route.interface} ${route.metric}`)
    .join("\n");
  if (!first) {
    const text = say(
      "没有默认路由：只能访问本网段，上不了外网",
      "No default route: only this network can be reached",
    );
    return result(readings.values, text, raw);
  }
  const way = first.gateway === "" ? first.interface : `${first.gateway} (${first.interface})`;
  const vpn = viaVpn ? ["，流量经由 VPN", ", through a VPN"] : ["", ""];
  const several =
    count > 1
      ? [
          `；共有 ${count} 条默认路由，可能走错出口`,
          `; there are ${count} default routes, traffic may leave by the wrong one`,
        ]
      : ["", ""];
  const text = say(
    `默认路由经 ${way}${vpn[0]}${several[0]}`,
    `The default route goes by ${way}${vpn[1]}${several[1]}`,
  );
  return result(readings.values, text, raw);
};
