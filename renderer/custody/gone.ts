import { DISPOSAL } from "../../shared/domain/asset/asset-status.ts";
import type { AssetDetail } from "../../shared/ipc/queries.ts";

/** When an asset was disposed of and by which document, and when an inventory has seen it since; null: it was not. */
export interface Gone {
  /** ms since the epoch. */
  at: number;
  number: string;
  seenAt: number | null;
}

export function goneOf({
  row,
  custody,
  documents,
}: Pick<AssetDetail, "row" | "custody" | "documents">): Gone | null {
  const event = custody.events.findLast(({ id }) => id === custody.head);
  if (row.status !== "disposedOf" || event?.reason !== DISPOSAL) return null;
  const at = Date.parse(event.at);
  const seen = documents.map((document) => document.at).filter((moment) => moment > at);
  return { at, number: event.number ?? "", seenAt: seen.length > 0 ? Math.max(...seen) : null };
}
