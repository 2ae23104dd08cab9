import type { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";

/** The fields that are typed by hand; hardware comes with an inventory. */
export type FormField = Exclude<
  (typeof EDITABLE_ASSET_FIELDS)[number],
  "uuid" | "processors" | "memories" | "media" | "ports" | "os" | "firmwares"
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

/** An asset that nobody could ever recognise is not registered. */
export function registerProblem(edits: AssetEdits): "needIdentity" | null {
  const known = (["tag", "serial", "name", "model"] as const).some(
    (name) => (edits[name] ?? "").trim() !== "",
  );
  return known ? null : "needIdentity";
}
