import { HIDDEN } from "../../log/parts.ts";

/** Somebody as an act names them: by their record, and by name where the directory does not know them. */
export interface NamedPerson {
  person: string | null;
  name: string;
}

/**
 * Whether two names mean one person of the directory, whatever account or laptop wrote them. Of two
 * records with one name there are two people; a name that is erased is nobody's.
 */
export function samePerson(a: NamedPerson, b: NamedPerson): boolean {
  if (a.person !== null && b.person !== null) return a.person === b.person;
  const [one, other] = [plainName(a.name), plainName(b.name)];
  return one !== "" && one === other;
}

const plainName = (name: string) =>
  name === HIDDEN ? "" : name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
