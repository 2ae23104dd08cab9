import { z } from "zod";

/** Most bytes that one measurement of the line moves. */
export const MEASURE_MOST_BYTES = 4 * 1024 * 1024;

/** Not part of the wire: a hub that does not know the route answers `notFound`, and nothing is measured. */
export const measureQuery = z.object({
  bytes: z.coerce
    .number()
    .int()
    .min(1)
    .max(MEASURE_MOST_BYTES)
    .default(256 * 1024),
});
