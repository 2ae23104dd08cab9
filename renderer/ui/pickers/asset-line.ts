import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { folded } from "../finding/fit.ts";

/** What an asset is told by, beside its tag: each once, though its name is often that of its model. */
export function assetLine(
  asset: Pick<AssetRow, "name" | "maker" | "model" | "serial" | "holder">,
): readonly string[] {
  const said: string[] = [];
  for (const part of [asset.name, asset.model || asset.maker, asset.serial, asset.holder ?? ""]) {
    const already = said.some((each) => folded(each).includes(folded(part)));
    if (part !== "" && !already) said.push(part);
  }
  return said;
}
