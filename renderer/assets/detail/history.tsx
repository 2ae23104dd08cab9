import { useMemo } from "react";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { RecordHistory, ownMeta } from "../../fields/index.ts";

/** Every operation that touched this asset, with what it changed. */
export function AssetHistory({ detail: { row, own } }: { detail: AssetDetail }) {
  const metas = useMemo(() => own.map(({ field }) => ownMeta(asset.name, "own", field)), [own]);
  return <RecordHistory kind={asset.name} id={row.id} own={metas} />;
}
