import type { BlobRefusal } from "../../../shared/blob/limits.ts";
import { MAX_PIXELS } from "../../../shared/blob/limits.ts";
import { savedName } from "../../../shared/blob/file-name.ts";

/** Longest side that is kept, px: a label on a device can still be read. */
export const LONGEST_SIDE = 2048;

/** Why a file is not taken: as the core would say it, or for reasons of the window. */
export type Refusal =
  | BlobRefusal
  /** A photo as telephones keep it: nothing here decodes it. */
  | "heic"
  /** There was no room to work on it. */
  | "failed";

export interface Size {
  width: number;
  height: number;
}

export function tooManyPixels({ width, height }: Size): boolean {
  return width * height > MAX_PIXELS;
}

/** The same picture with its longest side no longer than is kept; never enlarged, never thinner than a pixel. */
export function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

/** The name it came with, ending as what it is kept as. */
export function pictureName(name: string, type: "image/jpeg" | "image/png"): string {
  // What a name begins with is the name: `.jpg` alone is no ending.
  return savedName(name.replace(/(?!^)\.(?:jpe?g|png|webp)$/iu, ""), type);
}
