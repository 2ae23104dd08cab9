import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { HUB_ERRORS } from "../../shared/protocol/errors.ts";
import type { HubErrorBody } from "../../shared/protocol/errors.ts";
import type { HubFault, Outcome } from "../outcome.ts";

const compress = promisify(gzip);
/** Below that a console waits longer for the packing than for the bytes. */
const COMPRESS_FROM_CHARS = 4000;
/** Where nothing else says when to ask again. */
const RETRY_AFTER_S = 5;

/** The outcome of a request as its reply. */
export function answer<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<T>,
): Promise<FastifyReply> | FastifyReply {
  return outcome.ok
    ? sendJson(request, reply, JSON.stringify(outcome.value))
    : sendFault(reply, outcome.error);
}

/** Every failure leaves in the one form of shared/protocol/errors.ts. */
export function sendFault(reply: FastifyReply, error: HubFault): FastifyReply {
  if (error.code === "unauthenticated") reply.header("www-authenticate", "Bearer");
  if (error.code === "rateLimited" && !reply.hasHeader("retry-after")) {
    reply.header("retry-after", RETRY_AFTER_S);
  }
  return reply.code(HUB_ERRORS[error.code]).send({ error } satisfies HubErrorBody);
}

/** Thrown where an answer can only be thrown; faults.ts makes a typed answer of it. */
export class Refused extends Error {
  readonly fault: HubFault;
  constructor(fault: HubFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  return reply.send(await packJson(request, reply, text));
}

/**
 * JSON as it will be sent, compressed where the client takes it; the reply's head says so. Level 1:
 * signatures do not compress anyway.
 */
export async function packJson(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<string | Buffer> {
  const gzipped = packingOf(request) === "gzip" && text.length >= COMPRESS_FROM_CHARS;
  jsonHead(reply, gzipped);
  return gzipped ? compress(text, { level: 1 }) : text;
}

/** How the client takes what is large enough to be packed. */
export function packingOf({ headers }: FastifyRequest): "gzip" | "plain" {
  return takesGzip(String(headers["accept-encoding"] ?? "")) ? "gzip" : "plain";
}

export function jsonHead(reply: FastifyReply, gzipped: boolean): void {
  reply.header("content-type", "application/json; charset=utf-8").header("vary", "accept-encoding");
  if (gzipped) reply.header("content-encoding", "gzip");
}

/** `gzip` named with any weight but nought. */
function takesGzip(header: string): boolean {
  const [, weight = "1"] = /(?:^|,)\s*gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(header) ?? [null, "0"];
  return Number(weight) > 0;
}
