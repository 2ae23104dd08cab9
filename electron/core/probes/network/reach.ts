import { lookup } from "node:dns/promises";
import { connect as connectSocket, isIP } from "node:net";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { say } from "../frame/answers.ts";
import type { NoResult } from "../probe.ts";

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

/** Why nothing came, out of the system's code. What has no code of its own could not be read. */
export function reasonOf(error: unknown): NoResult {
  const { code = "", name = "" } = (error ?? {}) as NodeJS.ErrnoException;
  if (name === "AbortError" || name === "TimeoutError") return "timeout";
  // Several addresses were tried: the first says it.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? "garbage";
}

const WORDS: Partial<Record<NoResult, readonly [zh: string, en: string]>> = {
  timeout: ["没有应答（超时）", "does not answer in time"],
  noSuchHost: ["名称解析不到地址", "has no address under this name"],
  refused: ["主机在，但拒绝连接", "is there but refuses the connection"],
  unreachable: ["路由不通，到不了", "cannot be reached: no way there"],
  garbage: ["应答无法识别", "answers something that cannot be read"],
  closed: ["中途断开了连接", "closed the connection half way"],
  denied: ["本机系统不允许这样连接", "may not be asked from this machine"],
};

/** `HOST 没有应答（超时）`. */
export function whyNot(host: string, reason: NoResult): Localized {
  const [zh, en] = WORDS[reason] ?? ["没有结果", "gave no result"];
  return say(`${host} ${zh}`, `${host} ${en}`);
}

export type Looked = { ok: true; address: string } | { ok: false; reason: NoResult };

/** The address of a host as programs of this machine find it; a numeric one is itself. */
export async function addressOf(host: string, signal: AbortSignal): Promise<Looked> {
  if (isIP(host) !== 0) return { ok: true, address: host };
  try {
    const { address } = await abortable(lookup(host), signal);
    return { ok: true, address };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

export type Connected = { ok: true; ms: number } | { ok: false; reason: NoResult };

/** Opens a TCP connection and closes it again. */
export async function tryConnect(host: string, port: number, signal: AbortSignal): Promise<Connected> {
  const looked = await addressOf(host, signal);
  if (!looked.ok) return looked;
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connectSocket({ host: looked.address, port });
    const end = (result: Connected) => {
      signal.removeEventListener("abort", late);
      socket.destroy();
      resolve(result);
    };
    const late = () => end({ ok: false, reason: "timeout" });
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    socket.once("connect", () => end({ ok: true, ms: performance.now() - began }));
    socket.once("error", (error) => end({ ok: false, reason: reasonOf(error) }));
  });
}

/** Waits no longer than `signal`; what was asked is left to itself. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error("too late"), { code: "ETIMEDOUT" }));
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}

/** As `signal`, and not beyond so many milliseconds from now. */
export function within(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}
