import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { fromBufferPromise } from "yauzl";

/** More unpacked is no evidence but an attack on memory. */
const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_ENTRIES = 2000;
/** What a ZIP with something in it begins with. */
const LOCAL = 0x04034b50;

export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL;

/**
 * Files of a ZIP as its directory lists them; null for what is none that can be read whole (encrypted,
 * damaged, too large, a name twice). Names are only told apart, never used as paths.
 */
export async function zipEntries(bytes: Buffer): Promise<Map<string, Buffer> | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = new Map<string, Buffer>();
    let left = MAX_BYTES;
    for await (const entry of zip.eachEntry()) {
      left -= entry.uncompressedSize;
      if (left < 0 || entries.size >= MAX_ENTRIES || entries.has(entry.fileName)) return null;
      const unpacked = await buffer(await zip.openReadStreamPromise(entry));
      // The library holds against the directory how much comes, and not what.
      if (crc32(unpacked) !== entry.crc32) return null;
      entries.set(entry.fileName, unpacked);
    }
    return entries;
  } catch {
    return null;
  }
}
