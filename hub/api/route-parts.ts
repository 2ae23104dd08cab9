import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { HubContext } from "../log/hub-context.ts";
import type { Crowd, CrowdLimits } from "./crowd.ts";
import type { HubMetrics } from "./metrics.ts";

/** The server as a feature's routes see it: bodies and queries are typed by their zod schemas. */
export type HubApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface ServerLimits extends CrowdLimits {
  /** Requests a minute of one member, whichever device they come from. */
  requestsPerMinute: number;
  /** Pairings a minute from one address. */
  pairingsPerMinute: number;
  /** Failed authentications a minute from one address. */
  failuresPerMinute: number;
  /** Connections at once; what comes beyond them is closed unheard. */
  connections: number;
  /** How long a connection may neither say anything nor take what it is sent. */
  silenceMs: number;
}

/** What a feature's routes work with. */
export interface RouteParts {
  context: HubContext;
  metrics: HubMetrics;
  crowd: Crowd;
  limits: ServerLimits;
  /** How often the store is asked whether another process moved the log. */
  pollMs: number;
}
