import type { ScanResult } from "../../../shared/ipc/queries.ts";

/** Ids of the assets that a scanned code means or may mean. */
export function scannedAssets(found: ScanResult | undefined): string[] {
  if (!found) return [];
  const hits = found.kind === null ? found.candidates : [found];
  return hits.filter(({ kind }) => kind === "asset").map(({ id }) => id);
}
