import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** A4 in points, drawn with this many dots a point: 216 dots an inch. */
const SHEET = { width: 596, height: 842 };
const DOTS = 3;

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });

/** What a second program reads in the QR codes of a document, from the lines that its pages draw. */
export async function codesIn(bytes: Uint8Array): Promise<string[]> {
  const pages = await Promise.all(barsOf(bytes).map(readIn));
  return pages.flat();
}

/** What the codes of each drawing paint, in points from the top left. */
export const barsOf = (bytes: Uint8Array): Bar[][] => contentsOf(Buffer.from(bytes)).map(barsIn);

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

export type Bar = readonly [x: number, y: number, width: number, height: number];

/** Reads as much of a page's language as draws level lines: where the paper lies, and from where to where. */
function barsIn(content: string): Bar[] {
  const bars: Bar[] = [];
  const kept: [scale: number, x: number, y: number][] = [];
  let [scale, left, top] = [1, 0, 0];
  let [x, y] = [0, 0];
  for (const line of content.split("\n")) {
    const [a = 0, b = 0, , d = 0, e = 0, f = 0] = line.split(" ").map(Number);
    if (line === "q") kept.push([scale, left, top]);
    else if (line === "Q") [scale, left, top] = kept.pop() ?? [1, 0, 0];
    // The first of a page turns it upright; the strokes of signatures are no code.
    else if (line.endsWith(" cm") && d > 0)
      [scale, left, top] = [scale * a, left + scale * e, top + scale * f];
    else if (line.endsWith(" m")) [x, y] = [a, b];
    else if (line.endsWith(" l") && b === y && y % 1 === 0.5)
      bars.push([left + scale * x, top + scale * (y - 0.5), scale * (a - x), scale]);
  }
  return bars;
}

async function readIn(bars: readonly Bar[]): Promise<string[]> {
  if (bars.length === 0) return [];
  const width = SHEET.width * DOTS;
  const height = SHEET.height * DOTS;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const dots = (points: number) => Math.round(points * DOTS);
  for (const [x, y, across, down] of bars) {
    for (let row = dots(y); row < dots(y + down); row += 1)
      data.fill(0, (row * width + dots(x)) * 4, (row * width + dots(x + across)) * 4);
  }
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  const image = { data, width, height, colorSpace: "srgb" } as Parameters<typeof readBarcodes>[0];
  const found = await readBarcodes(image, { formats: ["QRCode"] });
  return found.map(({ text }) => text);
}

/** What it reads in a picture of a page, as a phone does. */
export async function codesInPicture(png: Uint8Array): Promise<string[]> {
  const found = await readBarcodes(png, { formats: ["QRCode"], tryHarder: true });
  return found.map(({ text }) => text);
}
