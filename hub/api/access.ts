import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Session } from "../features/devices/session.ts";
import { hashSecret, sameSecret } from "../log/hub-crypto.ts";
import type { HubFault, Outcome } from "../outcome.ts";
import { Refused } from "./answers.ts";

/**
 * Who may call a route: a paired console, the operator (metrics), either, or anybody. A route that
 * says nothing is for consoles.
 */
export type Access = "console" | "operator" | "either" | "anybody";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
    /** A service reaches it too; no other route is for services, which read nothing. */
    services?: true;
  }
  interface FastifyRequest {
    session: Session | null;
  }
}

export interface AccessOptions {
  authenticate(token: string): Promise<Outcome<Session>>;
  /** Token of the operator's tools; null where there is none. */
  operatorToken: string | null;
  /** Failed attempts a minute from one address before it is slowed down. */
  failuresPerMinute: number;
}

/** Checks every route before its body is read. */
export function installAccess(app: FastifyInstance, options: AccessOptions): void {
  const { authenticate, operatorToken } = options;
  const failed = app.createRateLimit({
    max: options.failuresPerMinute,
    timeWindow: 60_000,
    // By address: whoever guesses brings another token each time.
    keyGenerator: (request) => request.ip,
  });
  app.decorateRequest("session", null);

  app.addHook("onRequest", async (request) => {
    const access = request.is404 ? "anybody" : (request.routeOptions.config.access ?? "console");
    if (access === "anybody") return;
    const fault = await check(request, access);
    if (!fault) return;
    const limit = await failed(request);
    if (!limit.isAllowed && limit.isExceeded) {
      throw new Refused({ code: "rateLimited", message: "too many failed attempts", path: "" });
    }
    throw new Refused(fault);
  });

  async function check(request: FastifyRequest, access: Access): Promise<HubFault | null> {
    const token = bearerOf(request);
    if (token === null) {
      return { code: "unauthenticated", message: "a bearer token is needed", path: "authorization" };
    }
    if (access !== "console" && isOperator(token)) return null;
    if (access === "operator") {
      return { code: "unauthenticated", message: "for the operator's token only", path: "authorization" };
    }
    const session = await authenticate(token);
    if (!session.ok) return session.error;
    if (session.value.service !== "" && !request.routeOptions.config.services) {
      return { code: "forbidden", message: "not for services", path: "" };
    }
    request.session = session.value;
    return null;
  }

  function isOperator(token: string): boolean {
    return operatorToken !== null && sameSecret(hashSecret(token), hashSecret(operatorToken));
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

export function bearerOf(request: FastifyRequest): string | null {
  return BEARER.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** The device of an authenticated request. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new Error("a device route was reached without a device");
  return request.session;
}
