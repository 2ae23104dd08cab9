import http from "node:http";
import https from "node:https";
import type { TLSSocket } from "node:tls";

/** More than any printer says of itself. */
const MAX_BYTES = 1_048_576;

export interface IppReply {
  /** Status of HTTP. */
  status: number;
  body: Buffer;
  /** Null without TLS; else whether the printer's certificate is from somebody known here. */
  trusted: boolean | null;
}

export class TooLong extends Error {
  readonly code = "TOO_LONG";
}

/**
 * One question by HTTP or HTTPS. A printer's own certificate is read past, since most sign their own;
 * that it is nobody's is told. Fails with the connection's error, or TooLong.
 */
export function postIpp(url: URL, question: Buffer, signal: AbortSignal): Promise<IppReply> {
  const secure = url.protocol === "https:";
  const { promise, resolve, reject } = Promise.withResolvers<IppReply>();
  const request = (secure ? https : http).request(url, {
    method: "POST",
    headers: { "content-type": "application/ipp", "content-length": question.length },
    // A pool would hold the printer's connection beyond the probe.
    agent: false,
    rejectUnauthorized: false,
    signal,
  });
  request.on("error", reject);
  request.on("response", (response) => {
    const parts: Buffer[] = [];
    let size = 0;
    response.on("error", reject);
    response.on("data", (part: Buffer) => {
      size += part.length;
      if (size > MAX_BYTES) request.destroy(new TooLong());
      else parts.push(part);
    });
    response.on("end", () => {
      const trusted = secure ? (response.socket as TLSSocket).authorized : null;
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), trusted });
    });
  });
  request.end(question);
  return promise;
}
