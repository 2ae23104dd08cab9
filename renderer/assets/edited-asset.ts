import { asset } from "../../shared/domain/asset/asset.ts";
import type { FieldMeta } from "../fields/meta.ts";
import { editedOf } from "../fields/meta.ts";

/** The fields of an asset that are written by hand; hardware comes with an inventory, own fields with the kind. */
export const editedAsset = (except: readonly string[] = []): FieldMeta[] => editedOf(asset, except);
