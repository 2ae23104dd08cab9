/** Code pages of consoles and what the decoder calls them; of 437 and 850 it knows none. */
const ENCODINGS: Readonly<Record<number, string>> = {
  936: "gb18030",
  54936: "gb18030",
  950: "big5",
  932: "shift_jis",
  949: "euc-kr",
  866: "ibm866",
  874: "windows-874",
  65001: "utf-8",
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => [1250 + n, `windows-${1250 + n}`])),
};

/** Text of what a program printed under this code page; null where that cannot be known. */
export function decodeBy(codePage: number, bytes: Uint8Array): string | null {
  // What every code page has in common is text under each of them.
  if (bytes.every((byte) => byte < 0x80)) return new TextDecoder("utf-8").decode(bytes);
  const encoding = ENCODINGS[codePage];
  if (encoding === undefined) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The number in what `chcp` prints; its words are in the language of the system. UTF-8 when there is none. */
export function codePageIn(printed: Uint8Array): number {
  const digits = /(\d{3,5})\D*$/.exec(Buffer.from(printed).toString("latin1"));
  return digits ? Number(digits[1]) : 65_001;
}

/**
 * Characters to look for numbers and addresses in, when the text itself cannot be decoded: those are
 * the same in every code page of a console. Not to be shown.
 */
export function structureOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
