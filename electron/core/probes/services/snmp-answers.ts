import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { Probe, ProbeAnswer, ProbeContext } from "../probe.ts";
import { say, without } from "../frame/answers.ts";
import { unanswered } from "../frame/reasons.ts";
import { openSnmp } from "./snmp-session.ts";
import type { Snmp, SnmpFailure, SnmpRefusal } from "./snmp-session.ts";
import { badOption, hostIn, portIn } from "../frame/target.ts";

const SNMP_PORT = 161;

/** A probe that asks one device by SNMP, with what is kept for its site. */
export function bySnmp(
  ask: (
    snmp: Snmp,
    host: string,
    options: Parameters<Probe>[0],
    context: ProbeContext,
  ) => Promise<ProbeAnswer>,
): Probe {
  return async (options, context) => {
    const host = hostIn(options);
    if (host === null) return badOption("host");
    const port = portIn(options, SNMP_PORT);
    if (port === null) return badOption("port");
    const credentials = context.credentials?.snmp;
    if (!credentials) return without("needsCredentials", NO_CREDENTIALS);
    const opened = await openSnmp(host, port, credentials, context.signal);
    if (!opened.ok) return snmpFailure(opened, host);
    try {
      return await ask(opened.value, host, options, context);
    } finally {
      opened.value.close();
    }
  };
}

const NO_CREDENTIALS = say(
  "本站点没有保存 SNMP 团体名或 v3 用户，无法查询设备。",
  "No SNMP community or v3 user is kept for this site, so the device cannot be asked.",
);

const REFUSALS: Readonly<Record<SnmpRefusal, readonly [zh: string, en: string]>> = {
  wrongDigest: ["认证密钥或摘要算法不对。", "the authentication key or the digest is wrong."],
  unknownUser: ["设备上没有这个 SNMPv3 用户。", "the device has no such SNMPv3 user."],
  securityLevel: [
    "设备不接受这种安全级别：可能要求加密，或不允许加密。",
    "the device does not take this security level: it may ask for encryption, or have none.",
  ],
  clock: ["设备的 SNMP 时钟不一致，请稍后重试。", "the device's SNMP clock does not agree; try again later."],
  decryption: ["加密密钥或算法不对。", "the privacy key or the cipher is wrong."],
};

/** Silence has three causes that nobody can tell apart from here: they are all named. */
const SILENCE = [
  "没有应答：地址、团体名或加密密钥不对，或者设备没有开启 SNMP、不允许本机访问。",
  "no answer: wrong address, community or privacy key, or the device has SNMP off or not allowed from here.",
] as const;

export function snmpFailure({ reason, refusal }: SnmpFailure, host: string): ProbeAnswer {
  const words = refusal ? REFUSALS[refusal] : reason === "timeout" ? SILENCE : null;
  if (!words) return unanswered(reason, host);
  return without(reason, say(`${host}：${words[0]}`, `${host}: ${words[1]}`));
}

export const hours = (seconds: number): number => Math.round((seconds / 3600) * 10) / 10;

/** A span as people say it. */
export function spanWords(h: number): Localized {
  if (h < 48) return say(`${h} 小时`, `${h} h`);
  const days = Math.round(h / 24);
  return say(`${days} 天`, `${days} days`);
}
