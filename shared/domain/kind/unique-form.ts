import { MEANS_NOTHING, PLACEHOLDERS } from "./placeholders.ts";

/** Everything that is not seen, joiners and selectors of variants among it: identifiers need none. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5/gu;
/** What a keyboard, a Chinese input method or a word processor makes of a hyphen. */
const HYPHENS = / ?[\p{Pd}\u2212\u2043\u02d7] ?/gu;

/** What stands before a number on labels and in what is copied from them. */
const LABEL =
  /^(?:(?:s\/n|sn|serial(?: ?(?:no|num|number))?\.?|service ?tag|asset(?: ?(?:tag|no|num|number|id))?\.?|uuid|mac(?: ?addr(?:ess)?)?)(?: ?[:：#=]| (?=\S))|(?:产品|设备|机身|整机)?(?:序列号码?|序号)|(?:固定)?资产(?:编号|标签|编码)|(?:设备|出厂|产品|机身|服务)编号|服务标签|编号(?=[:：]))[ :：#=]*/iu;

/**
 * What identifies a thing, as a person reads it: half-width, without what is not seen, with plain
 * hyphens and without the word of the label before it. `''` for what is no text.
 */
export function identifyingText(value: unknown): string {
  if (typeof value !== "string") return "";
  const plain = value
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(/[\s\p{Cc}]+/gu, " ");
  return plain.replace(HYPHENS, "-").trim().replace(LABEL, "").trim();
}

/**
 * Form in which tags, codes and numbers are compared, wherever they come from: a form, an import, a
 * search, a scanner. `''` when empty or a placeholder.
 */
export function uniqueForm(value: unknown): string {
  const form = identifyingText(value).toUpperCase();
  return PLACEHOLDERS.has(form) || MEANS_NOTHING.test(form) ? "" : form;
}

/** The same of a human number: people leave out zeros, `A-K7-12` is `A-K7-0012`. */
export function numberForm(value: unknown): string {
  return uniqueForm(value).replace(/^([A-Z]{1,3}-[A-Z0-9]{2,6}-)0+(?=\d{1,8}$)/u, "$1");
}

/**
 * The same of a serial. Where none was set, vendors also print one character or group over and over,
 * which a team may well use for a tag.
 */
export function serialForm(value: unknown): string {
  const form = uniqueForm(value);
  const bare = form.replace(/[^\p{L}\p{N}]/gu, "");
  if (bare === "" || /^(.)\1*$/u.test(bare)) return bare.length < 2 ? form : "";
  return /^(.{2,8})\1{2,}$/u.test(bare) || /^(.{4,8})\1$/u.test(bare) ? "" : form;
}

/** A MAC address as `00:1b:44:11:3a:b7` from any spelling; '' for none. */
export function macForm(value: unknown): string {
  const text = identifyingText(value).toLowerCase();
  const groups = text.split(/[:\-. ]/u);
  // Some systems leave out leading zeros: 0:1b:44:11:3a:b7.
  const digits = (groups.length === 6 ? groups.map((each) => each.padStart(2, "0")) : groups).join("");
  return /^[0-9a-f]{12}$/u.test(digits) ? (digits.match(/../gu) ?? []).join(":") : "";
}

/**
 * A UUID in one form from any spelling; '' for none. Programs disagree in which order SMBIOS has the
 * bytes of the first three groups: both readings of one UUID have one form. What has another shape
 * (phones give their own identifiers) is compared as it is.
 */
export function uuidForm(value: unknown): string {
  const text = identifyingText(value)
    .toLowerCase()
    .replace(/^urn:uuid:/u, "")
    .replace(/^[{(]|[)}]$/gu, "");
  const digits = text.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/u.test(digits)) return text;
  const turned = swapped(digits.slice(0, 8)) + swapped(digits.slice(8, 12)) + swapped(digits.slice(12, 16));
  const other = turned + digits.slice(16);
  const form = digits < other ? digits : other;
  return form.replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}

function swapped(bytes: string): string {
  return (bytes.match(/../gu) ?? []).reverse().join("");
}
