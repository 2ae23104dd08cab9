import type { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";
import { placesInSet } from "../../records/index.ts";
import type { AskingForm } from "../../records/index.ts";

/** The fields that are typed by hand; hardware comes with an inventory, own fields with the kind. */
export type FormField = Exclude<
  (typeof EDITABLE_ASSET_FIELDS)[number],
  "uuid" | "processors" | "memories" | "media" | "ports" | "os" | "firmwares" | "own" | "measured"
>;

/** What was touched, and only that: the rest of the record may change meanwhile. */
export type AssetEdits = Partial<Record<FormField, string | null>>;

export function shownValue(
  name: FormField,
  edits: AssetEdits,
  current: Readonly<Record<string, unknown>>,
): string {
  const value = name in edits ? edits[name] : current[name];
  return typeof value === "string" ? value : "";
}

/** What to send: touched fields whose value really differs, without blanks around. */
export function changesOf(
  edits: AssetEdits,
  current: Readonly<Record<string, unknown>>,
): Record<string, string | null> {
  const set: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(edits)) {
    const wanted = typeof value === "string" ? value.trim() : value;
    if (wanted === undefined || wanted === (current[name] ?? (wanted === null ? null : ""))) continue;
    set[name] = wanted;
  }
  return set;
}

/** Fields of the form that say what is wrong with them. */
export type CheckedField = Exclude<FormField, "site">;

const places = placesInSet<CheckedField>([
  "kind",
  "name",
  "tag",
  "serial",
  "maker",
  "model",
  "chassis",
  "financeNo",
  "acquiredOn",
  "place",
  "remark",
]);

export interface AssetForm {
  edits: AssetEdits;
}

/** An asset that is new. */
export const registerForm: AskingForm<AssetForm, CheckedField> = {
  asks: ({ edits }) => ["asset.register", { set: changesOf(edits, {}) }],
  places,
};

/** Changes of an asset that holds these values now. */
export function editForm(
  asset: string,
  current: Readonly<Record<string, unknown>>,
): AskingForm<AssetForm, CheckedField> {
  return { asks: ({ edits }) => ["asset.edit", { asset, set: changesOf(edits, current) }], places };
}
