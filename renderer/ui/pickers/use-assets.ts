import { useEffect, useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCore } from "../../core/index.ts";
import { assetOf } from "./scanned-asset.ts";

/** The assets a form was started for, read once; null while they are on their way. */
export function useAssets(ids: readonly string[]): readonly AssetRow[] | null {
  const core = useCore();
  const [asked] = useState(ids);
  const [rows, setRows] = useState<readonly AssetRow[] | null>(asked.length === 0 ? [] : null);
  useEffect(() => {
    let gone = false;
    void Promise.all(asked.map((id) => assetOf(core, id))).then((found) => {
      if (!gone) setRows(found.filter((row) => row !== null));
    });
    return () => {
      gone = true;
    };
  }, [core, asked]);
  return rows;
}
