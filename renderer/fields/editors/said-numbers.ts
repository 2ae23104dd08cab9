/** Each digit as it is written, from zero on. */
const DIGITS = [/[零〇]/, /一/, /[二两]/, /三/, /四/, /五/, /六/, /七/, /八/, /九/];
const NUMBER = /[零〇一二两三四五六七八九十]+/g;
/** Tens, ten itself, ones. */
const BELOW_HUNDRED = /^([一二两三四五六七八九]?)(十?)([零〇]?[一二两三四五六七八九]|[零〇])?$/;
const ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const digit = (said: string) => DIGITS.findIndex((form) => form.test(said.slice(-1)));

/** A Chinese number below a hundred; null for what is none. */
function valueOf(said: string): number | null {
  const parts = BELOW_HUNDRED.exec(said);
  if (!parts) return null;
  const [, tens = "", ten = "", ones = ""] = parts;
  if (ten === "") return tens !== "" && ones !== "" ? null : digit(tens + ones);
  return (tens === "" ? 1 : digit(tens)) * 10 + (ones === "" ? 0 : digit(ones));
}

/** A text with its numbers below a hundred, as they are spoken in Chinese and English, in digits. */
export function withDigits(text: string): string {
  return text
    .replace(NUMBER, (said) => String(valueOf(said) ?? said))
    .replace(/\b[a-z]+\b/g, (word) => (ENGLISH.includes(word) ? String(ENGLISH.indexOf(word) + 1) : word));
}

/** Also as Chinese keyboards write it; null for nothing, undefined for what is no number. */
export function numberIn(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim().replace("。", ".");
  if (plain === "") return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** What a field for a number holds of a text: what is no number as it was typed, so that nothing is emptied by it. */
export function numberOrWords(text: string): number | string | null {
  const number = numberIn(text);
  return number === undefined ? text : number;
}
