import { noAnswer, readingsOf, result, rounded, say } from "../frame/answers.ts";
import type { NoResult, Probe } from "../probe.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import { whyNot } from "../frame/reasons.ts";
import { within } from "./reach.ts";
import { askTime } from "./sntp.ts";

/** How far this clock is from a time server's; its reading is the amount, the text says which way. */
export const time: Probe = async ({ host }, context) => {
  const targets = context.targets ?? DEFAULT_TARGETS;
  const servers = host === undefined ? targets.time : [String(host)];
  let reason: NoResult = "timeout";
  for (const [at, server] of servers.entries()) {
    const asked = await askTime(server, within(context.signal, 2500), context.now);
    context.progress((at + 1) / servers.length);
    if (!asked.ok) {
      reason = asked.reason;
      continue;
    }
    const readings = readingsOf("time");
    const seconds = rounded(Math.abs(asked.at.offset) / 1000, 3);
    readings.add("offset", seconds);
    readings.add("delay", rounded(asked.at.delay));
    readings.add("server", server);
    const behind = asked.at.offset > 0;
    const text =
      seconds < 1
        ? say(`本机时间准确（与 ${server} 相差不到 1 秒）`, `This clock is right (within 1 s of ${server})`)
        : say(
            `本机时间比 ${server} ${behind ? "慢" : "快"} ${seconds} 秒`,
            `This clock is ${seconds} s ${behind ? "behind" : "ahead of"} ${server}`,
          );
    return result(readings.values, text);
  }
  const names = servers.join("、");
  return noAnswer(reason, whyNot(names, reason));
};
