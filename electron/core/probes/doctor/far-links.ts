import { X509Certificate, createHash } from "node:crypto";
import { rounded } from "../frame/answers.ts";
import { connectThrough } from "../network/connect-through.ts";
import { fetchPage } from "../network/fetch-page.ts";
import { findPortal } from "../network/portal.ts";
import { partsOf } from "../network/proxy.ts";
import { whyNot } from "../frame/reasons.ts";
import { firstOf, tryConnect, within } from "../network/reach.ts";
import type { Connected } from "../network/reach.ts";
import { askTime } from "../network/sntp.ts";
import { broken, good, notAvailableLink } from "./link-answer.ts";
import type { Link } from "./link-answer.ts";

export const examineProxy: Link = async ({ context, proxy }) => {
  const { server, pac } = proxy;
  if (server === "") {
    return pac === ""
      ? notAvailableLink("没有设置代理", "No proxy is set")
      : notAvailableLink(
          `代理由脚本 ${pac} 决定，未逐一检查`,
          `The script ${pac} chooses the proxy: not examined`,
        );
  }
  const { host, port } = partsOf(server);
  const connected = await tryConnect(host, port, within(context.signal, 4000));
  return connected.ok
    ? good(`代理 ${server} 有应答`, `The proxy ${server} answers`)
    : broken(
        `域名解析正常，代理 ${server} 没有应答：网页会打不开，核对代理地址或关闭代理`,
        `Names resolve, the proxy ${server} does not answer: pages will not open; check its address or switch it off`,
      );
};

/** A page whose answer is known: another answer comes from somebody in between. */
export const examinePortal: Link = async (examination) => {
  const { context, targets, proxy } = examination;
  const through = proxy.server === "" ? undefined : partsOf(proxy.server);
  const { portal, at, page } = await findPortal(targets, context.signal, through);
  if (portal === null || page === null) {
    return notAvailableLink(
      "检测页没有应答，无法判断有没有认证页",
      "The known page does not answer: cannot tell of a log-in page",
    );
  }
  if (page.date !== null) examination.clockByPage = (page.date - context.now()) / 1000;
  if (!portal) return good("没有认证页拦截", "No log-in page stands in between");
  const where = at === "" ? "" : `（${at}）`;
  return broken(
    `域名解析正常，但上网被认证页拦截${where}：打开浏览器完成认证`,
    `Names resolve, but a log-in page stands in between${where}: open a browser and sign in to the network`,
  );
};

export const examineInternet: Link = async ({ context, targets, proxy }) => {
  const tried = targets.internet.map(({ host, port }) =>
    proxy.server === ""
      ? tryConnect(host, port, within(context.signal, 5000))
      : connectThrough(partsOf(proxy.server), { host, port }, within(context.signal, 6000)),
  );
  const names = targets.internet.map(({ host }) => host);
  const found = await firstOf<Connected>(tried, ({ ok }) => ok);
  if (found.at !== null)
    return good(`外网可达（${names[found.at]}）`, `The internet is there (${names[found.at]})`);
  const [first] = found.answers;
  const why = whyNot("", first && !first.ok ? first.reason : "timeout");
  return broken(
    `网关和域名解析正常，外网不通（${names.join("、")}${why["zh-CN"]}）：查出口线路、上网策略或防火墙`,
    `Gateway and DNS are right, the internet is not there (${names.join(", ")}${why.en}): look at the uplink, the policy or the firewall`,
  );
};

/** By a time server; else by the clock of a web server, which is good to a few seconds. */
export const examineTime: Link = async ({ context, targets, clockByPage }) => {
  const asked = targets.time.map((server) => askTime(server, within(context.signal, 3000), context.now));
  const first = await firstOf(asked, ({ ok }) => ok);
  const found = first.at !== null && first.answer.ok ? first.answer.at : null;
  const seconds = found ? found.offset / 1000 : clockByPage;
  if (seconds === null) {
    return notAvailableLink(
      "没有时间服务器应答，无法核对时间",
      "No time server answers: the clock was not compared",
    );
  }
  const by = first.at === null ? "HTTP" : (targets.time[first.at] ?? "");
  const off = rounded(Math.abs(seconds), Math.abs(seconds) < 10 ? 1 : 0);
  if (Math.abs(seconds) < targets.worstOffset) {
    return good(`时间准确（${by}，相差 ${off} 秒）`, `The clock is right (${by}, ${off} s off)`);
  }
  const [zh, en] = seconds > 0 ? ["慢", "behind"] : ["快", "ahead"];
  return broken(
    `外网正常，但本机时间${zh}了 ${off} 秒：登录和证书会出错，先校时`,
    `The internet is there, but this clock is ${off} s ${en}: sign-in and certificates fail; set the clock first`,
  );
};

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

function isMeant(certificate: Buffer | null, pins: readonly string[]): boolean {
  if (pins.length === 0) return true;
  if (certificate === null) return false;
  const key = new X509Certificate(certificate).publicKey.export({ format: "der", type: "spki" });
  return pins.includes(sha256(certificate)) || pins.includes(sha256(key));
}

export const examineHub: Link = async ({ context, targets: { hub } }) => {
  if (hub === null) return notAvailableLink("本机没有配对服务器", "This laptop is paired with no hub");
  const shown = new URL(hub.url).host;
  const fetched = await fetchPage(new URL("/healthz", hub.url).href, within(context.signal, 6000));
  if (!fetched.ok) {
    const why = whyNot(shown, fetched.reason);
    return broken(
      `外网正常，服务器不通：${why["zh-CN"]}。记录仍保存在本机，之后会补传`,
      `The internet is there, the hub is not: ${why.en}. Records stay on this laptop and are sent later`,
    );
  }
  const { certificate, status } = fetched.page;
  if (!isMeant(certificate, hub.pins)) {
    return broken(
      `${shown} 有应答，但证书不是配对时的服务器：可能被拦截，或服务器换了证书`,
      `${shown} answers with another certificate than at pairing: somebody stands between, or the hub has a new one`,
    );
  }
  return status === 200
    ? good(`服务器 ${shown} 正常`, `The hub ${shown} is well`)
    : broken(
        `服务器 ${shown} 在线，但报告有故障（${status}）`,
        `The hub ${shown} is there but reports trouble (${status})`,
      );
};
