import { HIDDEN } from "../../log/parts.ts";
import { refTo, text } from "../words.ts";

/** Somebody who takes a part: the record where the directory knows them, and the name in any case. */
export interface Party {
  person: string | null;
  name: string;
}

export const party = { person: refTo("person").nullable().default(null), name: text(60, 1) };

/**
 * Whether two are one person. The directory decides where it knows both, so that two of one name may act;
 * otherwise the names do. Accounts and laptops play no part. A name that was erased is nobody's.
 */
export function samePerson(a: Party, b: Party): boolean {
  if (a.person !== null && b.person !== null) return a.person === b.person;
  return a.name !== HIDDEN && plainName(a.name) !== "" && plainName(a.name) === plainName(b.name);
}

/** A name as it is compared: wide letters, blanks and case make no other person. */
export const plainName = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
