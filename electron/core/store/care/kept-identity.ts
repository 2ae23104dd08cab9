import { readFileSync } from "node:fs";
import { writeWhole } from "../../keys/profile-file.ts";
import { unwrap, wrap } from "../../keys/wrap.ts";
import type { Meta, MetaValues } from "../log/meta.ts";

/** What a store cannot do without, and no hub can tell: who this device is, and whose. */
const KEPT = ["identity", "binding", "memberName", "memberRole"] as const;

export type KeptIdentity = Partial<Pick<MetaValues, (typeof KEPT)[number]>>;

/**
 * Keeps it beside the store as well, under the store's key: it lies in one page of the file, and all
 * unsent work would be lost with that. Written where it differs from what is kept.
 */
export function keepIdentity(
  file: string,
  key: Uint8Array,
  meta: Pick<Meta, "get">,
  randomBytes: (count: number) => Uint8Array,
): void {
  const now = JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, meta.get(name)])));
  if (JSON.stringify(readIdentity(file, key)) === now) return;
  writeWhole(file, wrap(Buffer.from(now, "utf8"), key, randomBytes));
}

/** Null where it is not there, damaged, or of another key. */
export function readIdentity(file: string, key: Uint8Array): KeptIdentity | null {
  try {
    const kept = unwrap(readFileSync(file, "utf8"), key);
    return kept && (JSON.parse(Buffer.from(kept).toString("utf8")) as KeptIdentity);
  } catch {
    return null;
  }
}
