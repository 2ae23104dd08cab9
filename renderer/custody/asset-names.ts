import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";

type Named = Pick<AssetRow, "name" | "model" | "tag" | "number">;

/** An asset as people know it, in one word. */
export function nameOf({ name, model, tag, number }: Named): string {
  return name || model || tag || number;
}

/** How a document names an asset: in one word, and by everything else that it is told apart by. */
export function namedInFull(asset: Named & Pick<AssetRow, "serial">): { name: string; codes: string[] } {
  const name = nameOf(asset);
  const codes = [asset.model, asset.number, asset.tag, asset.serial];
  return { name, codes: [...new Set(codes)].filter((code) => code !== "" && code !== name) };
}
