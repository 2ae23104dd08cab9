import type { FastifyReply, FastifyRequest } from "fastify";
import { bearerOf, sessionOf } from "../../api/access.ts";
import { Refused } from "../../api/answers.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { headOf } from "../../log/standing.ts";
import type { Head } from "../../log/standing.ts";
import { authenticate } from "../devices/authenticate.ts";

/** Twice within the 20 s after which a console takes a silent stream for dead. */
const HEARTBEAT_MS = 9_000;
const STREAMS_PER_DEVICE = 4;
/** Bytes; a notice is about fifty. */
const MOST_UNREAD = 4096;

export interface NoticeOptions {
  context: HubContext;
  /** How often the store is asked whether another process moved the log. */
  pollMs: number;
  onFailure(error: unknown): void;
}

export interface Notices {
  open(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  readonly streams: number;
  close(): void;
}

interface Stream {
  device: string;
  /** A head, or a sign of life. */
  send(head: Head | null): void;
  end(): void;
}

/**
 * The streams of this hub. The store tells at once when this hub or (on PostgreSQL) another one has
 * accepted something; asking now and then covers the command line beside a hub on SQLite and a
 * notice that was lost.
 */
export function openNotices({ context, pollMs, onFailure }: NoticeOptions): Notices {
  const streams = new Set<Stream>();
  let last: Head = { epoch: 0, feed: 0 };
  let asking: Promise<void> | null = null;
  let again = false;

  async function ask(): Promise<void> {
    do {
      again = false;
      const head = await headOf(context);
      if (head.epoch === last.epoch && head.feed === last.feed) continue;
      last = head;
      for (const stream of streams) stream.send(head);
    } while (again);
  }
  function wake(): void {
    again = true;
    asking ??= ask()
      .catch(onFailure)
      .finally(() => {
        asking = null;
      });
  }

  const unsubscribe = context.store.onHead(wake);
  const poll = setInterval(() => {
    if (streams.size > 0) wake();
  }, pollMs);
  const beat = setInterval(() => {
    for (const stream of streams) stream.send(null);
  }, HEARTBEAT_MS);
  poll.unref();
  beat.unref();

  return {
    get streams() {
      return streams.size;
    },

    async open(request, reply) {
      const { device } = sessionOf(request);
      const token = bearerOf(request) ?? "";
      if ([...streams].filter((stream) => stream.device === device).length >= STREAMS_PER_DEVICE) {
        throw new Refused({ code: "rateLimited", message: "too many open streams", path: "" });
      }
      const head = await headOf(context);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      const write = (next: Head | null) => {
        // Who does not read notices would have them kept here for ever.
        if (raw.writableLength > MOST_UNREAD) raw.destroy();
        else raw.write(next ? `event: head\ndata: ${JSON.stringify(next)}\n\n` : ": alive\n\n");
      };
      const stream: Stream = {
        device,
        send: (next) => {
          // A device that was revoked meanwhile hears nothing more.
          authenticate(context, token)
            .then((session) => (session.ok ? write(next) : stream.end()))
            .catch(onFailure);
        },
        end: () => {
          streams.delete(stream);
          raw.end();
        },
      };
      streams.add(stream);
      raw.on("close", () => streams.delete(stream));
      raw.on("error", () => streams.delete(stream));
      write(head);
      // What was accepted between reading the head and joining the streams.
      wake();
    },

    close() {
      clearInterval(poll);
      clearInterval(beat);
      unsubscribe();
      for (const stream of streams) stream.end();
    },
  };
}
