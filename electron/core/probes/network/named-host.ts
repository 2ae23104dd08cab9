import { NAMED_HOSTS } from "../frame/host.ts";
import { noAnswer, notAvailable, say } from "../frame/answers.ts";
import type { ProbeAnswer, ProbeContext } from "../probe.ts";
import { networkFacts } from "./facts.ts";

/**
 * What `gateway`, `dns` and `hub` stand for on this machine at this socket; any other host is itself. An
 * answer when there is none.
 */
export async function resolveNamedHost(
  host: string | number | undefined,
  context: ProbeContext,
): Promise<string | undefined | ProbeAnswer> {
  if (host === undefined) return undefined;
  const named = NAMED_HOSTS.find((each) => each === host);
  if (named === undefined) return String(host);
  if (named === "hub") {
    const url = context.targets?.hub?.url;
    if (url === undefined)
      return notAvailable("noHub", say("本机没有配对服务器", "this laptop is paired with no hub"));
    return new URL(url).hostname.replace(/^\[|\]$/g, "");
  }
  const { routes, dnsServers } = await networkFacts(context);
  const found = named === "gateway" ? routes.find(({ gateway }) => gateway !== "")?.gateway : dnsServers[0];
  if (found !== undefined) return found;
  return named === "gateway"
    ? noAnswer("unreachable", say("本机没有默认网关", "this machine has no default gateway"))
    : noAnswer("unreachable", say("本机没有设置 DNS 服务器", "this machine has no DNS server set"));
}
