import { joinedBytes, littleEndian, saysAt } from "./bytes.ts";
import { saysTurned } from "./exif.ts";
import type { Picture } from "./kept-picture.ts";

const HEADER = 12;
/** The picture, its frames and colours. */
const KEPT = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];
/** In the flags of a `VP8X` chunk: Exif and XMP come along. */
const METADATA = 0x08 | 0x04;

/** A WebP (RFC 9649), chunk by chunk. Null for what is none, or ends in the middle. */
export function readWebp(bytes: Uint8Array): Picture | null {
  const whole = 8 + littleEndian(bytes, 4, 4);
  if (whole > bytes.length) return null;
  const pieces: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let turned = false;
  let hasPicture = false;
  for (let at = HEADER; at + 8 <= whole;) {
    const length = littleEndian(bytes, at + 4, 4);
    const body = at + 8;
    if (body + length > whole) return null;
    const end = Math.min(body + length + (length % 2), whole);
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    size ??= sizeIn(bytes, type, body);
    if (type === "VP8 " || type === "VP8L" || type === "ANMF") hasPicture = true;
    if (type === "EXIF") {
      const tiff = saysAt(bytes, body, "Exif\0\0") ? body + 6 : body;
      turned ||= saysTurned(bytes.subarray(tiff, end));
    }
    if (KEPT.includes(type)) {
      const chunk = bytes.slice(at, end);
      if (type === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~METADATA;
      pieces.push(chunk);
    }
    at = end;
  }
  if (!size || !hasPicture) return null;
  const picture = joinedBytes([bytes.slice(0, HEADER), ...pieces]);
  for (let index = 0; index < 4; index += 1)
    picture[4 + index] = ((picture.length - 8) >> (8 * index)) & 0xff;
  return { ...size, turned, bytes: picture };
}

/** Of the canvas, or of the one picture. */
function sizeIn(bytes: Uint8Array, type: string, body: number): { width: number; height: number } | null {
  if (type === "VP8X") {
    return { width: littleEndian(bytes, body + 4, 3) + 1, height: littleEndian(bytes, body + 7, 3) + 1 };
  }
  if (type === "VP8 ") {
    const isKey = littleEndian(bytes, body + 3, 3) === 0x2a019d;
    const side = (at: number) => littleEndian(bytes, at, 2) & 0x3fff;
    return isKey ? { width: side(body + 6), height: side(body + 8) } : null;
  }
  if (type === "VP8L" && bytes[body] === 0x2f) {
    const bits = littleEndian(bytes, body + 1, 4);
    return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 2 ** 14) & 0x3fff) + 1 };
  }
  return null;
}
