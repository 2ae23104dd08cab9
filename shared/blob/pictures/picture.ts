import type { PictureType } from "../media-type.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

/** A picture as it is kept. */
export interface Picture {
  /** In pixels, as its header declares them. */
  width: number;
  height: number;
  /** It lies on its side, or is mirrored, but for a remark that is not kept. */
  turned: boolean;
  /** Without place, camera, remarks and whatever lies behind its end; the picture itself byte for byte. */
  bytes: Uint8Array;
}

const READ: Readonly<Record<PictureType, (bytes: Uint8Array) => Picture | null>> = {
  "image/jpeg": readJpeg,
  "image/png": readPng,
  "image/webp": readWebp,
};

/** Reads what a picture is without unfolding it; null for what is none. */
export function readPicture(type: PictureType, bytes: Uint8Array): Picture | null {
  const picture = READ[type](bytes);
  return picture && picture.width > 0 && picture.height > 0 ? picture : null;
}
