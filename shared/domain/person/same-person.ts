import { HIDDEN } from "../../log/parts.ts";

/** Somebody as an act names them: by their record, and by name where the directory does not know them. */
export interface NamedPerson {
  person: string | null;
  name: string;
}

/** A name as it is compared: wide letters, blanks and case make no other person. */
const plainName = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

/** Whether two names are written the same. One that nobody has stated, or that is erased, is nobody's. */
export function sameName(a: string, b: string): boolean {
  const name = plainName(a);
  return a !== HIDDEN && name !== "" && name === plainName(b);
}

/**
 * Whether two are one person. The directory decides where it knows both, so that two of one name may act;
 * otherwise the names do. Accounts and laptops play no part.
 */
export function samePerson(a: NamedPerson, b: NamedPerson): boolean {
  return a.person !== null && b.person !== null ? a.person === b.person : sameName(a.name, b.name);
}
