import type { IncomingMessage } from "node:http";
import https from "node:https";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { isCertificateError, keyShownOn } from "./pinned-agent.ts";
import { transportError } from "./transport.ts";
import type { HubEndpoint, HubResult } from "./transport.ts";

const inflate = promisify(gunzip);
const deflate = promisify(gzip);

/** Below this a body costs more to compress than to send. */
const COMPRESS_FROM_BYTES = 2_000;
/** A page holds about 8 million characters; what is far larger is no answer of a hub. */
const MAX_REPLY_BYTES = 48 * 1024 * 1024;
const MAX_INFLATED_BYTES = 96 * 1024 * 1024;
/** From the request's start to the reply's end; large pages over a poor line need their time. */
const EXCHANGE_TIMEOUT_MS = 120_000;
/** Without a byte from the hub. */
const SILENCE_TIMEOUT_MS = 30_000;

export interface Exchange {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  onLeft?: (() => void) | undefined;
}

export interface RawReply {
  status: number;
  json: unknown;
  /** Of the hub's certificate on the connection over which it came; see {@link keyShownOn}. */
  key: string | null;
}

/** One request and its whole reply. Never rejects. */
export async function exchange(
  endpoint: HubEndpoint,
  agent: https.Agent,
  asked: Exchange,
  signal: AbortSignal,
): Promise<HubResult<RawReply>> {
  try {
    const payload = asked.body === undefined ? null : await encode(asked.body);
    const reply = await sendOnLiveConnection(() => send(endpoint, agent, asked, payload, signal));
    return { ok: true, value: { status: reply.status, json: await decode(reply), key: reply.key } };
  } catch (error) {
    return failureOf(error, signal);
  }
}

export function failureOf(error: unknown, signal: AbortSignal): HubResult<never> {
  const message = error instanceof Error ? error.message : String(error);
  if (signal.aborted) return transportError("closed", "the transport was closed");
  if (isCertificateError(error)) return transportError("certificate", message);
  if (error instanceof BadReply) return transportError("badReply", message);
  return transportError("unreachable", message);
}

class BadReply extends Error {}

interface Payload {
  bytes: Buffer;
  gzip: boolean;
}

interface Reply {
  status: number;
  key: string | null;
  encoding: string;
  bytes: Buffer;
}

async function encode(body: unknown): Promise<Payload> {
  const plain = Buffer.from(JSON.stringify(body), "utf8");
  if (plain.length < COMPRESS_FROM_BYTES) return { bytes: plain, gzip: false };
  // Level 1: signatures do not compress anyway, and the queue of a long day should leave quickly.
  return { bytes: await deflate(plain, { level: 1 }), gzip: true };
}

async function decode(reply: Reply): Promise<unknown> {
  let bytes = reply.bytes;
  if (reply.encoding === "gzip") {
    try {
      bytes = await inflate(bytes, { maxOutputLength: MAX_INFLATED_BYTES });
    } catch {
      throw new BadReply("the reply's compression is broken or hides too much");
    }
  } else if (reply.encoding !== "" && reply.encoding !== "identity") {
    throw new BadReply("the reply has an unknown encoding");
  }
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new BadReply(`the reply (status ${reply.status}) is not JSON`);
  }
}

/** Headers every request carries. The token goes nowhere else. */
export function headersOf(endpoint: HubEndpoint): Record<string, string> {
  return endpoint.token ? { authorization: `Bearer ${endpoint.token}` } : {};
}

/** A kept connection was dead already; the request did not leave on it. */
class StaleConnection extends Error {}

/**
 * The hub may have closed a kept connection (it was restarted) without this side having noticed.
 * The request is then sent once more, on a new connection. Every request may be repeated (I6).
 */
async function sendOnLiveConnection(attempt: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      // Ends, because an attempt on a new connection fails otherwise.
      if (!(error instanceof StaleConnection)) throw error;
    }
  }
}

function send(
  endpoint: HubEndpoint,
  agent: https.Agent,
  { method, path, onLeft }: Exchange,
  payload: Payload | null,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = https.request(new URL(path, endpoint.address), {
      agent,
      method,
      signal,
      headers: {
        ...headersOf(endpoint),
        accept: "application/json",
        "accept-encoding": "gzip",
        ...(payload
          ? { "content-type": "application/json", "content-length": String(payload.bytes.length) }
          : {}),
        ...(payload?.gzip ? { "content-encoding": "gzip" } : {}),
      },
    });
    const deadline = setTimeout(
      () => request.destroy(new Error("the exchange took too long")),
      EXCHANGE_TIMEOUT_MS,
    );
    request.on("close", () => clearTimeout(deadline));
    request.setTimeout(SILENCE_TIMEOUT_MS, () => request.destroy(new Error("the hub is silent")));
    let answered = false;
    request.on("error", (error: NodeJS.ErrnoException) => {
      const broken = error.code === "ECONNRESET" || error.code === "EPIPE";
      const stale = broken && request.reusedSocket && !answered && !signal.aborted;
      reject(stale ? new StaleConnection(error.message) : error);
    });
    request.on("response", (response) => {
      answered = true;
      collect(response).then(resolve, reject);
    });
    request.end(payload?.bytes);
    onLeft?.();
  });
}

async function collect(response: IncomingMessage): Promise<Reply> {
  // Asked now: at its end the reply gives its connection back.
  const key = keyShownOn(response.socket);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REPLY_BYTES) {
      response.destroy();
      throw new BadReply("the reply is too large");
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error("the connection broke in the middle of the reply");
  return {
    status: response.statusCode ?? 0,
    key,
    encoding: response.headers["content-encoding"] ?? "",
    bytes: Buffer.concat(chunks),
  };
}
