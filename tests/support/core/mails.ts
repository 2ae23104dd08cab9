/** Mails as the programs of a Chinese office write them, made here byte by byte. */

let letters: Map<string, readonly [number, number]> | null = null;

/** Every character that GB 18030 writes in two bytes, by the decoder itself. */
function twoBytes(): Map<string, readonly [number, number]> {
  if (letters) return letters;
  letters = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd") letters.set(character, [lead, trail]);
    }
  }
  return letters;
}

export function gbk(text: string): Buffer {
  const known = twoBytes();
  return Buffer.from(
    [...text].flatMap((letter) =>
      letter < "\x80" ? [letter.charCodeAt(0)] : [...(known.get(letter) ?? [0x3f])],
    ),
  );
}

/** An encoded word of RFC 2047. */
export const word = (text: string, charset = "utf-8", bytes: Buffer = Buffer.from(text)) =>
  `=?${charset}?B?${bytes.toString("base64")}?=`;

/** Lines and bytes put together, each line with its end. */
export function mailOf(...lines: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]));
}

const BOUNDARY = "----=_Part_1";

/** A mail of several parts, each with its own head. */
export function multipart(
  head: readonly string[],
  parts: readonly (readonly (string | Buffer)[])[],
  kind = "mixed",
): Buffer {
  return mailOf(
    ...head,
    "MIME-Version: 1.0",
    `Content-Type: multipart/${kind}; boundary="${BOUNDARY}"`,
    "",
    ...parts.flatMap((part) => [`--${BOUNDARY}`, ...part]),
    `--${BOUNDARY}--`,
  );
}
