import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { forkReply, forkRequest } from "../../shared/protocol/fork.ts";
import { handshakeReply, handshakeRequest } from "../../shared/protocol/handshake.ts";
import { pairReply, pairRequest } from "../../shared/protocol/pairing.ts";
import { PATHS } from "../../shared/protocol/paths.ts";
import { PULL_PAGE, pullReply } from "../../shared/protocol/pull.ts";
import { PUSH_BATCH, pushReply } from "../../shared/protocol/push.ts";
import { missingReply, missingRequest, reofferReply, reofferRequest } from "../../shared/protocol/reoffer.ts";
import type { HubService } from "../log/hub-service.ts";
import type { Outcome } from "../outcome.ts";
import { sessionOf } from "./access.ts";
import { sendFault } from "./faults.ts";
import type { HubMetrics } from "./metrics.ts";
import type { Notices } from "./notices.ts";
import { pageText, sendJson } from "./pages.ts";

/**
 * As `pushRequest`, but an operation that is too large or badly signed is refused by itself, so
 * that it does not hold up the operations behind it.
 */
const pushForm = z.object({
  epoch: z.number().int().nonnegative(),
  operations: z
    .array(
      z.object({
        body: z.string().min(2),
        sig: z
          .string()
          .max(200)
          .regex(/^[A-Za-z0-9+/=]*$/),
      }),
    )
    .min(1)
    .max(PUSH_BATCH),
});

/** As `pullRequest`, but of digits alone: no `0x10`, and nothing is not nought. */
const digits = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.number().int());
const pullForm = z.object({
  epoch: digits,
  feed: digits,
  limit: digits.pipe(z.number().min(1).max(PULL_PAGE)).default(PULL_PAGE),
});

export interface RouteParts {
  service: HubService;
  notices: Notices;
  metrics: HubMetrics;
  pairingsPerMinute: number;
}

export function installRoutes(plain: FastifyInstance, parts: RouteParts): void {
  const { service, notices, metrics } = parts;
  const app = plain.withTypeProvider<ZodTypeProvider>();

  const answer = async <T>(request: FastifyRequest, reply: FastifyReply, outcome: Outcome<T>) =>
    outcome.ok ? sendJson(request, reply, JSON.stringify(outcome.value)) : sendFault(reply, outcome.error);

  app.post(
    PATHS.pair,
    {
      config: {
        access: "anybody",
        rateLimit: { max: parts.pairingsPerMinute, timeWindow: 60_000 },
      },
      bodyLimit: 10_000,
      schema: { summary: "Enrols a device", body: pairRequest, response: { 200: pairReply } },
    },
    async (request, reply) => answer(request, reply, await service.pair(request.body)),
  );

  app.post(
    PATHS.fork,
    {
      bodyLimit: 10_000,
      config: { rateLimit: { max: parts.pairingsPerMinute, timeWindow: 60_000 } },
      schema: { summary: "A new identity for a clone", body: forkRequest, response: { 200: forkReply } },
    },
    async (request, reply) => answer(request, reply, await service.fork(sessionOf(request), request.body)),
  );

  app.post(
    PATHS.handshake,
    {
      bodyLimit: 10_000,
      schema: {
        summary: "Where both sides stand",
        body: handshakeRequest,
        response: { 200: handshakeReply },
      },
    },
    async (request, reply) =>
      answer(request, reply, await service.handshake(sessionOf(request), request.body)),
  );

  app.get(
    PATHS.pull,
    {
      schema: { summary: "The log after a cursor", querystring: pullForm, response: { 200: pullReply } },
    },
    async (request, reply) => {
      const page = await service.page(sessionOf(request), request.query);
      if (!page.ok) return sendFault(reply, page.error);
      metrics.pulled(page.value.operations.length);
      return sendJson(request, reply, pageText(page.value));
    },
  );

  app.post(
    PATHS.push,
    {
      schema: { summary: "Operations of this device", body: pushForm, response: { 200: pushReply } },
    },
    async (request, reply) => {
      const outcome = await service.push(sessionOf(request), request.body);
      if (outcome.ok) metrics.pushed(outcome.value.answers);
      return answer(request, reply, outcome);
    },
  );

  app.post(
    PATHS.missing,
    {
      bodyLimit: 512 * 1024,
      schema: {
        summary: "What a restored hub lacks",
        body: missingRequest,
        response: { 200: missingReply },
      },
    },
    async (request, reply) =>
      answer(request, reply, await service.missing(sessionOf(request), request.body.ids)),
  );

  app.post(
    PATHS.reoffer,
    {
      schema: {
        summary: "Gives back what a restore lost",
        body: reofferRequest,
        response: { 200: reofferReply },
      },
    },
    async (request, reply) => answer(request, reply, await service.reoffer(sessionOf(request), request.body)),
  );

  app.get(
    PATHS.notice,
    { schema: { summary: "Server-sent events: the head of the log, whenever it moves" } },
    async (request, reply) => notices.open(request, reply),
  );

  app.get(
    PATHS.health,
    { config: { access: "anybody" }, schema: { summary: "Whether the hub can serve" } },
    async (request, reply) => {
      await service.head();
      return sendJson(request, reply, '{"ok":true}');
    },
  );

  app.get(
    PATHS.metrics,
    { config: { access: "operator" }, schema: { summary: "Prometheus metrics" } },
    async (_request, reply) => {
      reply.header("content-type", metrics.contentType);
      return reply.send(await metrics.text());
    },
  );

  app.get(
    PATHS.openapi,
    { config: { access: "either" }, schema: { summary: "This description" } },
    async (request, reply) => sendJson(request, reply, JSON.stringify(plain.swagger())),
  );
}
