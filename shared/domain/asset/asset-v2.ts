import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { definitionUses } from "../definition/definition-use.ts";
import { older } from "../kind/act.ts";
import { personalEdits, sealedEditsOf } from "../kind/edits.ts";
import { humanNumber, ref } from "../words.ts";
import { assetFields } from "./asset-fields.ts";
import { packedDocument } from "./raw-document.ts";

/** What 0.2.0 and 0.3.0 sealed of assets: the document of an inventory lay in the operation. */

const touches = ({ asset }: { asset: string }) => [entityKeyOf("asset", asset)];
const personal = { ...personalEdits(assetFields), "document.gzip": "" };
const said = {
  asset: ref,
  set: sealedEditsOf(assetFields),
  document: packedDocument.optional(),
  uses: definitionUses,
};

export const registerV2 = older({
  payload: z.object({ ...said, number: humanNumber }),
  personal,
  touches,
  // Its document stays where it is read.
  lift: (payload) => payload,
});

export const editV2 = older({ payload: z.object(said), personal, touches, lift: (payload) => payload });
