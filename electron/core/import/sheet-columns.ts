import { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";
import { assetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import { emptyState } from "../../../shared/log/state.ts";

/** What the register shows of an asset of which nothing is known. */
export const BLANK: Readonly<AssetRow> = assetRow(emptyState(asset.name, ""));

export type Column = keyof AssetRow;
export const COLUMNS: ReadonlySet<string> = new Set(Object.keys(BLANK));

const edited: ReadonlySet<string> = new Set(EDITABLE_ASSET_FIELDS);

/** Columns that a person may write in; the others follow from acts, counters and clocks. */
export const EDITED_COLUMNS = Object.keys(BLANK).filter((name) => edited.has(name)) as Column[];
export const FOLLOWING_COLUMNS = Object.keys(BLANK).filter(
  (name) => !edited.has(name) && name !== "id" && name !== "updatedAt",
) as Column[];

/** Of these the ones that count what happens to the record: they have moved on when it has. */
export const COUNTERS: ReadonlySet<Column> = new Set(["conflicts", "pending", "needsUpdate"]);

/**
 * By its first row a table is the register that was exported, whatever the file is called: which record
 * a row is, when it was written, and at least one of what things are known by. Other columns may be gone.
 */
export function isRegister(names: readonly unknown[]): boolean {
  const has = (name: Column) => names.includes(name);
  return has("id") && has("number") && has("updatedAt") && (has("tag") || has("serial"));
}

/** What a cell says of a value, where nobody has written in it. */
export function shownText(value: AssetRow[Column]): string {
  return value === null ? "" : String(value);
}

/** Line ends are the machine's; spreadsheets write truths in capitals. */
export function saysSame(cell: string, value: AssetRow[Column]): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  const shown = plain(shownText(value));
  return typeof value === "boolean" ? cell.trim().toLowerCase() === shown : plain(cell) === shown;
}
