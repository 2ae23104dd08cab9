import http from "node:http";
import type { Connected } from "./reach.ts";
import { reasonOf } from "../frame/reasons.ts";

/** Asks an HTTP proxy for a connection to a host, and closes it again. */
export function connectThrough(
  proxy: { host: string; port: number },
  to: { host: string; port: number },
  signal: AbortSignal,
): Promise<Connected> {
  const began = performance.now();
  const path = `${to.host.includes(":") ? `[${to.host}]` : to.host}:${to.port}`;
  return new Promise((resolve) => {
    const request = http.request({
      ...proxy,
      method: "CONNECT",
      path,
      headers: { host: path },
      agent: false,
      signal,
    });
    const end = (result: Connected) => {
      request.destroy();
      resolve(result);
    };
    request.once("connect", ({ statusCode }, socket) => {
      socket.destroy();
      const ok = statusCode === 200;
      end(
        ok
          ? { ok, ms: performance.now() - began }
          : { ok, reason: statusCode === 407 ? "needsCredentials" : "refused" },
      );
    });
    // A server that is no proxy answers it as a page.
    request.once("response", () => end({ ok: false, reason: "garbage" }));
    request.once("error", (error) =>
      end({ ok: false, reason: signal.aborted ? "timeout" : reasonOf(error) }),
    );
    request.end();
  });
}
