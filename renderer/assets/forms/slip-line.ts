import type { SlipLine } from "../../custody/slip-paper.tsx";
import type { Line, LineAsset } from "./custody-lines.ts";

/** An asset as people know it, in one word. */
function nameOf({ name, model, tag, number }: LineAsset): string {
  return name || model || tag || number;
}

/** A line of the form as it stands on the document. */
export function slipLineOf({ asset, condition, accessories, note }: Line): SlipLine {
  const name = nameOf(asset);
  const codes = [asset.model, asset.number, asset.tag, asset.serial];
  return {
    asset: asset.id,
    name,
    codes: [...new Set(codes)].filter((code) => code !== "" && code !== name),
    condition,
    accessories: accessories.trim(),
    note: note.trim(),
  };
}
