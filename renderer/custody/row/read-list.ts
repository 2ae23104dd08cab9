import type { CoreClient } from "../../core/index.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { askForAsset } from "../../ui/pickers/scanned-asset.ts";
import { namedInFull } from "../asset-names.ts";
import { NOBODY } from "../forms/custody-acts.ts";
import type { Party } from "../forms/custody-acts.ts";
import type { RowPerson } from "./row-values.ts";
import { someone } from "./row-values.ts";

/** The cells of a list that was pasted: a line for each person, cells apart as tables and people write them. */
export function cellsOf(list: string): string[][] {
  return list
    .split(/\r\n|\r|\n/u)
    .map((line) =>
      line
        .split(/[\t,，;；、]/u)
        .map((cell) =>
          cell
            .trim()
            .replace(/^"(.*)"$/u, "$1")
            .trim(),
        )
        .filter((cell) => cell !== ""),
    )
    .filter((cells) => cells.length > 0);
}

/** A text file in the encodings that tables are saved in. */
export function textOfFile(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

type Found = { party: Party; place: string; also: readonly string[] } | null;

/** The one person of the directory whose badge or whose exact name it is. */
async function personOf(core: CoreClient, cell: string, byCode: string | null): Promise<Found> {
  if (byCode !== null) {
    const found = await core.query("person.get", { id: byCode });
    return found.ok ? known(found.value.row) : null;
  }
  const found = await core.query("person.page", { text: cell, limit: 8, offset: 0 });
  const rows = found.ok ? found.value.rows.map(atHand).filter((row) => row.name === cell && row.active) : [];
  const [only, another] = rows;
  return only && !another ? known(only) : null;
}

function known(row: Parameters<typeof atHand>[0] & object): Found {
  const { id, name, employeeNo, dept, place } = atHand(row) as Record<
    "id" | "name" | "employeeNo" | "dept" | "place",
    string
  >;
  return { party: { person: id, name, employeeNo, dept }, place, also: [name, employeeNo, dept, place] };
}

/** Whoever a line is about, and what was prepared for them; what means neither is told, not guessed. */
async function personIn(core: CoreClient, cells: readonly string[], id: string): Promise<RowPerson> {
  let found: Found = null;
  const unread: string[] = [];
  const prepared = new Map<string, string>();
  for (const cell of cells) {
    const code = await askForAsset(core, cell);
    if (code.is === "asset") {
      prepared.set(code.asset.id, code.asset.tag || namedInFull(code.asset).name);
      continue;
    }
    const person = await personOf(core, cell, code.is === "notAsset" ? code.person : null);
    if (person && !found) found = person;
    else if (!person || person.party.person !== found?.party.person) unread.push(cell);
  }
  const entry = found ? someone(id, found.party, found.place) : someone(id);
  const also = found?.also ?? [];
  const rest = unread.filter((cell) => !also.includes(cell));
  // Whom the directory does not know is still handed to, by their name.
  const named = found ? entry : { ...entry, party: { ...NOBODY, name: rest[0] ?? "" } };
  return {
    ...named,
    unread: found ? rest : rest.slice(1),
    prepared: [...prepared].map(([asset, name]) => ({ id: asset, name })),
  };
}

/**
 * The people of a list, in its order; one who stands in it twice is one, with all that was prepared.
 *
 * @param ids what their ids begin with
 */
export async function readList(core: CoreClient, list: string, ids: string): Promise<readonly RowPerson[]> {
  const people: RowPerson[] = [];
  for (const [index, cells] of cellsOf(list).entries()) {
    const person = await personIn(core, cells, `${ids}-${index}`);
    const at = people.findIndex(
      ({ party }) => person.party.person !== null && party.person === person.party.person,
    );
    const before = people[at];
    if (before) people[at] = together(before, person);
    else people.push(person);
  }
  return people;
}

function together(one: RowPerson, more: RowPerson): RowPerson {
  const known = new Set(one.prepared.map(({ id }) => id));
  return {
    ...one,
    unread: [...one.unread, ...more.unread],
    prepared: [...one.prepared, ...more.prepared.filter(({ id }) => !known.has(id))],
  };
}
