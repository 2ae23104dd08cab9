import { noAnswer, readingsOf, result, rounded, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import { fetchPage } from "./fetch-page.ts";
import { findPortal, isExpected } from "./portal.ts";
import { whyNot } from "../frame/reasons.ts";
import { within } from "./reach.ts";

/** One page without a proxy, and whether a log-in page stands before the network. */
export const http: Probe = async ({ url }, context) => {
  const address = String(url);
  const targets = context.targets ?? DEFAULT_TARGETS;
  const fetched = await fetchPage(address, within(context.signal, 12_000));
  if (!fetched.ok) return noAnswer(fetched.reason, whyNot(new URL(address).host, fetched.reason));
  context.progress(0.6);
  const { page } = fetched;
  const known = targets.portal.find((each) => each.url === address);
  const portal = known ? !isExpected(known, page) : (await findPortal(targets, context.signal)).portal;
  const readings = readingsOf("http");
  const ms = rounded(page.ms);
  readings.add("status", page.status);
  readings.add("portal", portal);
  readings.add("redirect", page.location);
  readings.add("took", ms);
  const raw = `${page.status}\n${page.location}\n\n${page.body.slice(0, 4000)}`;
  if (portal === true) {
    const to = page.location === "" ? "" : `（${page.location}）`;
    const text = say(
      `网络被认证页拦截${to}：先打开浏览器完成上网认证`,
      `A log-in page stands before the network${to}: open a browser and sign in to the network first`,
    );
    return result(readings.values, text, raw);
  }
  const sent =
    page.location === "" ? ["", ""] : [`，跳转到 ${page.location}`, `, sends on to ${page.location}`];
  const text = say(
    `${address} 应答 ${page.status}${sent[0]}，用时 ${ms} 毫秒`,
    `${address} answers ${page.status}${sent[1]} in ${ms} ms`,
  );
  return result(readings.values, text, raw);
};
