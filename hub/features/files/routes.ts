import { Readable } from "node:stream";
import { z } from "zod";
import { blobAddress } from "../../../shared/blob/address.ts";
import { filesAsked, filesWhole } from "../../../shared/protocol/files/asked.ts";
import { FILE_PATHS, UPLOAD_PIECE_BYTES } from "../../../shared/protocol/files/file-paths.ts";
import { sessionOf } from "../../api/access.ts";
import { Refused, answer, sendFault } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { done } from "../../outcome.ts";
import { rangeOf } from "./byte-range.ts";
import { bytesOf, countUploads, uploadOf } from "./file-rows.ts";
import { givenTo, wholeFor } from "./given.ts";
import { makeSweep } from "./sweep.ts";

/** A row of bytes, and what the line has not taken yet of the one before. */
const ROOM_BYTES = 3 * UPLOAD_PIECE_BYTES;

export async function routes(app: HubApp, { context, crowd, metrics }: RouteParts): Promise<void> {
  const { store } = context;
  // Loaded only here: the hub's other commands serve nothing, and each should start quickly.
  const { makeTus } = await import("./tus.ts");
  const finished = metrics.counter("deskside_files_uploaded_total", "Uploads that came whole, by outcome", [
    "outcome",
  ]);
  const sent = metrics.counter("deskside_file_bytes_sent_total", "Bytes of files handed out", []);
  metrics.gauge("deskside_file_uploads", "Uploads on their way", () => countUploads(store));
  const tus = makeTus(context, (outcome) => finished({ outcome }, 1));
  const sweep = makeSweep(context);

  // Nothing reads a body of these before tus does: what was read would be missing.
  app.addContentTypeParser("application/offset+octet-stream", (_request, _payload, parsed) => parsed(null));

  app.post(
    FILE_PATHS.asked,
    {
      bodyLimit: 64 * 1024,
      schema: { summary: "Which files are whole here", body: filesAsked, response: { 200: filesWhole } },
    },
    async (request, reply) => {
      const whole = await wholeFor(context, sessionOf(request), request.body.addresses);
      return answer(request, reply, done({ whole }));
    },
  );

  app.post(
    FILE_PATHS.uploads,
    { bodyLimit: 1024, schema: { summary: "tus: begins the upload of a file" } },
    async (request, reply) => {
      await sweep();
      return tus(request, reply);
    },
  );

  app.route({
    method: ["HEAD", "PATCH"],
    url: `${FILE_PATHS.uploads}/:id`,
    // What it may weigh in memory: rows are written as bytes come.
    bodyLimit: 2 * UPLOAD_PIECE_BYTES,
    // Unpacking would read the body before tus does, and count other bytes than were sent.
    async onRequest({ headers }) {
      if (headers["content-encoding"] === undefined) return;
      throw new Refused({ code: "malformed", message: "bytes of files are not packed", path: "headers" });
    },
    schema: { summary: "tus: how far an upload is, and more of it", params: z.object({ id: z.uuid() }) },
    handler: async (request, reply) => {
      const upload = await uploadOf(store, request.params.id);
      if (upload?.device === sessionOf(request).device) return tus(request, reply);
      return sendFault(reply, { code: "notFound", message: "this device has no such upload", path: "id" });
    },
  });

  app.get(
    `${FILE_PATHS.files}/:address`,
    { schema: { summary: "The bytes of a file", params: z.object({ address: blobAddress }) } },
    async (request, reply) => {
      const { address } = request.params;
      const file = await givenTo(context, sessionOf(request), address);
      if (!file) {
        const message = "no such file, or no record that this device may see names it";
        return sendFault(reply, { code: "notFound", message, path: "address" });
      }
      const range = rangeOf(request.headers.range, file.size);
      if (!range) {
        reply.header("content-range", `bytes */${file.size}`);
        return sendFault(reply, { code: "range", message: "the file ends before that", path: "range" });
      }
      const { from, end } = range === "whole" ? { from: 0, end: file.size } : range;
      if (range !== "whole") reply.code(206).header("content-range", `bytes ${from}-${end - 1}/${file.size}`);
      await crowd.makeRoom(request, reply, ROOM_BYTES);
      sent({}, end - from);
      return reply
        .header("content-type", "application/octet-stream")
        .header("content-disposition", "attachment")
        .header("accept-ranges", "bytes")
        .header("etag", `"${address}"`)
        .header("content-length", end - from)
        .send(Readable.from(bytesOf(store, file.upload, from, end), { objectMode: false, highWaterMark: 1 }));
    },
  );
}
