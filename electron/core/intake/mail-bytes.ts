const LF = 0x0a;
const CR = 0x0d;
/** No head of a mail is longer that a person wrote. */
const HEAD_WITHIN = 256 * 1024;

/** Where the text begins: behind the first empty line, or at the end. */
function headEnd(bytes: Uint8Array): number {
  const within = Math.min(bytes.length, HEAD_WITHIN);
  for (let at = 0; at < within; at += 1) {
    if (bytes[at] !== LF) continue;
    if (bytes[at + 1] === LF) return at + 1;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 1;
  }
  return within;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const asUtf8 = (bytes: Uint8Array) => Buffer.from(new TextDecoder("gb18030").decode(bytes));
/** The text says in which letters it is written, or is written in ASCII alone. */
const NAMES_LETTERS = /charset\s*=|encoding:\s*(?:base64|quoted-printable)/i;

/**
 * A mail in which everything is written as it says. Old programs write their head in GBK without saying so, and
 * some the whole mail: what is no UTF-8 and says nothing else is read as GB 18030.
 */
export function rightedMail(bytes: Uint8Array): Uint8Array {
  const end = headEnd(bytes);
  const head = bytes.subarray(0, end);
  const text = bytes.subarray(end);
  const isHeadRight = isUtf8(head);
  const saysNothing =
    !NAMES_LETTERS.test(Buffer.from(head).toString("latin1")) && text.length < HEAD_WITHIN * 4;
  const isTextRight =
    !saysNothing || NAMES_LETTERS.test(Buffer.from(text).toString("latin1")) || isUtf8(text);
  if (isHeadRight && isTextRight) return bytes;
  return Buffer.concat([isHeadRight ? head : asUtf8(head), isTextRight ? text : asUtf8(text)]);
}
