import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PULL_PAGE_CHARS } from "../../shared/protocol/pull.ts";
import { done } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { Refused, jsonHead, packJson, packingOf, sendFault } from "./answers.ts";
import { makeGate } from "./gate.ts";
import type { Gate, Place } from "./gate.ts";
import { makeKeptPages } from "./kept-pages.ts";

/** Bounds on what is in this process's memory for all consoles together. */
export interface CrowdLimits {
  /** Pages that are read and written as text at once. */
  pagesInWork: number;
  /** Bytes of pages that were not taken by their readers yet. */
  pageBytes: number;
  /** Bytes of pages that are kept for the next who asks for the same. */
  keptBytes: number;
  /** Bytes of request bodies, unpacked, that were not answered yet. */
  bodyBytes: number;
  /** Pages or bodies of one device at once. */
  ofOneDevice: number;
  /** Longest wait for a turn; shorter than a console takes silence for a dead line (30 s). */
  patienceMs: number;
}

export const DEFAULT_CROWD: CrowdLimits = {
  pagesInWork: 4,
  pageBytes: 64 * 1024 * 1024,
  keptBytes: 32 * 1024 * 1024,
  bodyBytes: 64 * 1024 * 1024,
  ofOneDevice: 8,
  patienceMs: 20_000,
};

/** A page as a feature makes it. */
export interface MadePage {
  text: string;
  /** Head of the log of which it was made, and the name under which others are sent the same; null for this reader's alone. */
  shared: { head: string; page: string } | null;
}

export interface PageMaker {
  /** Head of the log, and the names under which this reader may be sent a page that was made for another. */
  shared(): Promise<{ head: string; pages: readonly string[] } | null>;
  make(): Promise<Outcome<MadePage>>;
}

export interface Crowd {
  /**
   * Makes a page when there is room for it, and sends it. It counts until its reader has taken it.
   *
   * @throws Refused where there is no room in time; the console asks again later
   */
  sendPage(request: FastifyRequest, reply: FastifyReply, maker: PageMaker): Promise<FastifyReply>;
  /**
   * Waits until there is room for a reply that is read and sent piece by piece.
   *
   * @param bytes of it that are in memory at once
   * @throws Refused where there is no room in time
   */
  makeRoom(request: FastifyRequest, reply: FastifyReply, bytes: number): Promise<void>;
  readonly gates: Readonly<Record<"pagesInWork" | "pageBytes" | "bodyBytes", Gate>>;
}

/** What a page may weigh before it is made: some characters are three bytes, and quotes are escaped. */
const PAGE_WEIGHT = 1.5 * PULL_PAGE_CHARS;
/** How far JSON of sealed operations is packed by gzip at most, for a guess at what comes out of it. */
const PACKED = 8;
const SLICE = 64 * 1024;
/** What a reader of a page costs that all readers share. */
const KEPT_WEIGHT = 2 * SLICE;
/** Bodies that need no room kept for them. */
const SMALL_BODY = 16 * 1024;

export function installCrowd(app: FastifyInstance, limits: CrowdLimits): Crowd {
  const { ofOneDevice: mostOfOne, patienceMs } = limits;
  const gate = (capacity: number) => makeGate({ capacity, mostOfOne, patienceMs });
  const gates = {
    pagesInWork: gate(limits.pagesInWork),
    pageBytes: gate(limits.pageBytes),
    bodyBytes: gate(limits.bodyBytes),
  };

  app.addHook("onRequest", async (request, reply) => {
    const weight = request.method === "POST" || request.method === "PATCH" ? bodyWeight(request) : 0;
    if (weight > SMALL_BODY) leaveAtEnd(reply, await entered(gates.bodyBytes, request, weight));
  });

  const kept = makeKeptPages(limits.keptBytes);

  async function packedPage(request: FastifyRequest, reply: FastifyReply, maker: PageMaker) {
    const shared = await maker.shared();
    const packing = packingOf(request);
    const known = shared?.pages
      .map((page) => kept.get(shared.head, packing + page))
      .find((page) => page !== undefined);
    if (known) {
      jsonHead(reply, packing === "gzip");
      return done({ page: known, isKept: true });
    }
    const made = await maker.make();
    if (!made.ok) return made;
    const packed = await packJson(request, reply, made.value.text);
    const page = typeof packed === "string" ? Buffer.from(packed) : packed;
    // Small ones are made again as quickly, and are not packed at all.
    const { shared: as } = made.value;
    const isKept =
      as !== null && page.length > SLICE && shared?.head === as.head && shared.pages.includes(as.page);
    if (isKept) kept.set(as.head, packing + as.page, page);
    return done({ page, isKept });
  }

  return {
    gates,
    async makeRoom(request, reply, bytes) {
      leaveAtEnd(reply, await entered(gates.pageBytes, request, bytes));
    },
    async sendPage(request, reply, maker) {
      const unsent = await entered(gates.pageBytes, request, PAGE_WEIGHT);
      leaveAtEnd(reply, unsent);
      const inWork = await entered(gates.pagesInWork, request, 1);
      let packed: Outcome<{ page: Buffer; isKept: boolean }>;
      try {
        packed = await packedPage(request, reply, maker);
      } finally {
        inWork.leave();
      }
      if (!packed.ok) return sendFault(reply, packed.error);
      const { page, isKept } = packed.value;
      unsent.weigh(isKept ? KEPT_WEIGHT : page.length);
      reply.header("content-length", page.length);
      return reply.send(page.length > SLICE ? Readable.from(slicesOf(page)) : page);
    },
  };
}

/** Encrypted as fast as the reader takes it: a page as a whole would be in memory twice. */
function* slicesOf(page: Buffer): Iterable<Buffer> {
  for (let at = 0; at < page.length; at += SLICE) yield page.subarray(at, at + SLICE);
}

async function entered(gate: Gate, request: FastifyRequest, weight: number): Promise<Place> {
  const place = await gate.enter(request.session?.device ?? request.ip, weight);
  if (place) return place;
  throw new Refused({ code: "rateLimited", message: "the hub has too much to do at once", path: "" });
}

function leaveAtEnd({ raw }: FastifyReply, place: Place): void {
  // Whoever gave up while waiting is gone already.
  if (raw.closed || raw.destroyed || raw.req.socket.destroyed) return place.leave();
  raw.on("close", () => place.leave());
}

function bodyWeight({ headers, routeOptions }: FastifyRequest): number {
  const most = routeOptions.bodyLimit;
  const said = Number(headers["content-length"] ?? most);
  return Math.min(most, headers["content-encoding"] ? said * PACKED : said);
}
