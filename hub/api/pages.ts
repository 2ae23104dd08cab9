import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Page } from "../log/hub-service.ts";

const compress = promisify(gzip);
const COMPRESS_FROM_CHARS = 1000;

/**
 * The JSON of a page, written straight from the stored columns: a first sync is a hundred thousand
 * operations, and each was checked when it was accepted. Its form is pinned by a test against the
 * schema of shared/protocol/pull.ts.
 */
export function pageText({ epoch, operations, through, head }: Page): string {
  const parts = operations.map(
    ({ body, sig, seq, feed, receivedAt, receipt }) =>
      `{"body":${JSON.stringify(body)},"sig":"${sig}","seq":${seq},"feed":${feed},` +
      `"receivedAt":${receivedAt},"receipt":"${receipt}"}`,
  );
  return `{"epoch":${epoch},"operations":[${parts.join(",")}],"through":${through},"head":${head}}`;
}

/** Sends JSON, compressed where the client takes it. Level 1: signatures do not compress anyway. */
export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  reply.header("content-type", "application/json; charset=utf-8").header("vary", "accept-encoding");
  if (!takesGzip(String(request.headers["accept-encoding"] ?? "")) || text.length < COMPRESS_FROM_CHARS)
    return reply.send(text);
  reply.header("content-encoding", "gzip");
  return reply.send(await compress(text, { level: 1 }));
}

/** `gzip` named with any weight but nought. */
function takesGzip(header: string): boolean {
  const [, weight = "1"] = /(?:^|,)\s*gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(header) ?? [null, "0"];
  return Number(weight) > 0;
}
