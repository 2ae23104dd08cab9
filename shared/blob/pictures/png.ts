import { bigEndian, joinedBytes, saysAt } from "./bytes.ts";
import { saysTurned } from "./exif.ts";
import type { Picture } from "./kept-picture.ts";

const SIGNATURE = 8;
const OVERHEAD = 12;
/** The picture and its colours; texts, times, places and further frames are not kept. */
const KEPT = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "cICP", "sBIT", "sRGB"],
  ...["bKGD", "hIST", "pHYs", "sPLT"],
]);

/** A PNG (ISO/IEC 15948), chunk by chunk. Null for what is none, or ends in the middle. */
export function readPng(bytes: Uint8Array): Picture | null {
  const pieces: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let width = 0;
  let height = 0;
  let turned = false;
  let hasData = false;
  for (let at = SIGNATURE; at + OVERHEAD <= bytes.length;) {
    const length = bigEndian(bytes, at, 4);
    const end = at + OVERHEAD + length;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at === SIGNATURE) {
      if (type !== "IHDR" || length !== 13) return null;
      width = bigEndian(bytes, at + 8, 4);
      height = bigEndian(bytes, at + 12, 4);
    }
    if (type === "IDAT") hasData = true;
    if (type === "eXIf") turned ||= saysTurned(bytes.subarray(at + 8, end - 4));
    if (KEPT.has(type)) pieces.push(bytes.subarray(at, end));
    if (saysAt(bytes, at + 4, "IEND")) {
      return hasData ? { width, height, turned, bytes: joinedBytes(pieces) } : null;
    }
    at = end;
  }
  return null;
}
