/** Table of CRC-32 as archives have it. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @param before of the bytes that came before these */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before;
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return ~c >>> 0;
}

const UTF8 = 0x0800;
/** The first day that an archive can name: it says nothing of when the file was made. */
const DAY = 0x0021;

/**
 * What stands before and behind the bytes of one file so that all of it is an archive with the file in it, as it is:
 * for what is kept whatever it is, and is nothing that files are taken of.
 */
export function archiveAround(
  name: string,
  size: number,
  crc: number,
): { head: Uint8Array; tail: Uint8Array } {
  const called = new TextEncoder().encode(name);
  const common: [16 | 32, number][] = [
    ...([
      [16, 20],
      [16, UTF8],
      [16, 0],
      [16, 0],
      [16, DAY],
    ] as [16, number][]),
    ...([
      [32, crc],
      [32, size],
      [32, size],
    ] as [32, number][]),
    ...([
      [16, called.length],
      [16, 0],
    ] as [16, number][]),
  ];
  const head = joined([written([[32, 0x04034b50], ...common]), called]);
  const entry = joined([
    written([[32, 0x02014b50], [16, 20], ...common, [16, 0], [16, 0], [16, 0], [32, 0], [32, 0]]),
    called,
  ]);
  const end = written([
    [32, 0x06054b50],
    [16, 0],
    [16, 0],
    [16, 1],
    [16, 1],
    [32, entry.length],
    [32, head.length + size],
    [16, 0],
  ]);
  return { head, tail: joined([entry, end]) };
}

function written(numbers: readonly (readonly [16 | 32, number])[]): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((sum, [bits]) => sum + bits / 8, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [bits, value] of numbers) {
    if (bits === 16) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bits / 8;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
