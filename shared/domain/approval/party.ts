import type { NamedPerson } from "../person/same-person.ts";
import { refTo, text } from "../words.ts";

/** Somebody who takes a part: the record where the directory knows them, and the name in any case. */
export type Party = NamedPerson;

export const party = { person: refTo("person").nullable().default(null), name: text(60, 1) };
