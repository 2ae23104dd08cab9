import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Permission } from "../permission/permission.ts";
import { refTo, text } from "../words.ts";
import { assetFields } from "./asset-fields.ts";
import { isClassified } from "./classified.ts";

const f = assetFields;
const said = z.object({ asset: refTo("asset"), reason: text(400, 2) });

/** Two acts and no switch: whoever sees what must not be photographed marks it, few take the mark away. */
function marking(classified: boolean, permission: Permission, about: string, final: string) {
  return act({
    ...{ permission, about, final },
    payload: said,
    personal: { reason: HIDDEN },
    touches: ({ asset }) => [entityKeyOf("asset", asset)],
    fold(draft, { reason }) {
      writeField(draft, f.classified, "classified", classified);
      writeField(draft, f.classifiedWhy, "classifiedWhy", reason);
    },
    asks: said,
    plan(asked, planning) {
      const found = existing(planning, "asset", asked.asset, "asset");
      if (!found.ok) return found;
      if (isClassified(found.value) === classified) {
        const rule = classified ? "classifiedAlready" : "notClassified";
        return refused("notAllowed", "this is what stands already", "asset", { rule });
      }
      return planned({ payload: asked, label: labelOf(found.value), id: asked.asset, number: null });
    },
  });
}

export const classifyActs = {
  "asset.classify": marking(
    true,
    "asset.write",
    "Marks an asset as classified (涉密): no picture, probe or inventory is taken of it from then on.",
    "the mark is taken away by `asset.declassify`, with a reason",
  ),
  "asset.declassify": marking(
    false,
    "asset.declassify",
    "Takes the mark of a classified asset away, with a reason.",
    "it is marked again",
  ),
};
