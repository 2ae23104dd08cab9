import { z } from "zod";
import { sha256Hex, text } from "../words.ts";

/**
 * A document kept whole with the asset (an inventory as its agent wrote it): gzip, base64.
 * Only `sha256` and `format` enter the state; the document itself is read from the log.
 */
export const rawDocument = z.object({
  sha256: sha256Hex,
  format: z.literal("glpi-inventory"),
  name: text(200),
  /** Size of the document itself in bytes. */
  bytes: z.number().int().nonnegative(),
  gzip: z.base64().max(480_000),
});
