import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { endianness } from "node:os";
import { PAGE_BYTES } from "./page-cipher.ts";

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const MAGIC = 0x377f0682;

export interface Frame {
  page: number;
  /** Where its page begins in the file. */
  at: number;
  /** Pages of the database after the commit that this frame ends; 0 for one in the middle. */
  commits: number;
  /** Written since the log was last begun anew; what is older lies in the store's file already. */
  current: boolean;
}

export interface WalFile {
  frames: Frame[];
  /** So many of them SQLite takes: up to the last commit before the first frame that is damaged. */
  taken: number;
}

/**
 * Reads a write-ahead log without opening the store, which would drop what lies behind a damaged
 * frame. Null where there is none, or nothing in it.
 */
export function readWal(file: string): WalFile | null {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch {
    return null;
  }
  try {
    const { size } = fstatSync(handle);
    const header = Buffer.alloc(HEADER_BYTES);
    if (size <= HEADER_BYTES || readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;
    return readFrames(handle, size, header);
  } finally {
    closeSync(handle);
  }
}

function readFrames(handle: number, size: number, header: Buffer): WalFile {
  const sound = isSound(header);
  const frames: Frame[] = [];
  let salts = sound ? header.subarray(16, 24) : null;
  let taken = 0;
  let sums: [number, number] | null = sound ? [header.readUInt32BE(24), header.readUInt32BE(28)] : null;
  const big = (header.readUInt32BE(0) & 1) === 1;
  const bytes = Buffer.alloc(FRAME_BYTES);
  for (let at = HEADER_BYTES; at < size; at += FRAME_BYTES) {
    // The last one may be cut off; a page that is not whole is no page.
    if (readSync(handle, bytes, 0, FRAME_BYTES, at) < FRAME_BYTES) break;
    // Where the header is damaged the first frame says which frames belong together.
    salts ??= Buffer.from(bytes.subarray(8, 16));
    const current = salts.equals(bytes.subarray(8, 16));
    const commits = bytes.readUInt32BE(4);
    frames.push({ page: bytes.readUInt32BE(0), at: at + FRAME_HEADER_BYTES, commits, current });
    if (!sums) continue;
    sums = current
      ? checksum(bytes.subarray(FRAME_HEADER_BYTES), big, checksum(bytes.subarray(0, 8), big, sums))
      : null;
    if (sums?.[0] !== bytes.readUInt32BE(16) || sums[1] !== bytes.readUInt32BE(20)) sums = null;
    else if (commits > 0) taken = frames.length;
  }
  return { frames, taken };
}

function isSound(header: Buffer): boolean {
  const magic = header.readUInt32BE(0);
  if ((magic & ~1) !== MAGIC) return false;
  const [a, b] = checksum(header.subarray(0, 24), (magic & 1) === 1, [0, 0]);
  return a === header.readUInt32BE(24) && b === header.readUInt32BE(28);
}

/** SQLite's own, over pairs of words in the byte order that the log's magic number names. */
function checksum(bytes: Buffer, big: boolean, [a, b]: [number, number]): [number, number] {
  const copy = Buffer.from(bytes);
  if (big !== (endianness() === "BE")) copy.swap32();
  const words = new Uint32Array(copy.buffer, copy.byteOffset, copy.length / 4);
  for (let index = 0; index < words.length; index += 2) {
    a = (a + (words[index] as number) + b) >>> 0;
    b = (b + (words[index + 1] as number) + a) >>> 0;
  }
  return [a, b];
}
