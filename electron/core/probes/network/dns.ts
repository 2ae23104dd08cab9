import { Resolver } from "node:dns/promises";
import type { NoResult, Probe } from "../probe.ts";
import { noAnswer, readingsOf, result, rounded, say } from "../frame/answers.ts";
import { networkFacts } from "./facts.ts";
import { reasonOf, whyNot } from "../frame/reasons.ts";
import { abortable, addressOf } from "./reach.ts";

/** What a DNS server says to a name: addresses (none: the name does not exist), or why it says nothing. */
export type DnsAnswer =
  { ok: true; addresses: string[]; ms: number } | { ok: false; reason: NoResult; refuses: boolean };

const TIMEOUT_MS = 2000;

/** Asks one server for the addresses of a name. `server` may carry a port. */
export async function askServer(server: string, name: string, signal: AbortSignal): Promise<DnsAnswer> {
  // One at a time, and both limits: the default waits long.
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2, maxTimeout: TIMEOUT_MS });
  const stop = () => resolver.cancel();
  signal.addEventListener("abort", stop, { once: true });
  const began = performance.now();
  try {
    resolver.setServers([server]);
    const asked = await Promise.all([
      ofFamily(abortable(resolver.resolve4(name), signal)),
      ofFamily(abortable(resolver.resolve6(name), signal)),
    ]);
    const addresses = asked.flatMap((each) => (Array.isArray(each) ? each : []));
    const [failed] = asked.filter((each): each is { error: unknown } => !Array.isArray(each));
    // A server that answers one of two questions has answered.
    if (failed && addresses.length === 0) throw failed.error;
    return { ok: true, addresses, ms: performance.now() - began };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const refuses = code === "EREFUSED" || code === "ESERVFAIL" || code === "ENOTIMP";
    return { ok: false, reason: code === "ECANCELLED" ? "timeout" : reasonOf(error), refuses };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** No such name and no address of this family are answers. */
async function ofFamily(asked: Promise<string[]>): Promise<string[] | { error: unknown }> {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOTFOUND" || code === "ENODATA" ? [] : { error };
  }
}

/** IPv6 addresses stand in brackets before a port, and only there. */
async function serversFor(host: string | undefined, context: Parameters<Probe>[1]): Promise<string[]> {
  if (host === undefined) return (await networkFacts(context)).dnsServers;
  const looked = await addressOf(host, context.signal);
  return looked.ok ? [looked.address] : [];
}

export const dns: Probe = async ({ name, host }, context) => {
  const servers = await serversFor(host === undefined ? undefined : String(host), context);
  if (servers.length === 0) {
    return host === undefined
      ? noAnswer("unreachable", say("本机没有设置 DNS 服务器", "this machine has no DNS server set"))
      : noAnswer("noSuchHost", whyNot(String(host), "noSuchHost"));
  }
  const asked = String(name);
  let last: { server: string; reason: NoResult; refuses: boolean } | null = null;
  for (const server of servers.slice(0, 3)) {
    const answer = await askServer(server, asked, context.signal);
    const readings = readingsOf("dns");
    readings.add("server", server);
    if (!answer.ok) {
      last = { server, ...answer };
      continue;
    }
    const ms = rounded(answer.ms);
    readings.add("resolved", answer.addresses.length > 0);
    readings.add("addresses", answer.addresses.join(" "));
    readings.add("took", ms);
    const text =
      answer.addresses.length > 0
        ? say(
            `${server} 把 ${asked} 解析为 ${answer.addresses.join("、")}，用时 ${ms} 毫秒`,
            `${server} resolves ${asked} to ${answer.addresses.join(", ")} in ${ms} ms`,
          )
        : say(
            `${server} 有应答，但没有 ${asked} 这个名称：先核对拼写，再查该域的记录`,
            `${server} answers, but knows no ${asked}: check the spelling, then the zone`,
          );
    return result(readings.values, text);
  }
  const { server = "", reason = "timeout", refuses = false } = last ?? {};
  const readings = readingsOf("dns");
  readings.add("resolved", false);
  readings.add("server", server);
  if (refuses) {
    const text = say(
      `DNS 服务器 ${server} 有应答，但拒绝或无法为 ${asked} 解析：多半不对本网段服务，或它的上级不通`,
      `DNS server ${server} answers but refuses or cannot resolve ${asked}: it does not serve this network, or its own upstream is down`,
    );
    return noAnswer(reason, text, null, readings.values);
  }
  return noAnswer(reason, whyNot(`DNS ${server}`, reason), null, readings.values);
};
