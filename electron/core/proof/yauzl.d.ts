import type { Readable } from "node:stream";

/** The package brings no types; these are as far as evidence is read with it (tsconfig.json, `paths`). */
export interface Entry {
  fileName: string;
  uncompressedSize: number;
  crc32: number;
}

export interface ZipFile {
  /** One after the other, as the directory lists them. */
  eachEntry(): AsyncIterable<Entry>;
  openReadStreamPromise(entry: Entry): Promise<Readable>;
}

/** Rejects what is no ZIP. */
export function fromBufferPromise(bytes: Buffer, options: { lazyEntries: true }): Promise<ZipFile>;
