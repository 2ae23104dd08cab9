import { HIDDEN } from "../../log/parts.ts";

/** Whether two names are one, however wide and spaced they were written. */
export const sameName = (a: string, b: string) => plain(a) === plain(b);
const plain = (name: string) => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

interface Somebody {
  person: string | null;
  name: string;
}

/** Whether they are one person: by their record where both have one, else by name; null where that is erased. */
export function samePerson(a: Somebody, b: Somebody): boolean | null {
  if (a.person !== null && b.person !== null) return a.person === b.person;
  if (a.name === HIDDEN || b.name === HIDDEN) return null;
  return sameName(a.name, b.name);
}
