const ENCODINGS = ["utf-8", "gb18030"];

/**
 * Text of bytes in base64, by its mark or by which encoding it is without a fault. The end may be in the middle of
 * a letter: it was cut there.
 */
export function textOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // Another one.
    }
  }
  return new TextDecoder("utf-8").decode(bytes);
}
