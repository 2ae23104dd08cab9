import type { KeyPress } from "./shortcut-rules.ts";

type Pressed = Pick<KeyPress, "key" | "code" | "shiftKey">;

const ASCII = /^[\x20-\x7e]$/;

/** Keys beside letters and digits, as a scanner that thinks of a US keyboard means them. */
const SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Backquote: ["`", "~"],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Space: [" ", " "],
  NumpadSubtract: ["-", "-"],
  NumpadAdd: ["+", "+"],
  NumpadMultiply: ["*", "*"],
  NumpadDivide: ["/", "/"],
  NumpadDecimal: [".", "."],
};

const SHIFTED_DIGITS = ")!@#$%^&*(";

/** What a key means by its place alone: an input method names every key `Process`. */
function byPlace({ code, shiftKey }: Pressed): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shiftKey ? (SHIFTED_DIGITS[Number(digit)] ?? null) : digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad) return pad;
  return Object.hasOwn(SIGNS, code) ? (SIGNS[code]?.[shiftKey ? 1 : 0] ?? null) : null;
}

/**
 * The character a key press means in a code; null for a key that writes none. What the layout made
 * of it counts when it is plain, so that Caps Lock and a French keyboard are right as they are.
 */
export function characterOf(press: Pressed): string | null {
  if (ASCII.test(press.key)) return press.key;
  const placed = byPlace(press);
  if (placed !== null) return placed;
  const folded = foldWidth(press.key);
  return ASCII.test(folded) ? folded : null;
}

/** Full-width letters, digits and signs, as a Chinese input method makes them, in plain ones. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}
