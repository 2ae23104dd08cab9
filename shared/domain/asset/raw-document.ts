import { z } from "zod";
import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { sha256Hex, text } from "../words.ts";

const told = {
  sha256: sha256Hex,
  format: z.literal("glpi-inventory"),
  name: text(200),
  /** Size of the document itself in bytes. */
  bytes: z.number().int().nonnegative(),
};

/** A document kept whole with the asset: an inventory as its agent wrote it. A file of the asset has its bytes. */
export const rawDocument = z.object(told);

/** As programs before 0.4.0 kept it: in the operation itself; gzip, base64. */
export const packedDocument = z.object({ ...told, gzip: z.base64().max(480_000) });

/** SHA-256 of the documents that a record keeps. */
export function documentsKept(state: EntityState): ReadonlySet<unknown> {
  return new Set([...entriesOf(state, "documents")].map(({ value }) => value.sha256));
}
