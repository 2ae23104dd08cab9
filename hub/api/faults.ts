import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { HUB_ERRORS } from "../../shared/protocol/errors.ts";
import type { HubErrorBody } from "../../shared/protocol/errors.ts";
import type { HubFault } from "../outcome.ts";
import { Refused, sendFault } from "./answers.ts";

const NO_REQUEST: Readonly<Record<string, HubFault>> = {
  HPE_HEADER_OVERFLOW: { code: "tooLarge", message: "the request's head is too large", path: "headers" },
  ERR_HTTP_REQUEST_TIMEOUT: { code: "malformed", message: "the request took too long to arrive", path: "" },
};

/** Bytes that are no HTTP request, or never become one: answered in the same form, and the line is cut. */
export function answerWhatIsNoRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const fault = NO_REQUEST[error.code ?? ""] ?? {
    code: "malformed",
    message: "the request could not be read",
    path: "",
  };
  const status = HUB_ERRORS[fault.code];
  const body = JSON.stringify({ error: fault } satisfies HubErrorBody);
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

export function installFaults(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    sendFault(reply, faultFrom(error, request));
  });
  app.setNotFoundHandler((_request, reply) => {
    sendFault(reply, { code: "notFound", message: "no such route", path: "" });
  });
}

function faultFrom(error: FastifyError, request: FastifyRequest): HubFault {
  if (error instanceof Refused) return error.fault;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const path = (first?.instancePath ?? "").slice(1).replaceAll("/", ".").slice(0, 300);
    return { code: "malformed", message: first?.message ?? "does not fit", path };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) {
    return { code: "tooLarge", message: "the request is larger than this hub takes", path: "body" };
  }
  if (status === 429) return { code: "rateLimited", message: "too many requests", path: "" };
  if (status >= 400 && status < 500) {
    // Fastify's own words about headers and JSON; they quote nothing of the request.
    return { code: "malformed", message: "the request could not be read", path: "body" };
  }
  // Compression that breaks off, or is none, fails inside zlib.
  if (typeof error.code === "string" && error.code.startsWith("Z_")) {
    return { code: "malformed", message: "the request's compression is broken", path: "body" };
  }
  request.log.error({ err: error, route: request.routeOptions.url }, "a request failed");
  return {
    code: "internal",
    message: "the hub failed; nothing of this request was stored, and its log says why",
    path: "",
  };
}
