import http from "node:http";
import https from "node:https";
import type { NoResult } from "../probe.ts";
import { reasonOf } from "../frame/reasons.ts";

export interface Page {
  status: number;
  /** Where it sends on; '' for nowhere. */
  location: string;
  body: string;
  /** Server's clock by its `Date` header, ms since the epoch; null without one. */
  date: number | null;
  /** Until the head of the answer was there. */
  ms: number;
  /** SHA-256 of the certificate and of its key are asked of this; null without TLS. */
  certificate: Buffer | null;
}

export type Fetched = { ok: true; page: Page } | { ok: false; reason: NoResult };

/** More of a page is not read. */
const MAX_BODY_BYTES = 64 * 1024;

export interface Through {
  /** An HTTP proxy that is asked for `http:` pages. */
  host: string;
  port: number;
}

/**
 * One page, as it is: redirects are not followed, no cookie is kept, nothing is sent but the request. Any
 * certificate is taken: whether it is trusted is another probe's question.
 */
export function fetchPage(address: string, signal: AbortSignal, through?: Through): Promise<Fetched> {
  const url = new URL(address);
  const secure = url.protocol === "https:";
  const proxied = through !== undefined && !secure;
  const began = performance.now();
  return new Promise((resolve) => {
    const request = (secure ? https : http).request({
      host: proxied ? through.host : url.hostname.replace(/^\[|\]$/g, ""),
      port: proxied ? through.port : url.port || (secure ? 443 : 80),
      path: proxied ? url.href : `${url.pathname}${url.search}`,
      headers: { host: url.host, "user-agent": "Deskside", accept: "*/*", "cache-control": "no-cache" },
      agent: false,
      signal,
      rejectUnauthorized: false,
      maxHeaderSize: 32 * 1024,
    });
    const fail = (error: unknown) => {
      request.destroy();
      resolve({ ok: false, reason: signal.aborted ? "timeout" : reasonOf(error) });
    };
    request.once("error", fail);
    request.once("response", (response) => {
      const ms = performance.now() - began;
      const { socket } = response as { socket: unknown };
      const peer = (socket as { getPeerX509Certificate?: () => { raw: Buffer } | undefined })
        .getPeerX509Certificate;
      const certificate = peer?.call(socket)?.raw ?? null;
      const parts: Buffer[] = [];
      let bytes = 0;
      const finish = () => {
        const date = Date.parse(response.headers.date ?? "");
        resolve({
          ok: true,
          page: {
            status: response.statusCode ?? 0,
            location: whereTo(response.headers.location, url),
            body: Buffer.concat(parts).subarray(0, MAX_BODY_BYTES).toString("utf8"),
            date: Number.isFinite(date) ? date : null,
            ms,
            certificate,
          },
        });
        request.destroy();
      };
      response.on("data", (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes >= MAX_BODY_BYTES) finish();
      });
      response.once("end", () => (response.complete ? finish() : fail({ code: "ECONNRESET" })));
      response.once("error", fail);
    });
    request.end();
  });
}

/** An address on the web that a server names; it may be relative, and it may be anything. */
function whereTo(location: string | undefined, from: URL): string {
  if (location === undefined || location.length > 4000 || !URL.canParse(location, from.href)) return "";
  const to = new URL(location, from.href);
  to.username = "";
  to.password = "";
  return to.href;
}
