/** What somebody may not have meant to write down for ever. */
export type Sensitive = "password" | "citizenId" | "bankCard";

export interface SensitiveFound {
  what: Sensitive;
  /** Place in the text, in UTF-16 code units. */
  from: number;
  to: number;
}

const LETTER_OR_DIGIT = "[\\p{Script=Latin}\\d]";
/** A word for a password, a sign that says "is", and something that could be one. */
const PASSWORD = new RegExp(
  `(?:密码|密碼|口令|(?<!${LETTER_OR_DIGIT})(?:password|passwd|passcode|pwd|pin)(?!${LETTER_OR_DIGIT}))` +
    `\\s*([:=]|是|为|為|is\\b)\\s*(["'“‘「]?)([^\\s，。；、,;"'”’」]{3,})`,
  "giu",
);
/** Without a sign: something with a digit in it, right behind the word. */
const PASSWORD_BESIDE = /(?:密码|密碼|口令)\s*(?=[!-~]*\d)[!-~]{6,}/gu;
/** Said about a password instead of one. */
const NO_PASSWORD =
  /^(?:\*+|x{3,}|■+|空|无|没有|不对|错误|已|未|忘|过期|重置|初始|默认|正确|什么|多少|wrong|incorrect|expired|reset|unknown|forgotten|empty|not|set|changed|correct|required|needed|still|now|the|locked|too|\d+\s*位)/iu;
const CITIZEN_ID = new RegExp(
  `(?<!${LETTER_OR_DIGIT})[1-9]\\d{5}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx](?!${LETTER_OR_DIGIT})`,
  "gu",
);
const CARD = new RegExp(
  `(?<!${LETTER_OR_DIGIT}|[-.])(?:\\d{16,19}|\\d{4}(?:[ -]\\d{4}){3}(?:[ -]\\d{1,3})?)(?!${LETTER_OR_DIGIT}|[-.]\\d)`,
  "gu",
);

/**
 * Looks for what should not stand in a note: passwords, numbers of citizen cards (GB 11643, with its
 * check digit) and of bank cards (ISO/IEC 7812, Luhn). A warning before saving, never a refusal: a
 * serial number may look like a card's.
 */
export function sensitiveIn(written: string): SensitiveFound[] {
  // Full-width letters, digits and signs, one for one, so that places stay the same.
  const text = written.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const found: SensitiveFound[] = [];
  const add = (what: Sensitive, from: number, length: number) => {
    if (!found.some((each) => from < each.to && from + length > each.from)) {
      found.push({ what, from, to: from + length });
    }
  };
  for (const match of text.matchAll(PASSWORD)) {
    if (couldBePassword(match)) add("password", match.index, match[0].length);
  }
  for (const { 0: said, index } of text.matchAll(PASSWORD_BESIDE)) add("password", index, said.length);
  for (const { 0: id, index } of text.matchAll(CITIZEN_ID)) {
    if (hasCheckDigit(id)) add("citizenId", index, id.length);
  }
  for (const { 0: card, index } of text.matchAll(CARD)) {
    if (isCard(card.replace(/[ -]/g, ""))) add("bankCard", index, card.length);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Not what is said about a password instead of it: in words, or as a sentence that goes on. */
function couldBePassword(match: RegExpExecArray): boolean {
  const [whole, sign = "", quote, said = ""] = match;
  if (NO_PASSWORD.test(said) || !/[!-~]/.test(said)) return false;
  const goesOn = /^\s+\p{L}/u.test(match.input.slice(match.index + whole.length));
  const isWord = /^\p{Script=Latin}+$/u.test(said);
  return !(sign.toLowerCase() === "is" && quote === "" && isWord && goesOn);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999, 18 characters: ISO 7064 MOD 11-2. */
function hasCheckDigit(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return "10X98765432"[sum % 11] === id[17]?.toUpperCase();
}

/** UnionPay (62), Visa (4), Mastercard (51–55, 2221–2720): others are too rare to warn of. */
const ISSUER = /^(?:62|4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/;

function isCard(digits: string): boolean {
  if (!ISSUER.test(digits) || digits.length < 16) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
