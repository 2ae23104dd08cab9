import type { NoResult, ProbeAnswer } from "../probe.ts";
import { said, without } from "./answers.ts";

const BY_CODE: Readonly<Record<string, NoResult>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "noSuchHost",
  EAI_AGAIN: "noSuchHost",
  ENODATA: "noSuchHost",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  ETIMEDOUT: "timeout",
  ECONNRESET: "closed",
  ECONNABORTED: "closed",
  EPIPE: "closed",
};

/** What went wrong with a connection, in a word. */
export function reasonOf(error: unknown, signal: AbortSignal): NoResult {
  if (signal.aborted) return cutShort(signal);
  const { code = "", name = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (name === "TimeoutError") return "timeout";
  return BY_CODE[code] ?? (code === "" ? "closed" : "garbage");
}

/** Somebody stopped it, or its time is over. */
export function cutShort({ reason }: AbortSignal): NoResult {
  return reason instanceof Error && reason.name === "TimeoutError" ? "timeout" : "cancelled";
}

/** In plain language what it means that `host` gave no answer. */
export function unanswered(reason: NoResult, host: string, raw: ProbeAnswer["raw"] = null): ProbeAnswer {
  const [zh, en] = WORDS[reason] ?? OTHER;
  return without(reason, said(`${host}：${zh}`, `${host}: ${en}`), { raw });
}

const OTHER = ["没有结果。", "no result."] as const;
const WORDS: Partial<Record<NoResult, readonly [zh: string, en: string]>> = {
  timeout: [
    "在规定时间内没有应答。可能未开机、地址不对，或被防火墙拦截。",
    "no answer in time. It may be off, the address wrong, or a firewall in between.",
  ],
  noSuchHost: [
    "这个名称解析不到地址。请核对名称或 DNS。",
    "this name resolves to no address. Check the name, or DNS.",
  ],
  refused: [
    "主机在线，但拒绝了连接：服务没有运行，或端口不对。",
    "the host is there but refuses: the service is not running, or the port is another.",
  ],
  unreachable: [
    "到不了这个地址。请检查网段、网关和网线。",
    "there is no way to this address. Check subnet, gateway and cable.",
  ],
  garbage: [
    "有应答，但内容无法识别：端口上可能是别的服务。",
    "it answers, but not in this protocol: another service may be on this port.",
  ],
  closed: ["连接中途被对方断开。", "it closed the connection in the middle."],
  denied: ["对方拒绝了访问。", "access was denied."],
  cancelled: ["已停止。", "stopped."],
  unsupported: ["对方不支持这种查询。", "it does not know this query."],
};
