import { USABLE_BYTES } from "./page-cipher.ts";

export type Value = string | number | bigint | Uint8Array | null;

/** A row as it lies in a page; its values are read when asked for, with the pages it overflows into. */
export interface StoredRecord {
  /** 0 in an index, which has none. */
  rowid: number;
  columns: number;
  /** Null where the rest of it lies in a page that cannot be read. */
  values(): Value[] | null;
}

/** More than any row has; what says more is no row. */
const MOST_BYTES = 64 * 1024 * 1024;
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

/**
 * The rows that a page of a B-tree holds (https://sqlite.org/fileformat2.html, 1.6); of any other
 * page, and of the first one, which holds the schema: nothing. Never throws, whatever the bytes are.
 *
 * @param overflow another page of the same database, decrypted
 */
export function* recordsIn(page: Buffer, overflow: (page: number) => Buffer | null): Generator<StoredRecord> {
  const kind = page[0];
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INTERIOR) return;
  const cells = kind === INDEX_INTERIOR ? 12 : 8;
  const count = page.readUInt16BE(3);
  if (cells + count * 2 > USABLE_BYTES) return;
  for (let index = 0; index < count; index += 1) {
    const at = page.readUInt16BE(cells + index * 2) + (kind === INDEX_INTERIOR ? 4 : 0);
    const record = recordAt(page, at, kind === TABLE_LEAF, overflow);
    if (record) yield record;
  }
}

function recordAt(
  page: Buffer,
  at: number,
  inTable: boolean,
  overflow: (page: number) => Buffer | null,
): StoredRecord | null {
  const size = varint(page, at);
  const rowid = inTable && size ? varint(page, size.end) : { value: 0, end: size?.end ?? 0 };
  if (!size || !rowid || size.value > MOST_BYTES) return null;
  const local = localBytes(size.value, inTable);
  if (rowid.end + local > USABLE_BYTES) return null;
  const head = page.subarray(rowid.end, rowid.end + local);
  const types = serialTypes(head);
  if (!types) return null;
  return {
    rowid: rowid.value,
    columns: types.length,
    values() {
      const next = local < size.value ? page.readUInt32BE(rowid.end + local) : 0;
      const payload = local < size.value ? withOverflow(head, size.value, next, overflow) : head;
      return payload && valuesOf(payload, types);
    },
  };
}

/** How much of a record lies in its own page. */
function localBytes(size: number, inTable: boolean): number {
  const most = inTable ? USABLE_BYTES - 35 : Math.floor(((USABLE_BYTES - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((USABLE_BYTES - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (USABLE_BYTES - 4));
  return fitting <= most ? fitting : least;
}

function withOverflow(
  head: Buffer,
  size: number,
  first: number,
  overflow: (page: number) => Buffer | null,
): Buffer | null {
  const pieces = [head];
  let length = head.length;
  for (let next = first; length < size;) {
    const page = next > 0 ? overflow(next) : null;
    if (!page) return null;
    const piece = page.subarray(4, Math.min(USABLE_BYTES, 4 + size - length));
    pieces.push(piece);
    length += piece.length;
    next = page.readUInt32BE(0);
  }
  return Buffer.concat(pieces);
}

function serialTypes(payload: Buffer): number[] | null {
  const header = varint(payload, 0);
  if (!header || header.value > payload.length) return null;
  const types: number[] = [];
  for (let at = header.end; at < header.value;) {
    const type = varint(payload, at);
    if (!type) return null;
    types.push(type.value);
    at = type.end;
  }
  return types;
}

function valuesOf(payload: Buffer, types: readonly number[]): Value[] | null {
  const values: Value[] = [];
  let at = varint(payload, 0)?.value ?? 0;
  for (const type of types) {
    const length = lengthOf(type);
    if (at + length > payload.length) return null;
    values.push(valueOf(payload.subarray(at, at + length), type));
    at += length;
  }
  return values;
}

const NUMBER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

const lengthOf = (type: number): number => NUMBER_BYTES[type] ?? Math.max(0, Math.floor((type - 12) / 2));

function valueOf(bytes: Buffer, type: number): Value {
  if (type === 0 || type === 10 || type === 11) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 6) {
    const wide = bytes.readBigInt64BE(0);
    return Number.isSafeInteger(Number(wide)) ? Number(wide) : wide;
  }
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  return type % 2 === 1 ? bytes.toString("utf8") : bytes;
}

/** Null past the end. Numbers beyond what a double holds are none that this file has. */
function varint(bytes: Buffer, at: number): { value: number; end: number } | null {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return null;
}
