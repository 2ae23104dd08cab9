import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { NoResult, ProbeAnswer } from "../probe.ts";
import { say, without } from "./answers.ts";

const REASONS: Readonly<Record<string, NoResult>> = {
  ECONNREFUSED: "refused",
  EREFUSED: "refused",
  ENOTFOUND: "noSuchHost",
  ENODATA: "noSuchHost",
  EAI_AGAIN: "noSuchHost",
  EAI_NODATA: "noSuchHost",
  EAI_NONAME: "noSuchHost",
  EAI_FAIL: "noSuchHost",
  ESERVFAIL: "garbage",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "timeout",
  ETIMEOUT: "timeout",
  ABORT_ERR: "timeout",
  ECONNRESET: "closed",
  ECONNABORTED: "closed",
  EPIPE: "closed",
  EACCES: "denied",
  EPERM: "denied",
  EBADRESP: "garbage",
  EFORMERR: "garbage",
  EPROTO: "garbage",
};

/**
 * Why nothing came, out of the system's code. What has no code of its own could not be read.
 *
 * @param signal of the probe: what it ended says why itself
 */
export function reasonOf(error: unknown, signal?: AbortSignal): NoResult {
  if (signal?.aborted) return cutShort(signal);
  const { code = "", name = "" } = (error ?? {}) as NodeJS.ErrnoException;
  if (name === "AbortError" || name === "TimeoutError") return "timeout";
  // Several addresses were tried: the first says it.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? "garbage";
}

/** Somebody stopped it, or its time is over. */
export function cutShort({ reason }: AbortSignal): NoResult {
  return reason instanceof Error && reason.name === "TimeoutError" ? "timeout" : "cancelled";
}

interface Words {
  zh: string;
  en: string;
  /** What may be behind it. */
  zhHint?: string;
  enHint?: string;
}

const WORDS: Partial<Record<NoResult, Words>> = {
  timeout: {
    ...{ zh: "没有应答（超时）", en: "does not answer in time" },
    ...{ zhHint: "可能未开机、地址不对，或被防火墙拦截" },
    ...{ enHint: "it may be off, the address wrong, or a firewall in between" },
  },
  noSuchHost: {
    ...{ zh: "名称解析不到地址", en: "has no address under this name" },
    ...{ zhHint: "核对名称或 DNS", enHint: "check the name, or DNS" },
  },
  refused: {
    ...{ zh: "主机在，但拒绝连接", en: "is there but refuses the connection" },
    ...{ zhHint: "服务没有运行，或端口不对" },
    ...{ enHint: "the service is not running, or the port is another" },
  },
  unreachable: {
    ...{ zh: "路由不通，到不了", en: "cannot be reached: no way there" },
    ...{ zhHint: "检查网段、网关和网线", enHint: "check subnet, gateway and cable" },
  },
  garbage: {
    ...{ zh: "应答无法识别", en: "answers something that cannot be read" },
    ...{ zhHint: "端口上可能是别的服务", enHint: "another service may be on this port" },
  },
  closed: { zh: "中途断开了连接", en: "closed the connection half way" },
  denied: { zh: "不允许这样访问", en: "may not be asked like this" },
  cancelled: { zh: "已停止", en: "was stopped" },
  unsupported: { zh: "不支持这种查询", en: "does not know this query" },
};

const OTHER: Words = { zh: "没有结果", en: "gave no result" };

/** `HOST 没有应答（超时）`. */
export function whyNot(host: string, reason: NoResult): Localized {
  const { zh, en } = WORDS[reason] ?? OTHER;
  return say(`${host} ${zh}`, `${host} ${en}`);
}

/** That `host` gave no answer, and what may be behind it. */
export function unanswered(reason: NoResult, host: string, raw: ProbeAnswer["raw"] = null): ProbeAnswer {
  const { zh, en, zhHint, enHint } = WORDS[reason] ?? OTHER;
  const because = (words: string, hint: string | undefined, colon: string) =>
    hint === undefined ? words : `${words}${colon}${hint}`;
  const text = say(`${host} ${because(zh, zhHint, "：")}`, `${host} ${because(en, enHint, ": ")}`);
  return without(reason, text, { raw });
}
