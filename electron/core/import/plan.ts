import { assetFields } from "../../../shared/domain/asset/asset-fields.ts";
import { editsOf } from "../../../shared/domain/kind/edits.ts";
import { serialForm, uniqueForm, uuidForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Firmware } from "../../../shared/domain/asset/asset-fields.ts";
import { sameJson } from "../../../shared/log/canonical.ts";
import { BIOS } from "./components.ts";
import { identify } from "./identify.ts";
import type { AssetFinder, Candidate } from "./identify.ts";
import type { KnownAsset } from "./known-asset.ts";
import type { Inventory, MeasuredField, Rejection } from "./inventory.ts";

export type ImportPlan =
  | { outcome: "new"; set: Record<string, unknown>; changes: string[] }
  | {
      outcome: "changed";
      asset: KnownAsset;
      set: Record<string, unknown>;
      changes: string[];
      /** Fields that stay as a person wrote them; what was measured is kept beside them. */
      kept: string[];
    }
  | { outcome: "unchanged"; asset: KnownAsset }
  | { outcome: "doubtful"; candidates: Candidate[] }
  | { outcome: "rejected"; reason: Rejection };

/** What a person decided a document is about: an asset by its id, or a machine that is new. */
export type Decision = { asset: string | null } | undefined;

/**
 * What an inventory would do to the register: finds the machine, compares field by field. Nothing
 * is erased that the document does not mention, nothing replaced that a person wrote, and nothing
 * that a later inventory has measured.
 *
 * A document that the asset already holds changes nothing, even when newer ones came after it or
 * somebody edited since: it was taken in once, in its time.
 *
 * @param sha256 of the raw document
 */
export function planImport(
  inventory: Inventory,
  sha256: string,
  finder: AssetFinder,
  decision?: Decision,
): ImportPlan {
  const found = decided(decision, finder) ?? identify(inventory, sha256, finder);
  if ("reason" in found) return { outcome: "rejected", reason: found.reason };
  if ("candidates" in found) return { outcome: "doubtful", candidates: found.candidates };
  const { asset } = found;
  if (asset?.documents.includes(sha256)) return { outcome: "unchanged", asset };
  const { set, measured, kept } = differences(inventory, asset, finder);
  const fault = faultOf(set, inventory);
  if (fault) return { outcome: "rejected", reason: fault };
  const changes = Object.keys(set);
  const written = Object.keys(measured).length > 0 ? { ...set, measured } : set;
  if (!asset) return { outcome: "new", set: written, changes };
  // Nothing the register shows, but the asset shall hold its latest document.
  const shown = changes.length > 0 ? changes : ["documents"];
  return { outcome: "changed", asset, set: written, changes: shown, kept };
}

/** What a decision says; null where nobody decided. */
export function decided(decision: Decision, finder: AssetFinder) {
  if (!decision) return null;
  if (decision.asset === null) return { asset: null };
  const asset = finder.asset(decision.asset);
  const message = "the asset that was chosen is not in the register any more";
  return asset ? { asset } : { reason: { code: "gone", message, path: "" } };
}

interface Differences {
  /** The fields to write. */
  set: Record<string, unknown>;
  /** What is kept of the measurement beside them: when it was, and what a person knows better. */
  measured: Record<string, unknown>;
  kept: string[];
}

function differences(inventory: Inventory, asset: KnownAsset | null, finder: AssetFinder): Differences {
  const fields = asset?.fields ?? {};
  const set: Record<string, unknown> = {};
  const measured: Record<string, unknown> = {};
  const kept: string[] = [];
  const { takenAt } = inventory;
  const known = fields["measured.at"];
  const isOlder = takenAt !== null && typeof known === "string" && takenAt < known;
  if (takenAt !== null && !isOlder && takenAt !== known) measured.at = takenAt;
  for (const [name, value] of Object.entries(inventory.fill)) {
    if (isEmpty(name, fields[name])) set[name] = value;
  }
  const firmwares = firmwaresAfter(inventory, fields.firmwares);
  for (const [name, value] of Object.entries(firmwares ? { ...inventory.set, firmwares } : inventory.set)) {
    const beside = fields[`measured.${name}`] ?? null;
    // A later inventory has said what this one says otherwise: only what nobody has said yet is news.
    if (isOlder && fields[name] !== undefined) continue;
    if (same(name, fields[name], value)) {
      if (beside !== null) measured[name] = null;
    } else if (isEmpty(name, fields[name]) || asset?.followed(name) === true) {
      set[name] = value;
    } else {
      kept.push(name);
      if (!sameJson(beside, value)) measured[name] = value;
    }
  }
  // A tag that another machine carries is a vendor's default or a site's name: taking it too would
  // only make a conflict. The raw document keeps it.
  if (typeof set.tag === "string") {
    const holders = finder.find("tag", uniqueForm(set.tag));
    if (holders.some(({ id }) => id !== asset?.id)) delete set.tag;
  }
  return { set, measured, kept };
}

function isEmpty(name: string, value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (name === "kind") return value === "other";
  return Array.isArray(value) && value.length === 0;
}

function same(name: string, known: unknown, value: unknown): boolean {
  if (name === "serial") return serialForm(known) === serialForm(value);
  if (name === "tag") return uniqueForm(known) === uniqueForm(value);
  if (name === "uuid") return uuidForm(known) === uuidForm(value);
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
