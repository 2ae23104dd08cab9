import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { editsOf } from "../edits.ts";
import { operationType } from "../operation-type.ts";
import { humanNumber, ref, sha256Hex, text } from "../words.ts";
import { EDITABLE_ASSET_FIELDS, assetFields } from "./asset-fields.ts";

const touchesAsset = (payload: { asset: string }) => [entityKeyOf("asset", payload.asset)];

export const assetEdits = z.looseObject(editsOf(assetFields, EDITABLE_ASSET_FIELDS));

/**
 * A document kept whole with the asset (an inventory as its agent wrote it): gzip, base64.
 * Only `sha256` and `format` enter the state; the document itself is read from the log.
 */
export const rawDocument = z.object({
  sha256: sha256Hex,
  format: z.literal("glpi-inventory"),
  name: text(200),
  /** Size of the document itself in bytes. */
  bytes: z.number().int().nonnegative(),
  gzip: z.base64().max(480_000),
});

export const assetRegister = operationType({
  type: "asset.register",
  v: 1,
  permission: "asset.write",
  payload: z.object({
    asset: ref,
    number: humanNumber,
    set: assetEdits,
    document: rawDocument.optional(),
  }),
  touches: touchesAsset,
});

export const assetEdit = operationType({
  type: "asset.edit",
  v: 1,
  permission: "asset.write",
  payload: z.object({ asset: ref, set: assetEdits, document: rawDocument.optional() }),
  touches: touchesAsset,
});

/** Two records of one machine: `drop` is shown as part of `asset` from now on. */
export const assetMerge = operationType({
  type: "asset.merge",
  v: 1,
  permission: "asset.merge",
  payload: z
    .object({ asset: ref, drop: ref, note: text(500).default("") })
    .refine(({ asset, drop }) => asset !== drop, {
      message: "a record is not merged into itself",
      path: ["drop"],
    }),
  touches: ({ asset, drop }) => [entityKeyOf("asset", asset), entityKeyOf("asset", drop)],
});

export const assetOperations = [assetRegister, assetEdit, assetMerge];
