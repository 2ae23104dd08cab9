import { notAvailable, readingsOf, result, say } from "../frame/answers.ts";
import { structureOf } from "../frame/decode.ts";
import { jsonIn } from "../frame/powershell.ts";
import type { Probe, ProbeContext } from "../probe.ts";
import { networkFacts } from "./facts.ts";
import { readIw, readNetsh, readNmcli, readProfiler } from "./wifi-reader.ts";
import type { Wifi } from "./wifi-reader.ts";

interface Read {
  wifi: Wifi | null;
  raw: string | Uint8Array | null;
}

async function ofLinux(context: ProbeContext, named: string | undefined): Promise<Read> {
  const own = (await networkFacts(context)).interfaces.filter(({ kind }) => kind === "wireless");
  const name = named ?? own.find(({ up }) => up)?.name ?? own[0]?.name;
  if (name === undefined || !own.some((each) => each.name === name)) return { wifi: null, raw: null };
  const fields = "ACTIVE,SSID,SIGNAL,CHAN,RATE,SECURITY";
  const nmcli = await context.run("nmcli", [
    "-t",
    "-f",
    fields,
    "device",
    "wifi",
    "list",
    "ifname",
    name,
    "--rescan",
    "no",
  ]);
  const listed = nmcli?.code === 0 ? context.decode(nmcli.stdout) : null;
  const iw = await context.run("iw", ["dev", name, "link"]);
  const linked = iw?.code === 0 ? context.decode(iw.stdout) : null;
  const [first, second] = [readNmcli(listed ?? ""), readIw(linked ?? "")];
  const wireless = await context.readFile("/proc/net/wireless");
  const level = new RegExp(`^\\s*${name.replace(/[^\w-]/g, ".")}:\\s+\\S+\\s+\\S+\\s+(-\\d+)`, "m").exec(
    wireless ?? "",
  )?.[1];
  const raw = [listed, linked, wireless].filter((text) => text !== null).join("\n");
  const wifi = first ?? second;
  if (!wifi) return { wifi, raw };
  const signal = second?.signal ?? (level === undefined ? null : Number(level));
  return {
    wifi: {
      ...wifi,
      connected: wifi.connected || second?.connected === true,
      signal,
      rate: wifi.rate ?? second?.rate ?? null,
    },
    raw,
  };
}

async function read(context: ProbeContext, named: string | undefined): Promise<Read> {
  if (context.platform === "win32") {
    const ran = await context.run("netsh", ["wlan", "show", "interfaces"]);
    if (!ran) return { wifi: null, raw: null };
    const text = context.decode(ran.stdout);
    return { wifi: readNetsh(text ?? structureOf(ran.stdout)), raw: text ?? ran.stdout };
  }
  if (context.platform === "darwin") {
    const ran = await context.run("system_profiler", ["-json", "SPAirPortDataType"]);
    return ran
      ? { wifi: readProfiler(jsonIn(ran.stdout)), raw: context.decode(ran.stdout) }
      : { wifi: null, raw: null };
  }
  return ofLinux(context, named);
}

/** -67 dBm is what a call needs, below -75 a connection breaks: usual rules of planning a network. */
function judge({ signal, quality }: Wifi): readonly [string, string] {
  const level = signal ?? (quality === null ? null : quality / 2 - 100);
  if (level === null) return ["", ""];
  if (level >= -67) return ["，信号良好", ", good signal"];
  return level >= -75
    ? ["，信号偏弱", ", weak signal"]
    : ["，信号很弱，会掉线", ", very weak signal, it will drop"];
}

export const wifi: Probe = async ({ interface: named }, context) => {
  const { wifi: found, raw } = await read(context, named === undefined ? undefined : String(named));
  if (!found) {
    return notAvailable(
      "noSuchPart",
      say("本机没有无线网卡，或读不到它的状态", "no Wi-Fi on this machine, or it cannot be read"),
      raw,
    );
  }
  const readings = readingsOf("wifi");
  readings.add("connected", found.connected);
  readings.add("ssid", found.ssid);
  readings.add("signal", found.signal);
  readings.add("quality", found.quality);
  readings.add("channel", found.channel);
  readings.add("rate", found.rate);
  readings.add("security", found.security);
  if (!found.connected) {
    return result(
      readings.values,
      say("无线网卡在，没有连接网络", "The radio is there, connected to nothing"),
      raw,
    );
  }
  const level =
    found.signal !== null ? `${found.signal} dBm` : found.quality !== null ? `${found.quality}%` : "";
  const [zh, en] = judge(found);
  const channel =
    found.channel === null ? ["", ""] : [`，信道 ${found.channel}`, `, channel ${found.channel}`];
  const strength = level === "" ? ["", ""] : [` ${level}`, ` at ${level}`];
  const text = say(
    `已连接 ${found.ssid || "（隐藏网络）"}${strength[0]}${zh}${channel[0]}`,
    `Connected to ${found.ssid || "(hidden)"}${strength[1]}${en}${channel[1]}`,
  );
  return result(readings.values, text, raw);
};
