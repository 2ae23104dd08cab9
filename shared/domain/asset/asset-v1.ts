import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { older } from "../kind/act.ts";
import { sealedEditsOf } from "../kind/edits.ts";
import { humanNumber, ref } from "../words.ts";
import { packedDocument } from "./raw-document.ts";
import { ASSET_KINDS, assetFields } from "./asset-fields.ts";

/** What 0.1.0 sealed of assets; its forms never change. */

const { own: _own, measured: _measured, ...plain } = assetFields;
const fields = {
  ...plain,
  kind: field("register", z.enum(ASSET_KINDS), { edited: true }),
} as const satisfies FieldTable;

const touches = ({ asset }: { asset: string }) => [entityKeyOf("asset", asset)];

export const registerV1 = older({
  payload: z.object({
    asset: ref,
    number: humanNumber,
    set: sealedEditsOf(fields),
    document: packedDocument.optional(),
  }),
  touches,
  lift: (payload) => ({ ...payload, uses: [] }),
});

export const editV1 = older({
  payload: z.object({ asset: ref, set: sealedEditsOf(fields), document: packedDocument.optional() }),
  touches,
  lift: (payload) => ({ ...payload, uses: [] }),
});
