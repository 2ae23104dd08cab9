import type { PictureType } from "../../../shared/blob/media-type.ts";
import { isPicture } from "../../../shared/blob/media-type.ts";
import { readPicture } from "../../../shared/blob/pictures/picture.ts";
import { HEAD_BYTES, TAIL_BYTES, tellType } from "../../../shared/blob/tell-type.ts";
import type { Refusal, Size } from "./picture-rules.ts";
import { fitted, tooManyPixels } from "./picture-rules.ts";

/** In pixels of the picture that is kept. */
export interface PixelRectangle extends Size {
  x: number;
  y: number;
}

/** A picture that was made bytes of; nothing of the file it came in is in them. */
export interface KeptPicture extends Size {
  type: "image/png" | "image/jpeg";
  bytes: ArrayBuffer;
}

export interface OpenedPicture {
  /** What it came as. */
  type: PictureType;
  canvas: OffscreenCanvas;
}

/** How much of a photo is kept beside its size: text on a label stays sharp. */
const QUALITY = 0.85;
/** In bytes: more is no screen with few colours. */
const LARGEST_PNG = 1024 * 1024;

/**
 * Turns a picture upright and shrinks it. Only its pixels go on from here: where and when it was taken, with
 * what, and its thumbnail stay in the file.
 */
export async function openPicture(file: Blob): Promise<OpenedPicture | Refusal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = tellType(bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES));
  if (type === "type" || type === "markup" || !isPicture(type)) return "notAPicture";
  const read = readPicture(type, bytes);
  if (!read) return "notAPicture";
  // Known before memory is taken for it: a few kilobytes may unfold to gigabytes.
  if (tooManyPixels(read)) return "tooManyPixels";
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return "notAPicture";
  }
  const size = fitted(bitmap);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = inkOf(canvas);
  context.imageSmoothingQuality = "high";
  // What is seen through shows paper: a JPEG would make it black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  return { type, canvas };
}

/** Blackens these parts for good, and makes bytes of what is then there. */
export async function keepPicture(
  { type: came, canvas }: OpenedPicture,
  black: readonly PixelRectangle[],
): Promise<KeptPicture> {
  const context = inkOf(canvas);
  context.fillStyle = "#000";
  for (const { x, y, width, height } of black) context.fillRect(x, y, width, height);
  const encoded = await encode(canvas, came);
  return {
    type: encoded.type as KeptPicture["type"],
    bytes: await encoded.arrayBuffer(),
    width: canvas.width,
    height: canvas.height,
  };
}

/**
 * Photos become JPEG. A PNG stays one, so that the text of a screen stays sharp, unless it is a photo in a PNG:
 * then it is large.
 */
async function encode(canvas: OffscreenCanvas, came: PictureType): Promise<Blob> {
  if (came === "image/png") {
    const png = await canvas.convertToBlob({ type: "image/png" });
    if (png.size <= LARGEST_PNG) return png;
  }
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

function inkOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("no memory for a picture of this size");
  return context;
}
