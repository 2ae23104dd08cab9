import { canonicalJson } from "../../log/canonical.ts";

/**
 * The text that signatures of a custody document are bound to: its canonical JSON without the
 * signatures and without the chain links of its lines. The links are no part of what a person
 * reads and signs, and they are mapped when a lone laptop joins a hub (its unsent operations are
 * sealed anew, so their hashes change); a signature must stay good over that.
 */
export function signedDocument(payload: { lines: readonly object[]; signatures?: unknown }): string {
  const { signatures: _, lines, ...rest } = payload;
  return canonicalJson({
    ...rest,
    lines: lines.map((line) => ({ ...line, prev: undefined, prevHash: undefined })),
  });
}
