import { RECEIPT_WORDS } from "./receipt-words.ts";

/** What a receipt says of a custody document, or of a certificate that data were cleared. Nothing in it changes when the operation is sealed anew. */
export interface ReceiptFacts {
  /** Purpose of a hand-over, `return` or `certificate`. */
  about: string;
  /** As people speak it, e.g. `H-K7-0042`. */
  number: string;
  /** When it was done, as the device's clock showed it. */
  at: string;
  /** Who hands over, or who cleared and who accepted it. Null where it is not at hand. */
  from: string | null;
  to: string | null;
  /** Tags of the assets, or their numbers where they have none; number and serial of a medium. */
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

/**
 * Bytes of a whole receipt: version 25 of a QR with correction M holds 997, in squares that a phone still
 * reads from paper.
 */
export const RECEIPT_BYTES = 980;
/** Characters of a party's name that a receipt has room for; the document has all of it. */
const NAME_SHOWN = 40;
/** Base64 of a signature. What the hub may say later of the key changes nothing that is listed. */
const SIGNATURE_BYTES = 88;

/**
 * A receipt: ten plain lines, the last of them the device's signature over the nine before (each with its
 * line feed). It never begins like an operation or any other text that a device or a hub signs. Tags that
 * it has no room for are counted: the hash of the document speaks for all of them.
 */
export function receipt(facts: ReceiptFacts, signer: ReceiptSigner, locale: "zh-CN" | "en"): string {
  const words = RECEIPT_WORDS[locale];
  const titles: Readonly<Record<string, string>> = words.titles;
  const clears = facts.about === "certificate";
  const labels = clears ? words.clearingLabels : words.labels;
  const title = clears
    ? words.certificate
    : Object.hasOwn(titles, facts.about)
      ? titles[facts.about]
      : words.otherTitle;
  const saying = (tags: string) => {
    const values = [
      momentText(facts.at),
      nameText(facts.from ?? words.notKnown),
      nameText(facts.to ?? words.notKnown),
      tags,
      facts.signatures > 0 ? words.signedBy(facts.signatures) : words.nobodySigned,
      facts.document,
      `${signer.code} ${signer.publicKey}`,
      signer.vouching ?? words.noHub,
    ];
    const lines = [`${title} ${facts.number}`, ...values.map((value, n) => `${labels[n]} ${oneLine(value)}`)];
    return lines.map((line) => `${line}\n`).join("");
  };
  const vouching = bytesOf(signer.vouching ?? words.noHub);
  const used = bytesOf(saying("")) - vouching + SIGNATURE_BYTES;
  const seal = bytesOf(labels[8]) + SIGNATURE_BYTES + 2;
  const tags = tagsText(facts.tags, RECEIPT_BYTES - used - seal, words.inAll);
  const text = saying(tags === "" ? words.noAssets : tags);
  return `${text}${labels[8]} ${signer.sign(text)}\n`;
}

/** `2026-11-27T10:05:12.000+08:00` as people write it; the offset stays. */
function momentText(at: string): string {
  const [, day, time, offset] = /^(\S{10})T(\d\d:\d\d)[^Z+-]*(.*)$/.exec(at) ?? [];
  return day === undefined ? at : `${day} ${time} ${offset === "Z" ? "+00:00" : offset}`;
}

/** As many tags as there is room for, and how many there are if that is not all. */
function tagsText(tags: readonly string[], room: number, inAll: (count: number) => string): string {
  const all = tags.map(oneLine);
  const whole = all.join(", ");
  if (bytesOf(whole) <= room) return whole;
  const rest = ` ${inAll(tags.length)}`;
  let listed = "";
  for (const tag of all) {
    const longer = listed === "" ? tag : `${listed}, ${tag}`;
    if (bytesOf(longer + rest) > room) break;
    listed = longer;
  }
  return `${listed}${rest}`;
}

function nameText(name: string): string {
  const characters = Array.from(name);
  return characters.length > NAME_SHOWN ? `${characters.slice(0, NAME_SHOWN - 1).join("")}…` : name;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A name must not end a line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim() || "-";
}
