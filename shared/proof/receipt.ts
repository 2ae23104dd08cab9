import { RECEIPT_WORDS } from "./receipt-words.ts";

/** What a receipt says of a custody document. Nothing in it changes when the operation is sealed anew. */
export interface ReceiptFacts {
  /** Purpose of a hand-over, or `return`. */
  about: string;
  /** As people speak it, e.g. `H-K7-0042`. */
  number: string;
  /** When it was done, as the device's clock showed it. */
  at: string;
  from: string;
  to: string;
  /** Tags of the assets, or their numbers where they have none. */
  tags: readonly string[];
  /** How many people signed. */
  signatures: number;
  /** SHA-256 of what they signed. */
  document: string;
}

/** Who seals it. */
export interface ReceiptSigner {
  code: string;
  publicKey: string;
  /** The hub's signature over {@link vouchingStatement}; null of a laptop for which no hub vouches. */
  vouching: string | null;
  sign(text: string): string;
}

/** Tags that a QR on paper has room for. */
const TAGS_LISTED = 40;

/**
 * A receipt: ten plain lines, the last of them the device's signature over the nine before (each with its
 * line feed). It never begins like an operation or any other text that a device or a hub signs.
 */
export function receipt(facts: ReceiptFacts, signer: ReceiptSigner, locale: "zh-CN" | "en"): string {
  const words = RECEIPT_WORDS[locale];
  const title = Object.hasOwn(words.titles, facts.about) ? words.titles[facts.about] : words.otherTitle;
  const values = [
    momentText(facts.at),
    facts.from,
    facts.to,
    tagsText(facts.tags, words.inAll),
    facts.signatures > 0 ? words.signedBy(facts.signatures) : words.nobodySigned,
    facts.document,
    `${signer.code} ${signer.publicKey}`,
    signer.vouching ?? words.noHub,
  ];
  const lines = [
    `${title} ${facts.number}`,
    ...values.map((value, n) => `${words.labels[n]} ${oneLine(value)}`),
  ];
  const text = lines.map((line) => `${line}\n`).join("");
  return `${text}${words.labels[8]} ${signer.sign(text)}\n`;
}

/** `2026-11-27T10:05:12.000+08:00` as people write it; the offset stays. */
function momentText(at: string): string {
  const [, day, time, offset] = /^(\S{10})T(\d\d:\d\d)[^Z+-]*(.*)$/.exec(at) ?? [];
  return day === undefined ? at : `${day} ${time} ${offset === "Z" ? "+00:00" : offset}`;
}

function tagsText(tags: readonly string[], inAll: (count: number) => string): string {
  const listed = tags.slice(0, TAGS_LISTED).join(", ");
  return tags.length > TAGS_LISTED ? `${listed} ${inAll(tags.length)}` : listed;
}

/** A name must not end a line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim() || "-";
}
