import { namedInFull } from "../asset-names.ts";
import type { Line } from "../lines/custody-lines.ts";
import type { SlipLine } from "./slip-paper.tsx";

/** A line of the form as it stands on the document. */
export function slipLineOf({ asset, condition, accessories, note }: Line): SlipLine {
  return {
    asset: asset.id,
    ...namedInFull(asset),
    condition,
    accessories: accessories.trim(),
    note: note.trim(),
  };
}
