import { crc32, inflateRawSync } from "node:zlib";

/** More unpacked is no evidence but an attack on memory. */
const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_ENTRIES = 2000;
const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL;

/**
 * Files of a ZIP as its directory lists them; null for what is none that this reads (encrypted, larger
 * than 4 GiB, damaged, a name twice). Names are only told apart, never used as paths.
 */
export function zipEntries(bytes: Buffer): Map<string, Buffer> | null {
  try {
    return read(bytes);
  } catch {
    // Lengths that lead outside, streams that do not unpack.
    return null;
  }
}

function read(bytes: Buffer): Map<string, Buffer> | null {
  const end = endOf(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) return null;
  const entries = new Map<string, Buffer>();
  let left = MAX_BYTES;
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as Lengths;
    const text = bytes.toString("utf8", at + CENTRAL_BYTES, at + CENTRAL_BYTES + name);
    const size = bytes.readUInt32LE(at + 24);
    left -= size;
    if (left < 0 || entries.has(text)) return null;
    const unpacked = unpack(bytes, at, size);
    if (!unpacked) return null;
    entries.set(text, unpacked);
    at += CENTRAL_BYTES + name + extra + comment;
  }
  return entries;
}

type Lengths = [name: number, extra: number, comment: number];

/** Where the directory's end begins; behind it only a comment. */
function endOf(bytes: Buffer): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function unpack(bytes: Buffer, central: number, size: number): Buffer | null {
  const method = bytes.readUInt16LE(central + 10);
  const crc = bytes.readUInt32LE(central + 16);
  const packed = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  if (bytes.readUInt32LE(local) !== LOCAL) return null;
  const from = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(from, from + packed);
  if (data.length !== packed || (method !== 0 && method !== DEFLATED)) return null;
  const whole = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  return whole.length === size && crc32(whole) === crc ? whole : null;
}
