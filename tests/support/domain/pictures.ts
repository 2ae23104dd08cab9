// Pictures as cameras and programs write them: right in every segment, with little in them.

/** Where it was taken, as it stands in what a camera writes. */
export const PLACE = "GPS 31.2304N 121.4737E";

const be16 = (value: number) => [value >> 8, value & 0xff];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
const le32 = (value: number) => be32(value).reverse();
const letters = (text: string) => [...Buffer.from(text, "latin1")];

export interface Made {
  width?: number;
  height?: number;
  /** As Exif has it; 1 for upright. */
  orientation?: number;
  /** What only a person who knows would look for. */
  remark?: string;
}

function exif({ orientation = 1, remark = PLACE }: Made): number[] {
  const entry = [...be16(0x0112), ...be16(3), ...be32(1), ...be16(orientation), 0, 0];
  return [...letters("MM"), ...be16(42), ...be32(8), ...be16(1), ...entry, ...be32(0), ...letters(remark)];
}

function segment(marker: number, body: number[]): number[] {
  return [0xff, marker, ...be16(body.length + 2), ...body];
}

/** With a place in Exif, a remark, a preview, and something behind its end. */
export function jpeg(made: Made = {}): Buffer {
  const { width = 640, height = 480, remark = PLACE } = made;
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...letters("JFIF\0"), 1, 1, 0, 0, 72, 0, 72, 0, 0]),
    ...segment(0xe1, [...letters("Exif\0\0"), ...exif(made)]),
    ...segment(0xe1, letters(`http://ns.adobe.com/xap/1.0/\0<x>${remark}</x>`)),
    ...segment(0xe2, letters("ICC_PROFILE\0colours")),
    ...segment(0xe2, letters(`MPF\0${remark}`)),
    ...segment(0xed, letters(`Photoshop 3.0\0${remark}`)),
    ...segment(0xfe, letters(remark)),
    ...segment(0xc0, [8, ...be16(height), ...be16(width), 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    // Data with a stuffed byte and a restart in it.
    ...[1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4],
    ...[0xff, 0xd9],
    ...letters(remark),
  ]);
}

function chunk(type: string, body: number[]): number[] {
  return [...be32(body.length), ...letters(type), ...body, 0, 0, 0, 0];
}

export function png(made: Made = {}): Buffer {
  const { width = 640, height = 480, remark = PLACE } = made;
  return Buffer.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk("IHDR", [...be32(width), ...be32(height), 8, 2, 0, 0, 0]),
    ...chunk("eXIf", exif(made)),
    ...chunk("tEXt", letters(`Comment\0${remark}`)),
    ...chunk("iTXt", letters(`XML:com.adobe.xmp\0\0\0\0\0${remark}`)),
    ...chunk("pHYs", [0, 0, 11, 19, 0, 0, 11, 19, 1]),
    ...chunk("IDAT", [1, 2, 3, 4]),
    ...chunk("IEND", []),
    ...letters(remark),
  ]);
}

function piece(type: string, body: number[]): number[] {
  return [...letters(type), ...le32(body.length), ...body, ...(body.length % 2 ? [0] : [])];
}

export function webp(made: Made = {}): Buffer {
  const { width = 640, height = 480, remark = PLACE } = made;
  const side = (value: number) => le32(value - 1).slice(0, 3);
  const body = [
    ...letters("WEBP"),
    ...piece("VP8X", [0x2c, 0, 0, 0, ...side(width), ...side(height)]),
    ...piece("ICCP", letters("colours")),
    ...piece("VP8 ", [1, 2, 3, 4, 5]),
    ...piece("EXIF", exif(made)),
    ...piece("XMP ", letters(`<x>${remark}</x>`)),
  ];
  return Buffer.from([...letters("RIFF"), ...le32(body.length), ...body, ...letters(remark)]);
}
