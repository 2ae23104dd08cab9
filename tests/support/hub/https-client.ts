import https from "node:https";
import { gunzipSync, gzipSync } from "node:zlib";
import { fingerprintOf } from "../../../hub/server/fingerprint.ts";

export interface TestReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  json: unknown;
  /** Bytes as they came over the line. */
  bytes: number;
  body: Buffer;
}

export interface TestRequest {
  method?: "GET" | "POST" | "HEAD" | "PATCH" | "DELETE" | "OPTIONS";
  path: string;
  token?: string;
  /** Sent as JSON unless it is a buffer. */
  body?: unknown;
  headers?: Record<string, string>;
  gzip?: boolean;
}

/** A console's HTTPS, as small as a test needs it; the certificate is pinned. */
export class TestClient {
  readonly agent: https.Agent;
  readonly address: string;

  constructor(address: string, cert: string) {
    this.address = address;
    const pinned = fingerprintOf(cert);
    this.agent = new https.Agent({
      keepAlive: true,
      ca: cert,
      checkServerIdentity: (_host, peer) =>
        peer.fingerprint256.replaceAll(":", "").toLowerCase() === pinned
          ? undefined
          : new Error("another certificate"),
    });
  }

  ask({ method = "POST", path, token, body, headers = {}, gzip = false }: TestRequest): Promise<TestReply> {
    const plain = Buffer.isBuffer(body)
      ? body
      : body === undefined
        ? null
        : Buffer.from(JSON.stringify(body));
    const payload = plain && gzip ? gzipSync(plain) : plain;
    return new Promise((resolve, reject) => {
      const request = https.request(new URL(path, this.address), {
        agent: this.agent,
        method,
        headers: {
          "accept-encoding": "gzip",
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(payload
            ? { "content-type": "application/json", "content-length": String(payload.length) }
            : {}),
          ...(gzip ? { "content-encoding": "gzip" } : {}),
          ...headers,
        },
      });
      request.on("error", reject);
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const raw = Buffer.concat(chunks);
          const text = response.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw;
          let json: unknown = text.toString("utf8");
          try {
            json = JSON.parse(json as string);
          } catch {
            // Left as text: metrics, and what a test wants to see for itself.
          }
          const { statusCode: status = 0, headers: said } = response;
          resolve({ status, headers: said, json, bytes: raw.length, body: raw });
        });
      });
      request.end(payload ?? undefined);
    });
  }

  /** Opens the stream of notices; `next` waits for an event's data. */
  notices(token: string): {
    next(): Promise<{ epoch: number; feed: number }>;
    ended: Promise<void>;
    close(): void;
  } {
    const waiting: ((head: { epoch: number; feed: number }) => void)[] = [];
    const arrived: { epoch: number; feed: number }[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const request = https.request(new URL("/v1/notice", this.address), {
      agent: this.agent,
      headers: { authorization: `Bearer ${token}` },
    });
    request.on("error", end);
    request.on("response", (response) => {
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        for (const [, data] of text.matchAll(/^data: (.*)$/gm)) {
          const head = JSON.parse(data as string) as { epoch: number; feed: number };
          const waiter = waiting.shift();
          if (waiter) waiter(head);
          else arrived.push(head);
        }
      });
      response.on("close", end);
      response.on("error", end);
    });
    request.end();
    return {
      next: () => {
        const head = arrived.shift();
        return head ? Promise.resolve(head) : new Promise((resolve) => waiting.push(resolve));
      },
      ended,
      close: () => request.destroy(),
    };
  }

  close(): void {
    this.agent.destroy();
  }
}
