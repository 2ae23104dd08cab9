import { canonicalJson } from "../../log/canonical.ts";

/**
 * The text that signatures of a custody document are bound to: its canonical JSON without the
 * signatures and without the chain links of its lines. The links are no part of what a person
 * reads and signs, and they are mapped when a lone laptop joins a hub (its unsent operations are
 * sealed anew, so their hashes change); a signature must stay good over that.
 */
export function signedDocument(payload: {
  lines: readonly object[];
  /** Of a return: what did not come back, linked as lines are. */
  unreturned?: unknown;
  signatures?: unknown;
}): string {
  const { signatures: _, lines, unreturned, ...rest } = payload;
  const unlinked = (all: readonly object[]) =>
    all.map((line) => ({ ...line, prev: undefined, prevHash: undefined }));
  return canonicalJson({
    ...rest,
    lines: unlinked(lines),
    unreturned: Array.isArray(unreturned) ? unlinked(unreturned as object[]) : unreturned,
  });
}
