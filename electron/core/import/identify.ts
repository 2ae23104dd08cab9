import { uniqueForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Inventory, Rejection } from "./inventory.ts";

export type MarkKind = "serial" | "uuid" | "tag" | "mac";

/** An asset as the import sees it. */
export interface KnownAsset {
  id: string;
  /** Folded fields. */
  fields: Readonly<Record<string, unknown>>;
  /** SHA-256 of the raw documents it holds. */
  documents: readonly string[];
}

/** The register, asked for a mark. */
export interface AssetFinder {
  /**
   * Assets with this mark: serial and tag in {@link uniqueForm}, UUID and MAC (of any of its ports)
   * in lower case. A record that was merged answers the asset it became part of; nothing is
   * answered twice.
   */
  find(by: MarkKind, value: string): KnownAsset[];
}

/** More addresses are not asked: the first ports of a machine are its own. */
const ASKED_MACS = 16;

/**
 * The asset an inventory is about, null for a new one.
 *
 * - The *serial* is the maker's name for this very machine.
 * - The *UUID* comes with the main board; it finds machines whose serial was never set.
 * - The *tag* finds what was registered by hand before its first inventory. Only the tag that was
 *   written into the machine counts, not the agent's, which whole sites share.
 * - A *MAC address* travels with docks, adapters and replaced modules. It is asked only when the
 *   document has no serial and no UUID at all.
 *
 * A weaker mark is believed only where no stronger one contradicts it: two machines with one tag
 * but different serials are two machines. Two assets that both may be meant are for a person to
 * merge first.
 */
export function identify(
  inventory: Inventory,
  finder: AssetFinder,
): { asset: KnownAsset | null } | { reason: Rejection } {
  const { serial, uuid, tag, macs } = inventory.marks;
  const asked: { by: MarkKind; value: string; path: string }[] = [];
  if (serial) asked.push({ by: "serial", value: uniqueForm(serial), path: inventory.paths.serial ?? "" });
  if (uuid) asked.push({ by: "uuid", value: uuid, path: inventory.paths.uuid ?? "" });
  if (tag) asked.push({ by: "tag", value: uniqueForm(tag), path: inventory.paths.tag ?? "" });
  if (!serial && !uuid) {
    const path = inventory.paths.ports ?? "";
    asked.push(...macs.slice(0, ASKED_MACS).map((value) => ({ by: "mac" as const, value, path })));
  }
  if (asked.length === 0) {
    const message = "nothing in the document tells this machine from others: no serial, UUID, tag or address";
    return { reason: { code: "unidentified", message, path: "content" } };
  }
  const candidates = new Map<string, KnownAsset>();
  for (const { by, value, path } of asked) {
    for (const asset of finder.find(by, value)) {
      if (!contradicted(asset, inventory, by)) candidates.set(asset.id, asset);
    }
    if (candidates.size > 1) {
      const message = "two assets of the register may be this machine; merge them first";
      return { reason: { code: "ambiguous", message, path } };
    }
  }
  const [asset = null] = candidates.values();
  return { asset };
}

function contradicted({ fields }: KnownAsset, { marks }: Inventory, by: MarkKind): boolean {
  if (by === "serial") return false;
  const serial = uniqueForm(fields.serial);
  if (serial && marks.serial && serial !== uniqueForm(marks.serial)) return true;
  if (by === "uuid") return false;
  const uuid = typeof fields.uuid === "string" ? fields.uuid.toLowerCase() : "";
  return uuid !== "" && marks.uuid !== "" && uuid !== marks.uuid;
}
