import type { DnsAnswer } from "../network/dns.ts";
import { askServer } from "../network/dns.ts";
import { within } from "../network/reach.ts";
import { broken, good } from "./link-answer.ts";
import type { Examination, Link } from "./link-answer.ts";

/** Addresses that lead nowhere: a filter's way to say no. */
const NOWHERE = /^(0\.0\.0\.0|127\.|::$|::1$)/;

interface Asked {
  server: string;
  answers: DnsAnswer[];
}

/** Each server is asked for each name at once; who has addresses for one of them resolves. */
export const examineDns: Link = async (examination) => {
  const { context, facts, targets, proxy } = examination;
  const servers = facts.dnsServers.slice(0, 3);
  if (servers.length === 0) {
    return broken(
      "网关正常，但没有设置 DNS 服务器：网址都打不开",
      "The gateway is right, but no DNS server is set: no name can be opened",
    );
  }
  const signal = within(context.signal, 10_000);
  const asked: Asked[] = await Promise.all(
    servers.map(async (server) => ({
      server,
      answers: await Promise.all(targets.names.map((name) => askServer(server, name, signal))),
    })),
  );
  const addresses = (each: Asked) => each.answers.flatMap((answer) => (answer.ok ? answer.addresses : []));
  const resolving = asked.filter((each) => addresses(each).length > 0);
  const heard = asked.filter(({ answers }) => answers.some((answer) => answer.ok || answer.refuses));
  const silent = asked.filter((each) => !heard.includes(each)).map(({ server }) => server);
  const [first] = resolving;
  if (!first) {
    // Behind a proxy names of the outside are the proxy's business.
    if (heard.length > 0 && proxy.server !== "") {
      return good("DNS 有应答；外网名称由代理解析", "DNS answers; names of the outside are the proxy's");
    }
    return heard.length > 0 ? refusing(heard) : unheard(servers);
  }
  if (resolving.every((each) => addresses(each).every((address) => NOWHERE.test(address)))) {
    return broken(
      `DNS 服务器 ${first.server} 把 ${targets.names.join("、")} 解析到了不通的地址（${addresses(first)[0]}）：解析被改写或过滤`,
      `DNS server ${first.server} resolves ${targets.names.join(", ")} to addresses that lead nowhere (${addresses(first)[0]}): it is rewritten or filtered`,
    );
  }
  const rest =
    silent.length > 0
      ? [`；${silent.join("、")} 没有应答`, `; ${silent.join(", ")} does not answer`]
      : ["", ""];
  const well = good(`${first.server} 解析正常${rest[0]}`, `${first.server} resolves${rest[1]}`);
  if (!(await answersInvented(examination, first.server))) return well;
  return {
    state: "doubtful",
    text: well.text,
    ifBroken: {
      "zh-CN": `网关正常，DNS 服务器 ${first.server} 给出的地址不对（不存在的名称也有应答）：解析被劫持，或它就是认证网关，核对 DNS 地址`,
      en: `The gateway is right, the addresses of DNS server ${first.server} are wrong (it answers names that do not exist): it is hijacked or lies; check its address`,
    },
    isStillDoubtful: () => Promise.resolve(true),
  };
};

/** A name nobody has: who gives it an address gives every name one. */
async function answersInvented({ context }: Examination, server: string): Promise<boolean> {
  const name = `deskside-${Math.floor(context.now()).toString(36)}.example.com`;
  const answer = await askServer(server, name, within(context.signal, 4000));
  return answer.ok && answer.addresses.length > 0;
}

function refusing(heard: readonly Asked[]) {
  const servers = heard.map(({ server }) => server);
  return broken(
    `网关有应答，DNS 服务器 ${servers.join("、")} 也有应答，但解析不出外网名称：它拒绝服务或上级不通`,
    `The gateway answers, DNS server ${servers.join(", ")} too, but it resolves no name of the outside: it refuses, or its upstream is down`,
  );
}

function unheard(servers: readonly string[]) {
  return broken(
    `网关有应答，域名解析没有：多半是 DNS 服务器 ${servers.join("、")} 或它的地址有问题`,
    `The gateway answers, DNS does not: likely the DNS server ${servers.join(", ")} or its address`,
  );
}
