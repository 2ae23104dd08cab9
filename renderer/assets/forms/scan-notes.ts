import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import type { CoreClient } from "../../core/index.ts";
import type { AddOutcome } from "./custody-lines.ts";
import { scannedAssets } from "./scanned-assets.ts";

/** What a code meant for a list of assets. */
export type Scanned =
  | { is: "asset"; asset: AssetRow }
  | { is: "several"; candidates: readonly ScanCandidate[] }
  | { is: "unknown" | "notAsset" | "failed" };

export type ScanWord = AddOutcome | Exclude<Scanned["is"], "asset">;

/** A scan that made no line of its own and stays to be seen; it never keeps the others from being saved. */
export interface ScanNote {
  id: number;
  code: string;
  word: ScanWord;
  name: string;
  candidates: readonly ScanCandidate[];
}

/** Newest last. A scan that became a line needs no note. */
export function noted(notes: readonly ScanNote[], note: Omit<ScanNote, "id">): ScanNote[] {
  if (note.word === "added") return [...notes];
  return [...notes, { ...note, id: (notes.at(-1)?.id ?? 0) + 1 }];
}

/** The asset a record means; a merged one leads to that which it became part of. */
export async function assetOf(core: CoreClient, id: string): Promise<AssetRow | null> {
  const found = await core.query("asset.get", { id });
  if (!found.ok) return null;
  const { row } = found.value;
  return row.mergedInto !== null && row.mergedInto !== id ? assetOf(core, row.mergedInto) : row;
}

export async function askForAsset(core: CoreClient, code: string): Promise<Scanned> {
  const found = await core.query("scan.resolve", { code });
  if (!found.ok) return { is: "failed" };
  if (found.value === null) return { is: "unknown" };
  const [only, another] = scannedAssets(found.value);
  if (only === undefined) return { is: "notAsset" };
  if (another !== undefined) {
    const candidates = found.value.kind === null ? found.value.candidates : [];
    return { is: "several", candidates: candidates.filter(({ kind }) => kind === "asset") };
  }
  const asset = await assetOf(core, only);
  return asset ? { is: "asset", asset } : { is: "failed" };
}
