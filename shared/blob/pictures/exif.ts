import { bigEndian, littleEndian, saysAt } from "./bytes.ts";

const ORIENTATION = 0x0112;
const UPRIGHT = 1;

/**
 * Whether an Exif block (TIFF 6.0, from its byte order on) says that a picture is to be turned or
 * mirrored to be looked at. One that cannot be read says nothing.
 */
export function saysTurned(tiff: Uint8Array): boolean {
  const read = saysAt(tiff, 0, "MM") ? bigEndian : saysAt(tiff, 0, "II") ? littleEndian : null;
  if (!read) return false;
  const directory = read(tiff, 4, 4);
  const entries = read(tiff, directory, 2);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) return false;
    if (read(tiff, at, 2) !== ORIENTATION) continue;
    const orientation = read(tiff, at + 8, 2);
    return orientation > UPRIGHT && orientation <= 8;
  }
  return false;
}
