import { noAnswer, readingsOf, result, rounded, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { whyNot } from "../frame/reasons.ts";
import { tryConnect, within } from "./reach.ts";

/** A refusal is a result: the host is there and nobody listens. Silence is none: a firewall looks like it. */
export const port: Probe = async ({ host, port: number }, context) => {
  const readings = readingsOf("port");
  const shown = `${host}:${number}`;
  const connected = await tryConnect(String(host), Number(number), within(context.signal, 8000));
  if (connected.ok) {
    const ms = rounded(connected.ms);
    readings.add("open", true);
    readings.add("connect", ms);
    return result(
      readings.values,
      say(`${shown} 端口开放，${ms} 毫秒接通`, `${shown} is open, connected in ${ms} ms`),
    );
  }
  if (connected.reason === "refused") {
    readings.add("open", false);
    const text = say(
      `${shown} 端口未开放：主机在线，但没有程序监听（或防火墙主动拒绝）`,
      `${shown} is closed: the host is there, nothing listens (or a firewall refuses)`,
    );
    return result(readings.values, text);
  }
  return noAnswer(connected.reason, whyNot(shown, connected.reason));
};
