import { z } from "zod";
import { sealedOperation } from "../log/operation.ts";

/** Operations that one request names. */
export const PARTS_ASKED = 500;

/**
 * POST /v1/parts : personal parts of accepted operations (ADR 18), for a console that holds their
 * bodies without them. Since protocol 2. The reply may end early when it is full; whatever is left
 * out is asked for again.
 */
export const partsRequest = z.object({ ids: z.array(z.uuid()).min(1).max(PARTS_ASKED) });
export type PartsRequest = z.infer<typeof partsRequest>;

export const partsReply = z.object({
  operations: z.array(
    z.object({
      id: z.uuid(),
      /** None where the hub has none: erased, or never come. */
      parts: sealedOperation.shape.parts.unwrap(),
    }),
  ),
});
export type PartsReply = z.infer<typeof partsReply>;
