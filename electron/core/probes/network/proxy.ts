import { readingsOf, result, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { proxySettings } from "./proxy-settings.ts";
import { tryConnect, within } from "./reach.ts";

/** `host:port` in its parts. */
export function partsOf(server: string): { host: string; port: number } {
  const at = server.lastIndexOf(":");
  return { host: server.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(server.slice(at + 1)) };
}

export const proxy: Probe = async (_options, context) => {
  const { server, pac } = await proxySettings(context);
  const readings = readingsOf("proxy");
  readings.add("used", server !== "" || pac !== "");
  readings.add("server", server);
  readings.add("pac", pac);
  if (server === "" && pac === "") {
    return result(readings.values, say("没有设置代理，直接上网", "No proxy is set"));
  }
  if (server === "") {
    const text = say(`代理由自动配置脚本决定：${pac}`, `A configuration script chooses the proxy: ${pac}`);
    return result(readings.values, text);
  }
  const { host, port } = partsOf(server);
  const connected = await tryConnect(host, port, within(context.signal, 5000));
  readings.add("reachable", connected.ok);
  const text = connected.ok
    ? say(`使用代理 ${server}，代理有应答`, `The proxy ${server} is in use and answers`)
    : say(
        `设置了代理 ${server}，但它不应答：网页会打不开，核对代理地址或关闭代理`,
        `The proxy ${server} is set but does not answer: pages will not open; check its address or switch it off`,
      );
  return result(readings.values, text);
};
