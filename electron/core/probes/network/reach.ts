import { lookup } from "node:dns/promises";
import { connect as connectSocket, isIP } from "node:net";
import { reasonOf } from "../frame/reasons.ts";
import type { NoResult } from "../probe.ts";

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

/** The first of several asked at once that is as wished, as soon as it is there; else all, once they are. */
export async function firstOf<T>(
  asked: readonly Promise<T>[],
  wished: (answer: T) => boolean,
): Promise<{ at: number; answer: T } | { at: null; answers: T[] }> {
  const found = asked.map(async (each, at) => {
    const answer = await each;
    if (!wished(answer)) throw new Error("not as wished");
    return { at, answer };
  });
  try {
    return await Promise.any(found);
  } catch {
    return { at: null, answers: await Promise.all(asked) };
  }
}
