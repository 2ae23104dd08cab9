import { z } from "zod";

/** A blob is called by the SHA-256 of its bytes, in lower-case hexadecimal: two that are the same are one. */
export const blobAddress = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ blob: true });
export type BlobAddress = string;
