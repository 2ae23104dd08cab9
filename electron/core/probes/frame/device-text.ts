import { plainText } from "../../../../shared/domain/kind/plain-text.ts";

/** A device's own words, as they may be shown: on one line, without what steers a screen. */
export function shown(text: string, most: number): string {
  const line = plainText(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ")
    .trim();
  return [...line].slice(0, most).join("");
}

/** Text of a device that does not say its encoding: UTF-8, else GBK, which makers in China still send. */
export function deviceText(bytes: Uint8Array): string {
  const [unicode, chinese] = ["utf-8", "gb18030"].map((encoding) => decoded(bytes, encoding));
  // Short words of GBK can pass for UTF-8, but make no word of any one script.
  if (unicode != null && (chinese == null || isWord(unicode))) return unicode;
  return chinese ?? new TextDecoder("latin1").decode(bytes);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const BEYOND_TWO_BYTES = /[\u0800-\u{10ffff}]/u;
const ONE_SCRIPT = ["Latin", "Cyrillic", "Greek", "Arabic", "Hebrew"].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}]*$`, "u"),
);

const isWord = (text: string): boolean =>
  BEYOND_TWO_BYTES.test(text) || ONE_SCRIPT.some((script) => script.test(text));
