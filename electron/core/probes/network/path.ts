import { noAnswer, notAvailable, readingsOf, result, say } from "../frame/answers.ts";
import { structureOf } from "../frame/decode.ts";
import { jsonIn } from "../frame/powershell.ts";
import type { Probe, ProbeContext } from "../probe.ts";
import { readMtr, readTrace } from "./path-reader.ts";
import type { Hop } from "./path-reader.ts";
import { whyNot } from "../frame/reasons.ts";
import { addressOf } from "./reach.ts";

const MAX_HOPS = "24";

interface Traced {
  hops: Hop[];
  raw: string | Uint8Array;
}

/** By `mtr`, whose report is JSON; else by what the system brings. Null where there is neither. */
async function trace(context: ProbeContext, address: string): Promise<Traced | null> {
  if (context.platform !== "win32") {
    const mtr = await context.run("mtr", [
      "-n",
      "-j",
      "-c",
      "3",
      "-i",
      "0.5",
      "-G",
      "1",
      "-m",
      MAX_HOPS,
      address,
    ]);
    const hops = mtr?.code === 0 ? readMtr(jsonIn(mtr.stdout)) : null;
    if (mtr && hops) return { hops, raw: structureOf(mtr.stdout) };
  }
  const ran =
    context.platform === "win32"
      ? await context.run("tracert", ["-d", "-h", MAX_HOPS, "-w", "800", address])
      : await context.run("traceroute", ["-n", "-q", "1", "-w", "1", "-m", MAX_HOPS, address]);
  if (ran === null) return null;
  const raw = context.decode(ran.stdout) ?? ran.stdout;
  return { hops: readTrace(structureOf(ran.stdout)), raw };
}

export const path: Probe = async ({ host }, context) => {
  const shown = String(host);
  const looked = await addressOf(shown, context.signal);
  if (!looked.ok) return noAnswer(looked.reason, whyNot(shown, looked.reason));
  const traced = await trace(context, looked.address);
  if (context.signal.aborted) return noAnswer("timeout", whyNot(shown, "timeout"));
  if (traced === null) {
    return notAvailable(
      "toolMissing",
      say("本机没有 mtr、traceroute 或 tracert", "no mtr, traceroute or tracert here"),
    );
  }
  const { hops, raw } = traced;
  const last = hops.findLast(({ address }) => address !== "");
  if (!last) return noAnswer("timeout", whyNot(shown, "timeout"), raw);
  const reached = last.address === looked.address;
  const readings = readingsOf("path");
  readings.add("hops", last.number);
  readings.add("reached", reached);
  readings.add("lastAnswering", last.address);
  const text = reached
    ? say(`到 ${shown} 共 ${last.number} 跳，已到达`, `${shown} is reached in ${last.number} hops`)
    : say(
        `到第 ${last.number} 跳 ${last.address} 为止有应答，之后没有：断在它后面，或后面的设备不应答探测`,
        `Answers end at hop ${last.number}, ${last.address}: it breaks behind it, or what is behind does not answer probes`,
      );
  return result(readings.values, text, raw);
};
