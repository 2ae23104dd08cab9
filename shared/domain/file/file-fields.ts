import { z } from "zod";
import { blobAddress } from "../../blob/address.ts";
import { MAX_NAME } from "../../blob/file-name.ts";
import { MAX_BLOB_BYTES, MAX_PIXELS } from "../../blob/limits.ts";
import { MEDIA_TYPES } from "../../blob/media-type.ts";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKey } from "../../log/operation.ts";
import { text } from "../words.ts";

const pixels = z.number().int().min(1).max(MAX_PIXELS).nullable();

export const fileFields = {
  /** The record it belongs to. */
  about: field("register", entityKey),
  name: field("register", text(MAX_NAME, 1), { edited: true, found: "name", personal: true }),
  /** Of its bytes; '' once that is erased, and nothing names the bytes any more. */
  blob: field("register", z.union([blobAddress, z.literal("")]), { personal: true }),
  /** As its content told. */
  type: field("register", z.enum(MEDIA_TYPES)),
  /** In bytes. */
  size: field("register", z.number().int().min(1).max(MAX_BLOB_BYTES)),
  /** Of a picture, in pixels; null for what is none. */
  width: field("register", pixels),
  height: field("register", pixels),
  /** Out of the lists; who removed it may take that back. */
  removed: field("register", z.boolean(), { fixed: true }),
} as const satisfies FieldTable;

/** What only the making of a file says. */
export const MADE_WITH = ["about", "blob", "type", "size", "width", "height"] as const;
