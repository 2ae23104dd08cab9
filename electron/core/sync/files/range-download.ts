import https from "node:https";
import type { IncomingMessage } from "node:http";
import { CHUNK_BYTES } from "../../../../shared/blob/limits.ts";
import { FILE_PATHS } from "../../../../shared/protocol/files/file-paths.ts";
import { z } from "zod";
import { failureOf, headersOf } from "../https-exchange.ts";
import type { RawReply } from "../https-exchange.ts";
import { readReply } from "../https-transport.ts";
import { transportError } from "../transport.ts";
import type { HubEndpoint, HubResult } from "../transport.ts";

/** Without a byte from the hub. */
const SILENCE_MS = 30_000;
/** An error's answer; what is longer is none of a hub's. */
const MOST_ERROR_BYTES = 16 * 1024;

/** One attempt to fetch a file from a place on. */
export async function downloadOnce(
  endpoint: HubEndpoint,
  agent: https.Agent,
  asked: { address: string; from: number; take(bytes: Uint8Array): boolean },
  signal: AbortSignal,
): Promise<HubResult<null>> {
  const { address, from, take } = asked;
  try {
    const response = await get(endpoint, agent, `${FILE_PATHS.files}/${address}`, from, signal);
    const status = response.statusCode ?? 0;
    if (status !== 200 && status !== 206) return readReply(await errorIn(response), NOTHING);
    // A range that was not kept would be put behind what is here.
    const begins = Number(/^bytes (\d+)-/.exec(response.headers["content-range"] ?? "")?.[1] ?? 0);
    if (begins !== from) {
      response.destroy();
      return transportError("badReply", `the file begins at ${begins} instead of ${from}`);
    }
    let waiting: Buffer[] = [];
    let size = 0;
    const give = () => {
      const taken = size === 0 || take(Buffer.concat(waiting, size));
      [waiting, size] = [[], 0];
      return taken;
    };
    try {
      for await (const piece of response as AsyncIterable<Buffer>) {
        waiting.push(piece);
        size += piece.length;
        if (size >= CHUNK_BYTES && !give()) return transportError("closed", "it is wanted no more");
      }
    } finally {
      // What came before the line broke need not come again.
      give();
    }
    if (!response.complete) throw new Error("the connection broke in the middle of the file");
    return { ok: true, value: null };
  } catch (error) {
    return failureOf(error, signal);
  }
}

function get(
  endpoint: HubEndpoint,
  agent: https.Agent,
  path: string,
  from: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const range = from > 0 ? { range: `bytes=${from}-` } : {};
    const request = https.get(new URL(path, endpoint.address), {
      agent,
      signal,
      headers: { ...headersOf(endpoint), ...range },
    });
    request.setTimeout(SILENCE_MS, () => request.destroy(new Error("the hub is silent")));
    request.on("error", reject);
    request.on("response", resolve);
  });
}

/** What answers where only a failure is read. */
const NOTHING = z.null();

async function errorIn(response: IncomingMessage): Promise<RawReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_ERROR_BYTES) break;
    chunks.push(chunk);
  }
  let json: unknown = null;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    // Told by its status.
  }
  return { status: response.statusCode ?? 0, json, key: null };
}
