import { assetFields } from "../../../shared/domain/asset/asset-fields.ts";
import { editsOf } from "../../../shared/domain/kind/edits.ts";
import { uniqueForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Firmware } from "../../../shared/domain/asset/asset-fields.ts";
import { sameJson } from "../../../shared/log/canonical.ts";
import { BIOS } from "./components.ts";
import { identify } from "./identify.ts";
import type { AssetFinder, KnownAsset } from "./identify.ts";
import type { Inventory, MeasuredField, Rejection } from "./inventory.ts";

export type ImportPlan =
  | { outcome: "new"; set: Record<string, unknown>; changes: string[] }
  | { outcome: "changed"; asset: KnownAsset; set: Record<string, unknown>; changes: string[] }
  | { outcome: "unchanged"; asset: KnownAsset }
  | { outcome: "rejected"; reason: Rejection };

/**
 * What an inventory would do to the register: finds the machine, compares field by field. Nothing
 * is erased that the document does not mention.
 *
 * A document that the asset already holds changes nothing, even when newer ones came after it or
 * somebody edited since: it was taken in once, in its time.
 *
 * @param sha256 of the raw document
 */
export function planImport(inventory: Inventory, sha256: string, finder: AssetFinder): ImportPlan {
  const found = identify(inventory, finder);
  if ("reason" in found) return { outcome: "rejected", reason: found.reason };
  const { asset } = found;
  if (asset?.documents.includes(sha256)) return { outcome: "unchanged", asset };
  const set = differences(inventory, asset, finder);
  const fault = faultOf(set, inventory);
  if (fault) return { outcome: "rejected", reason: fault };
  const changes = Object.keys(set);
  if (!asset) return { outcome: "new", set, changes };
  // Nothing the register shows, but the asset shall hold its latest document.
  return { outcome: "changed", asset, set, changes: changes.length > 0 ? changes : ["documents"] };
}

/** The fields to write. */
function differences(
  inventory: Inventory,
  asset: KnownAsset | null,
  finder: AssetFinder,
): Record<string, unknown> {
  const fields = asset?.fields ?? {};
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(inventory.fill)) {
    if (isEmpty(name, fields[name])) set[name] = value;
  }
  for (const [name, value] of Object.entries(inventory.set)) {
    if (!same(name, fields[name], value)) set[name] = value;
  }
  const firmwares = firmwaresAfter(inventory, fields.firmwares);
  if (firmwares && !sameJson(fields.firmwares ?? [], firmwares)) set.firmwares = firmwares;
  // A tag that another machine carries is a vendor's default or a site's name: taking it too would
  // only make a conflict. The raw document keeps it.
  if (typeof set.tag === "string") {
    const holders = finder.find("tag", uniqueForm(set.tag));
    if (holders.some(({ id }) => id !== asset?.id)) delete set.tag;
  }
  return set;
}

function isEmpty(name: string, value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (name === "kind") return value === "other";
  return Array.isArray(value) && value.length === 0;
}

function same(name: string, known: unknown, value: unknown): boolean {
  if (name === "serial" || name === "tag") return uniqueForm(known) === uniqueForm(value);
  if (name === "uuid") return typeof known === "string" && known.toLowerCase() === value;
  if (known === undefined) return value === "" || (Array.isArray(value) && value.length === 0);
  return sameJson(known, value);
}

/** Main board's firmware first. What the document leaves out of the two parts stays as it was. */
function firmwaresAfter({ bios, firmwares }: Inventory, known: unknown): Firmware[] | null {
  if (!bios && !firmwares) return null;
  const before = Array.isArray(known) ? (known as Firmware[]) : [];
  const board = bios ?? before.find(({ name }) => name === BIOS);
  const others = firmwares ?? before.filter(({ name }) => name !== BIOS);
  return board ? [board, ...others.filter(({ name }) => name !== BIOS)] : others;
}

/** The register's own form has the last word, with the place in the document. */
function faultOf(set: Record<string, unknown>, inventory: Inventory): Rejection | null {
  const parsed = editsOf(assetFields).safeParse(set);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  const [field = "", ...rest] = issue?.path.map(String) ?? [];
  const path = [inventory.paths[field as MeasuredField] ?? field, ...rest].join(".");
  return { code: "field", message: issue?.message ?? "does not fit the register", path };
}
