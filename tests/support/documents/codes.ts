import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** A4 in points, drawn with this many dots a point: 216 dots an inch. */
const SHEET = { width: 596, height: 842 };
const DOTS = 3;

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });

/** What a second program reads in the QR codes of a document, from the squares that its pages draw. */
export async function codesIn(bytes: Uint8Array): Promise<string[]> {
  const pages = await Promise.all(squaresOf(bytes).map(readIn));
  return pages.flat();
}

/** The squares of the codes of each drawing, in points from the top left. */
export const squaresOf = (bytes: Uint8Array): Square[][] => contentsOf(Buffer.from(bytes)).map(squaresIn);

/** The drawing of each page, unpacked. */
function contentsOf(pdf: Buffer): string[] {
  const contents: string[] = [];
  let at = pdf.indexOf("stream\n");
  while (at >= 0) {
    const end = pdf.indexOf("endstream", at);
    try {
      contents.push(inflateSync(pdf.subarray(at + "stream\n".length, end)).toString("latin1"));
    } catch {
      // A stream that is not packed is no page.
    }
    at = pdf.indexOf("stream\n", end + "endstream".length);
  }
  return contents;
}

export type Square = readonly [x: number, y: number, side: number];

function squaresIn(content: string): Square[] {
  return [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)]
    .map((found) => found.slice(1).map(Number))
    .filter(([, , width = 0, height]) => width === height && width <= DOTS)
    .map(([x = 0, y = 0, side = 0]) => [x, y, side]);
}

async function readIn(squares: readonly Square[]): Promise<string[]> {
  if (squares.length === 0) return [];
  const width = SHEET.width * DOTS;
  const height = SHEET.height * DOTS;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [x, y, side] of squares) {
    for (let row = Math.round(y * DOTS); row < Math.round((y + side) * DOTS); row += 1) {
      const from = row * width + Math.round(x * DOTS);
      for (let dot = from; dot < from + side * DOTS; dot += 1) data.fill(0, dot * 4, dot * 4 + 3);
    }
  }
  const image = { data, width, height, colorSpace: "srgb" } as Parameters<typeof readBarcodes>[0];
  const found = await readBarcodes(image, { formats: ["QRCode"] });
  return found.map(({ text }) => text);
}

/** What it reads in a picture of a page, as a phone does. */
export async function codesInPicture(png: Uint8Array): Promise<string[]> {
  const found = await readBarcodes(png, { formats: ["QRCode"], tryHarder: true });
  return found.map(({ text }) => text);
}
