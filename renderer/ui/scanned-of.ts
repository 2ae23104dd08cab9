import type { KindName } from "../../shared/domain/kinds.ts";
import type { ScanResult } from "../../shared/ipc/queries.ts";

/** Ids of the records of a kind that a scanned code means or may mean. */
export function scannedOf(kind: KindName, found: ScanResult | undefined): string[] {
  if (!found) return [];
  const hits = found.kind === null ? found.candidates : [found];
  return hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
}
