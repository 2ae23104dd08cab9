import type { PictureType } from "../media-type.ts";
import { readJpeg } from "./jpeg.ts";
import type { Picture } from "./kept-picture.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

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
