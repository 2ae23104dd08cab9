import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import type { CoreClient } from "../../core/index.ts";
import { scannedOf } from "../scanned-of.ts";

/** What a code meant where assets are asked for. */
export type ScannedAsset =
  | { is: "asset"; asset: AssetRow }
  | { is: "several"; candidates: readonly ScanCandidate[] }
  /** `person`: whose badge it is, if it is one. */
  | { is: "notAsset"; person: string | null }
  | { is: "unknown" | "failed" };

/** The asset a record means; a merged one leads to that which it became part of. */
export async function assetOf(core: CoreClient, id: string): Promise<AssetRow | null> {
  const found = await core.query("asset.get", { id });
  if (!found.ok) return null;
  const { row } = found.value;
  return row.mergedInto !== null && row.mergedInto !== id ? assetOf(core, row.mergedInto) : row;
}

/** The asset that bears exactly this code; never one that is only like it. */
export async function askForAsset(core: CoreClient, code: string): Promise<ScannedAsset> {
  const found = await core.query("scan.resolve", { code });
  if (!found.ok) return { is: "failed" };
  if (found.value === null) return { is: "unknown" };
  const [only, another] = scannedOf("asset", found.value);
  if (only === undefined) {
    const [person, namesake] = scannedOf("person", found.value);
    return { is: "notAsset", person: namesake === undefined ? (person ?? null) : null };
  }
  if (another !== undefined) {
    const candidates = found.value.kind === null ? found.value.candidates : [];
    return { is: "several", candidates: candidates.filter(({ kind }) => kind === "asset") };
  }
  const asset = await assetOf(core, only);
  return asset ? { is: "asset", asset } : { is: "failed" };
}
