import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetFinder } from "./identify.ts";
import type { KnownAsset } from "./known-asset.ts";

/** The register, asked as a sheet of it asks. */
export interface SheetRegister extends AssetFinder {
  /** The asset that stands for this record: itself, or what it became part of; null for none. */
  standing(id: string): KnownAsset | null;
  /** An asset as the register shows it; null for none, or one that is part of another. */
  shown(id: string): ShownAsset | null;
}

export interface ShownAsset {
  row: Readonly<AssetRow>;
  /** Corrected time when a column was last said, ms since the epoch; 0 when nobody said it. */
  saidAt(this: void, column: keyof AssetRow): number;
}
