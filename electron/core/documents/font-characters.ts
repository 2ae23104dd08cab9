import { closeSync, openSync, readSync } from "node:fs";

/** Whether a font has a character, by its code point. */
export type HasCharacter = (codePoint: number) => boolean;

/** `cmap` subtables of full Unicode: platform Windows 10, Unicode 4 and 6 (OpenType, "cmap"). */
const FULL_UNICODE = new Set(["3.10", "0.4", "0.6"]);
const SEGMENTED = 12;

/**
 * The characters of an OpenType font, read of its own table: what is not in it would be printed as a square.
 *
 * @throws for a file that is no font with such a table; ours have one
 */
export function fontCharacters(file: string): HasCharacter {
  const handle = openSync(file, "r");
  try {
    const read = (at: number, bytes: number) => {
      const buffer = Buffer.alloc(bytes);
      if (readSync(handle, buffer, 0, bytes, at) !== bytes) throw new Error("the font ends early");
      return buffer;
    };
    return charactersIn(cmapOf(read));
  } finally {
    closeSync(handle);
  }
}

function cmapOf(read: (at: number, bytes: number) => Buffer): Buffer {
  const count = read(4, 2).readUInt16BE();
  const directory = read(12, count * 16);
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString("latin1", at, at + 4) !== "cmap") continue;
    return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  throw new Error("the font has no table of characters");
}

function charactersIn(cmap: Buffer): HasCharacter {
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => 4 + index * 8);
  const offset = tables
    .filter((at) => FULL_UNICODE.has(`${cmap.readUInt16BE(at)}.${cmap.readUInt16BE(at + 2)}`))
    .map((at) => cmap.readUInt32BE(at + 4))
    .find((at) => cmap.readUInt16BE(at) === SEGMENTED);
  if (offset === undefined) throw new Error("the font has no table of all characters");
  const groups = cmap.readUInt32BE(offset + 12);
  const startOf = (group: number) => cmap.readUInt32BE(offset + 16 + group * 12);
  const endOf = (group: number) => cmap.readUInt32BE(offset + 20 + group * 12);
  const glyphOf = (group: number) => cmap.readUInt32BE(offset + 24 + group * 12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint > endOf(middle)) low = middle + 1;
      else if (codePoint < startOf(middle)) high = middle - 1;
      // Glyph 0 is the square of what is missing.
      else return glyphOf(middle) + codePoint - startOf(middle) > 0;
    }
    return false;
  };
}
