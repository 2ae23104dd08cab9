import type { HandOverValues, Party, Purpose } from "../forms/custody-acts.ts";
import { NOBODY } from "../forms/custody-acts.ts";

/** An asset that was prepared for somebody, as the row calls it. */
export interface Prepared {
  id: string;
  name: string;
}

/** One person of a row. */
export interface RowPerson {
  /** Names the draft of their hand-over. */
  id: string;
  /** Without a name: whoever comes next. */
  party: Party;
  /** Where they sit, by the directory. */
  place: string;
  prepared: readonly Prepared[];
  /** What of the list was not understood. */
  unread: readonly string[];
  /** `left`: they were not there; `issued`: they have a document of their own. */
  stands: "waits" | "left" | "issued";
  /** Of their document. */
  number: string | null;
}

export interface RowValues {
  purpose: Purpose | null;
  place: string;
  dueBack: string;
  /** People and their assets, as they were pasted. */
  list: string;
  people: readonly RowPerson[];
  /** When it began first, ms; null: it has not. */
  began: number | null;
}

/** What is handed to one person after the other. */
export const ROW_PURPOSES = ["issue", "replace", "loan", "repaired"] as const;

export const draftKeyOf = ({ id }: RowPerson) => `custody.rowPerson:${id}`;

export const someone = (id: string, party: Party = NOBODY, place = ""): RowPerson => ({
  id,
  party,
  place,
  prepared: [],
  unread: [],
  stands: "waits",
  number: null,
});

/** Whether people come as they come: nobody of the row was on a list. */
export const comeAsTheyCome = ({ list }: Pick<RowValues, "list">) => list.trim() === "";

export const nextOf = (people: readonly RowPerson[]) => people.find(({ stands }) => stands === "waits");

export const countOf = (people: readonly RowPerson[], stands: RowPerson["stands"]) =>
  people.filter((each) => each.stands === stands).length;

export function changed(
  people: readonly RowPerson[],
  id: string,
  change: Partial<RowPerson>,
): readonly RowPerson[] {
  return people.map((each) => (each.id === id ? { ...each, ...change } : each));
}

/** Who was issued what is in these hands: their document says it, whoever had been expected. */
export function issuedTo(
  people: readonly RowPerson[],
  id: string,
  { receiver, lines }: Pick<HandOverValues, "receiver" | "lines">,
  number: string | null,
): readonly RowPerson[] {
  const prepared = lines.map(({ asset }) => ({ id: asset.id, name: asset.tag || asset.number }));
  return changed(people, id, { stands: "issued", number, party: receiver, prepared });
}

/** For whom else of the row an asset was prepared that has not been issued. */
export function preparedFor(people: readonly RowPerson[], id: string, asset: string): string | null {
  const other = people.find(
    (each) => each.id !== id && each.stands !== "issued" && each.prepared.some((one) => one.id === asset),
  );
  return other ? other.party.name : null;
}

/** The one of the row that this person is. */
export const entryOf = (people: readonly RowPerson[], { person, name }: Party) =>
  people.find(({ party }) =>
    party.person !== null && person !== null ? party.person === person : party.name === name,
  );

/** The people of a list that was changed: who stood in it before goes on with what was begun; what was issued stays. */
export function listedAnew(before: readonly RowPerson[], found: readonly RowPerson[]): readonly RowPerson[] {
  const issued = before.filter(({ stands }) => stands === "issued");
  const rest = found.flatMap((person): RowPerson[] => {
    const known = entryOf(before, person.party);
    if (known?.stands === "issued") return [];
    return [known ? { ...person, id: known.id, stands: known.stands } : person];
  });
  return [...issued, ...rest];
}
