import { noAnswer, notAvailable, readingsOf, result, rounded, say } from "../frame/answers.ts";
import { structureOf } from "../frame/decode.ts";
import type { Probe, ProbeContext, Ran } from "../probe.ts";
import { figuresOf, readPing } from "./ping-reader.ts";
import { whyNot } from "../frame/reasons.ts";
import { addressOf } from "./reach.ts";

const COUNT = 10;
/** Until an answer counts as lost, s. */
const WAIT_S = 2;

/** The system's `ping`, numeric: no name is looked up on the way. Null where there is none. */
export function runPing(
  context: ProbeContext,
  address: string,
  count: number,
  waitS = WAIT_S,
): Promise<Ran | null> {
  const six = address.includes(":");
  if (context.platform === "win32") {
    return context.run("ping", [six ? "-6" : "-4", "-n", `${count}`, "-w", `${waitS * 1000}`, address]);
  }
  if (context.platform === "darwin") {
    const wait = six ? [] : ["-W", `${waitS * 1000}`];
    return context.run(six ? "ping6" : "ping", ["-n", "-c", `${count}`, "-i", "0.5", ...wait, address]);
  }
  return context.run("ping", ["-n", "-c", `${count}`, "-i", "0.3", "-W", `${waitS}`, address]);
}

export const ping: Probe = async ({ host, count }, context) => {
  const shown = String(host);
  const looked = await addressOf(shown, context.signal);
  if (!looked.ok) return noAnswer(looked.reason, whyNot(shown, looked.reason));
  const sent = Number(count ?? COUNT);
  const ran = await runPing(context, looked.address, sent);
  if (context.signal.aborted) return noAnswer("timeout", whyNot(shown, "timeout"));
  if (ran === null) return notAvailable("toolMissing", say("本机没有 ping 命令", "this machine has no ping"));
  const raw = context.decode(ran.stdout) ?? ran.stdout;
  const { times } = readPing(typeof raw === "string" ? raw : structureOf(raw), context.platform);
  const complaint = structureOf(ran.stderr);
  if (times.length === 0 && /not permitted|permission denied/i.test(complaint)) {
    return notAvailable(
      "needsAdministrator",
      say("当前用户不允许发 ping", "this user may not ping"),
      complaint,
    );
  }
  const figures = figuresOf(times, sent);
  const readings = readingsOf("ping");
  readings.add("sent", sent);
  readings.add("received", Math.min(times.length, sent));
  readings.add("loss", rounded(figures.loss));
  readings.add("min", figures.min);
  readings.add("average", figures.average === null ? null : rounded(figures.average, 2));
  readings.add("max", figures.max);
  readings.add("jitter", figures.jitter === null ? null : rounded(figures.jitter, 2));
  if (times.length === 0) {
    const reason = /unreachable/i.test(complaint) ? "unreachable" : "timeout";
    const text = say(
      `${shown} 不应答 ping（${sent} 个全丢）：主机不在线、线路不通，或防火墙禁了 ping`,
      `${shown} does not answer pings (all ${sent} lost): it is off, there is no way, or a firewall drops them`,
    );
    return noAnswer(reason, text, raw, readings.values);
  }
  const loss = rounded(figures.loss);
  const average = rounded(figures.average ?? 0);
  const text =
    loss > 0
      ? say(
          `${shown} 丢包 ${loss}%，平均 ${average} 毫秒`,
          `${shown}: ${loss} % lost, ${average} ms on average`,
        )
      : say(
          `${shown} 连通，不丢包，平均 ${average} 毫秒`,
          `${shown} answers, nothing lost, ${average} ms on average`,
        );
  return result(readings.values, text, raw);
};
