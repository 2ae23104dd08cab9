import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { z } from "zod";
import { OTHER_PATHS } from "../../../shared/protocol/paths.ts";
import { MEASURE_MOST_BYTES } from "../../../shared/protocol/measure.ts";
import { Refused } from "../../api/answers.ts";
import { sessionOf } from "../../api/access.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";

/** Not part of the wire: a hub that does not know the route answers `notFound`, and nothing is measured. */
const measureQuery = z.object({
  bytes: z.coerce
    .number()
    .int()
    .min(1)
    .max(MEASURE_MOST_BYTES)
    .default(256 * 1024),
});

/** Measurements a minute of one device: a line is measured now and then, and everybody shares it. */
const A_MINUTE = 6;
const SLICE = 64 * 1024;
/** What the line has not taken yet, and what is being encrypted. */
const ROOM_BYTES = 2 * SLICE;

/** So many bytes that say nothing and cannot be packed, for whoever times how fast they come. */
export function measureRoute(app: HubApp, { crowd }: RouteParts): void {
  const slice = randomBytes(SLICE);
  const limited = app.createRateLimit({
    max: A_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => sessionOf(request).device,
  });
  app.get(
    OTHER_PATHS.measure,
    { schema: { summary: "Bytes that say nothing, to measure the line by", querystring: measureQuery } },
    async (request, reply) => {
      const limit = await limited(request);
      if (!limit.isAllowed && limit.isExceeded) {
        throw new Refused({ code: "rateLimited", message: "measured often enough; wait a minute", path: "" });
      }
      await crowd.makeRoom(request, reply, ROOM_BYTES);
      const { bytes } = request.query;
      reply.header("content-type", "application/octet-stream").header("content-length", bytes);
      return reply.send(Readable.from(slicesOf(slice, bytes)));
    },
  );
}

function* slicesOf(slice: Buffer, bytes: number): Iterable<Buffer> {
  for (let left = bytes; left > 0; left -= slice.length) yield slice.subarray(0, left);
}
