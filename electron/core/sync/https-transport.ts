import type { z } from "zod";
import { HUB_ERRORS, hubError } from "../../../shared/protocol/errors.ts";
import type { HubErrorCode } from "../../../shared/protocol/errors.ts";
import { forkReply } from "../../../shared/protocol/fork.ts";
import { handshakeReply } from "../../../shared/protocol/handshake.ts";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { pairReply } from "../../../shared/protocol/pairing.ts";
import { partsReply } from "../../../shared/protocol/parts.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { pullReply } from "../../../shared/protocol/pull.ts";
import { pushReply } from "../../../shared/protocol/push.ts";
import { missingReply, reofferReply } from "../../../shared/protocol/reoffer.ts";
import { exchange } from "./https-exchange.ts";
import type { Exchange, RawReply } from "./https-exchange.ts";
import { openNotices } from "./https-notices.ts";
import { createPinnedAgent } from "./pinned-agent.ts";
import { transportError } from "./transport.ts";
import type { HubEndpoint, HubResult, HubTransport } from "./transport.ts";

/** The hub over HTTPS, its certificate checked on every connection before anything is sent. */
export function openHttpsTransport(endpoint: HubEndpoint): HubTransport {
  const agent = createPinnedAgent(endpoint);
  const closing = new AbortController();
  const streams = new Set<() => void>();

  async function ask<T>(
    request: Exchange,
    schema: z.ZodType<T>,
    heed: (value: T, key: string | null) => T = (value) => value,
  ): Promise<HubResult<T>> {
    if (closing.signal.aborted) return transportError("closed", "the transport was closed");
    const reply = await exchange(endpoint, agent, request, closing.signal);
    if (!reply.ok) return reply;
    const result = readReply(reply.value, schema);
    return result.ok ? { ok: true, value: heed(result.value, reply.value.key) } : result;
  }
  const post = <T>(
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    heed?: (value: T, key: string | null) => T,
  ) => ask({ method: "POST", path, body }, schema, heed);

  return {
    pair: (request) => post(CONSOLE_PATHS.pair, request, pairReply),
    fork: (request) => post(CONSOLE_PATHS.fork, request, forkReply),
    handshake: (request) => post(CONSOLE_PATHS.handshake, request, handshakeReply, ofThisConnection),
    push: (body, onLeft) => ask({ method: "POST", path: CONSOLE_PATHS.push, body, onLeft }, pushReply),
    missing: (request) => post(CONSOLE_PATHS.missing, request, missingReply),
    reoffer: (request) => post(CONSOLE_PATHS.reoffer, request, reofferReply),
    parts: (request) => post(CONSOLE_PATHS.parts, request, partsReply),
    pull: ({ epoch, feed, limit, protocol }) => {
      // A hub of version 1 is asked as version 1 asked.
      const spoken = protocol > 1 ? `&protocol=${protocol}` : "";
      const path = `${CONSOLE_PATHS.pull}?epoch=${epoch}&feed=${feed}&limit=${limit}${spoken}`;
      return ask({ method: "GET", path }, pullReply);
    },
    notices(onHead, onClose) {
      const close = openNotices(endpoint, agent, onHead, () => {
        streams.delete(close);
        onClose();
      });
      streams.add(close);
      return () => {
        streams.delete(close);
        close();
      };
    },
    close() {
      closing.abort();
      for (const end of streams) end();
      streams.clear();
      agent.destroy();
    },
  };
}

/**
 * A hub that does not name the very key that its certificate showed does not know what consoles see:
 * something in between ends TLS. What it names would shut them out.
 */
function ofThisConnection(reply: HandshakeReply, key: string | null): HandshakeReply {
  const { certificateKeys, ...rest } = reply;
  return certificateKeys && key !== null && certificateKeys.keys.includes(key) ? reply : rest;
}

/** What a reply says, or why it is none. */
export function readReply<T>({ status, json }: RawReply, schema: z.ZodType<T>): HubResult<T> {
  if (status === 200) {
    const parsed = schema.safeParse(json);
    if (parsed.success) return { ok: true, value: parsed.data };
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") ?? "";
    return transportError("badReply", `the reply does not fit at "${where}": ${issue?.message}`);
  }
  const parsed = hubError.safeParse(json);
  if (!parsed.success) {
    return transportError("badReply", `status ${status} without the error of a hub`);
  }
  const { code, message, details } = parsed.data.error;
  // A newer hub may have errors of its own; to this program they are all the hub's failure.
  const known = Object.hasOwn(HUB_ERRORS, code) ? (code as HubErrorCode) : "internal";
  return transportError(known, message, details);
}
