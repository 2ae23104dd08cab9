import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { applyEdits } from "../edits.ts";
import { step } from "../operation-type.ts";
import type { PayloadOf, Step } from "../operation-type.ts";
import { EDITABLE_ASSET_FIELDS, assetFields } from "./asset-fields.ts";
import type { assetEdit, assetMerge, assetRegister } from "./asset-operations.ts";

function keepDocument(draft: Draft, payload: PayloadOf<typeof assetEdit>) {
  if (!payload.document) return;
  const { sha256, format, name, bytes } = payload.document;
  appendEntry(draft, "documents", { sha256, format, name, bytes });
}

export const assetSteps: Readonly<Record<string, Step>> = {
  "asset.register": step((draft, payload: PayloadOf<typeof assetRegister>) => {
    draft.state.exists = true;
    writeField(draft, assetFields.number, "number", payload.number);
    applyEdits(draft, assetFields, EDITABLE_ASSET_FIELDS, payload.set);
    keepDocument(draft, payload);
  }),

  "asset.edit": step((draft, payload: PayloadOf<typeof assetEdit>) => {
    applyEdits(draft, assetFields, EDITABLE_ASSET_FIELDS, payload.set);
    keepDocument(draft, payload);
  }),

  "asset.merge": step((draft, payload: PayloadOf<typeof assetMerge>) => {
    if (draft.state.id === payload.drop) {
      writeField(draft, assetFields.mergedInto, "mergedInto", payload.asset);
    }
  }),
};
