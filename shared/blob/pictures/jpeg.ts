import { bigEndian, joinedBytes, saysAt } from "./bytes.ts";
import { saysTurned } from "./exif.ts";
import type { Picture } from "./kept-picture.ts";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Frame headers; 0xc4, 0xc8 and 0xcc are something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;

/** Of what programs add, what the colours need: density, colour profile, colour transform. */
const isKept = (marker: number, bytes: Uint8Array, at: number) =>
  (marker === 0xe0 && saysAt(bytes, at, "JFIF\0")) ||
  (marker === 0xe2 && saysAt(bytes, at, "ICC_PROFILE\0")) ||
  (marker === 0xee && saysAt(bytes, at, "Adobe"));

/** A JPEG (ITU-T T.81), segment by segment. Null for what is none, or ends in the middle. */
export function readJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const pieces: Uint8Array[] = [bytes.subarray(0, 2)];
  let width = 0;
  let height = 0;
  let turned = false;
  let scans = 0;
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? END;
    // Filling between segments.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      if (scans === 0 || at + 2 > bytes.length) return null;
      pieces.push(bytes.subarray(at, at + 2));
      return { width, height, turned, bytes: joinedBytes(pieces) };
    }
    const length = bigEndian(bytes, at + 2, 2);
    const body = at + 4;
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (isFrame(marker)) {
      height = bigEndian(bytes, body + 1, 2);
      width = bigEndian(bytes, body + 3, 2);
    }
    if (marker === 0xe1 && saysAt(bytes, body, "Exif\0\0")) {
      turned ||= saysTurned(bytes.subarray(body + 6, end));
    }
    if (marker === SCAN) {
      if (width === 0) return null;
      scans += 1;
      end = endOfScan(bytes, end);
    }
    const dropped = marker === COMMENT || (isApplication(marker) && !isKept(marker, bytes, body));
    if (!dropped) pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Where the next marker stands that does not belong to the data of a scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}
