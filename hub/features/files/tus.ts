import { Server } from "@tus/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { blobAddress } from "../../../shared/blob/address.ts";
import { MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import { FILE_PATHS, UPLOAD_ADDRESS } from "../../../shared/protocol/files/file-paths.ts";
import { sessionOf } from "../../api/access.ts";
import { Refused, sendFault } from "../../api/answers.ts";
import type { HubContext } from "../../log/hub-context.ts";
import type { HubFault } from "../../outcome.ts";
import type { Session } from "../devices/session.ts";
import { wholeFor } from "./given.ts";
import { UploadStore } from "./upload-store.ts";
import type { Finished } from "./upload-store.ts";

/** What tus reads of a request; nothing else of it is its business. */
const HEADERS = ["tus-resumable", "upload-length", "upload-offset", "upload-metadata", "upload-defer-length"];
const BODY_HEADERS = ["content-type", "content-length"];
/** What goes to no console: no page of a browser may speak to the hub. */
const UNSAID = /^(?:access-control-|content-length$|content-type$)/;

/** A failure as tus throws it. */
interface TusError {
  status_code?: number;
  body?: string;
}

const CODES: Readonly<Record<number, HubFault["code"]>> = {
  404: "notFound",
  409: "offset",
  410: "notFound",
  413: "tooLarge",
  500: "internal",
};

/**
 * tus behind Fastify: asked in the form of the web, so that what it answers, and what it refuses, leaves
 * like every other answer of the hub.
 */
export function makeTus(context: HubContext, onFinished: (finished: Finished) => void) {
  const sessions = new WeakMap<object, Session>();
  const faults = new WeakMap<object, HubFault>();
  const server = new Server({
    path: FILE_PATHS.uploads,
    datastore: new UploadStore(context, onFinished),
    relativeLocation: true,
    maxSize: MAX_BLOB_BYTES,
    namingFunction: () => context.environment.uuidv7(),
    async onUploadCreate(request, { metadata, size }) {
      const session = sessions.get(request) as Session;
      const address = blobAddress.safeParse(metadata?.[UPLOAD_ADDRESS]);
      if (!address.success || !size) throw malformed("an upload says the address and the size of a file");
      if ((await wholeFor(context, session, [address.data])).length > 0) {
        throw new Refused({ code: "alreadyHere", message: "this file is here", path: "address" });
      }
      return { metadata: { address: address.data, device: session.device } };
    },
    onResponseError(request, error) {
      faults.set(request, faultFrom(error));
      return undefined;
    },
  });

  function faultFrom(error: Error | TusError): HubFault {
    if (error instanceof Refused) return error.fault;
    const { status_code: status, body } = error as TusError;
    if (status !== undefined) return { code: CODES[status] ?? "malformed", message: said(body), path: "" };
    context.log.error({ err: error }, "an upload failed");
    return { code: "internal", message: "the hub failed; its log says why", path: "" };
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = webRequest(request);
    sessions.set(asked, sessionOf(request));
    const response = await server.handleWeb(asked);
    // What was refused in the middle is not read to its end.
    if (request.method === "PATCH" && !request.raw.readableEnded) reply.header("connection", "close");
    for (const [name, value] of response.headers) if (!UNSAID.test(name)) reply.header(name, value);
    if (response.status < 400) return reply.code(response.status).send();
    return sendFault(reply, faults.get(asked) ?? malformed(await response.text()).fault);
  };
}

function webRequest({ method, url, headers, raw }: FastifyRequest): Request {
  const hasBody = method === "PATCH";
  const names = hasBody ? [...HEADERS, ...BODY_HEADERS] : HEADERS;
  const taken = names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const body = hasBody ? { body: ReadableStream.from(arriving(raw)), duplex: "half" } : {};
  return new Request(new URL(url, "http://hub"), {
    method,
    headers: Object.fromEntries(taken),
    ...body,
  } as RequestInit);
}

/**
 * A line that breaks ends the body early instead of failing it: a stream that fails drops what it holds, and
 * what came need not come again.
 */
async function* arriving(raw: FastifyRequest["raw"]): AsyncIterable<Buffer> {
  try {
    for await (const piece of raw as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    if (!raw.destroyed) throw error;
  }
}

function malformed(message: string): Refused {
  return new Refused({ code: "malformed", message: said(message), path: "" });
}

const said = (text: string | undefined) => (text ?? "").trim().slice(0, 300) || "the upload was refused";
