import compress from "@fastify/compress";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { LogController } from "fastify";
import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from "fastify";
import { jsonSchemaTransform, validatorCompiler } from "fastify-type-provider-zod";
import { isTangled } from "../../shared/log/tangle.ts";
import { MAX_REQUEST_BYTES } from "../../shared/protocol/push.ts";
import { hashSecret } from "../log/hub-crypto.ts";
import type { HubService } from "../service.ts";
import { bearerOf, installAccess } from "./access.ts";
import { Refused, sendFault } from "./answers.ts";
import { DEFAULT_CROWD, installCrowd } from "./crowd.ts";
import { answerWhatIsNoRequest, installFaults } from "./faults.ts";
import { makeMetrics } from "./metrics.ts";
import type { HubMetrics } from "./metrics.ts";
import type { HubApp, RouteParts, ServerLimits } from "./route-parts.ts";

export const DEFAULT_LIMITS: ServerLimits = {
  requestsPerMinute: 3000,
  pairingsPerMinute: 30,
  failuresPerMinute: 60,
  // Two of each of a thousand consoles, and room to spare; an idle one costs about 100 kB.
  connections: 3000,
  silenceMs: 60_000,
  ...DEFAULT_CROWD,
};

/**
 * Requests hold operations as texts, so even the largest is a few lists and objects. Millions of them
 * in one body would occupy the one thread for seconds before anybody could refuse it.
 */
const MOST_DEPTH = 16;
const MOST_OPENED = 10_000;
/** A head is a few hundred bytes. */
const HEAD_MS = 20_000;

export interface ServerOptions {
  service: HubService;
  /** Pino; its lines name routes, statuses and times, never people, addresses or tokens. */
  logger: FastifyBaseLogger | false;
  /** Certificate and key, PEM; null only for tests that inject requests. */
  tls: { cert: string; key: string } | null;
  operatorToken: string | null;
  hubVersion: string;
  pollMs?: number;
  limits?: Partial<ServerLimits>;
}

export interface HubServer {
  app: FastifyInstance;
  metrics: HubMetrics;
}

/** The hub's HTTPS application, ready to listen. No CORS: no page of a browser may speak to it. */
export async function makeServer(options: ServerOptions): Promise<HubServer> {
  const { service, logger, tls } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    ...(tls
      ? { https: { cert: tls.cert, key: tls.key, minVersion: "TLSv1.2", handshakeTimeout: HEAD_MS } }
      : {}),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_REQUEST_BYTES,
    requestTimeout: 120_000,
    // Without a byte either way: also whoever asks for pages and does not read them.
    connectionTimeout: limits.silenceMs,
    // Streams of notices never fall idle by themselves; closing ends them first (sync/notices.ts).
    forceCloseConnections: "idle",
    clientErrorHandler: answerWhatIsNoRequest,
    frameworkErrors: (_error, _request, reply) => {
      const error = { code: "malformed", message: "the request could not be read", path: "url" } as const;
      sendFault(reply as unknown as FastifyReply, error);
    },
  }) as unknown as FastifyInstance;

  app.server.headersTimeout = HEAD_MS;
  app.server.maxConnections = limits.connections;
  // Node answers an unknown `Expect` by itself, in a form of its own; to this hub it is a request like others.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));

  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, parsed) => {
    if (!isTangled(body, MOST_DEPTH, MOST_OPENED)) return parseJson(request, body, parsed);
    parsed(new Refused({ code: "malformed", message: "too many lists and objects", path: "body" }));
  });
  app.setValidatorCompiler(validatorCompiler);
  // Replies are written as text from values this program made; nothing is left to serialise.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  installFaults(app);

  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Deskside hub", version: options.hubVersion },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  // Requests only: pages compress themselves. A body is counted after it was unpacked, so what
  // grows beyond the limit is cut off there.
  await app.register(compress, { globalCompression: false, requestEncodings: ["gzip"] });
  await app.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    // By member, not by token: a device may ask for more tokens. Who it is was found out before this.
    keyGenerator: (request) => {
      if (request.session) return request.session.member.id;
      const token = bearerOf(request);
      return token ? hashSecret(token) : request.ip;
    },
    errorResponseBuilder: () => new Refused({ code: "rateLimited", message: "too many requests", path: "" }),
  });
  installAccess(app, {
    authenticate: service.authenticate,
    operatorToken: options.operatorToken,
    failuresPerMinute: limits.failuresPerMinute,
  });

  const crowd = installCrowd(app, limits);

  const metrics = makeMetrics();
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info(
      { route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), device: request.session?.device },
      "answered",
    );
  });
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("cache-control", "no-store");
  });
  const parts: RouteParts = {
    context: service.context,
    metrics,
    crowd,
    limits,
    pollMs: options.pollMs ?? 1000,
  };
  for (const { routes } of service.features) {
    if (routes) await app.register(async (apart) => routes(apart as HubApp, parts));
  }
  return { app, metrics };
}
