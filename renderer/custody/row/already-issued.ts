import type { CoreClient } from "../../core/index.ts";
import type { HandOverValues } from "../forms/custody-acts.ts";
import type { RowPerson } from "./row-values.ts";
import { draftKeyOf } from "./row-values.ts";

type Kept = Partial<Pick<HandOverValues, "receiver" | "lines">>;

const MINUTE = 60_000;

/**
 * A row that was broken off may have saved a hand-over that it did not live to note: who has all their assets by a
 * hand-over since it began was issued them. What the form still keeps of it is forgotten.
 *
 * @param draft what is kept of a person's form
 */
export async function withIssued(
  core: CoreClient,
  people: readonly RowPerson[],
  began: number,
  draft: (key: string) => Kept | undefined,
): Promise<readonly RowPerson[]> {
  return Promise.all(
    people.map(async (person) => {
      if (person.stands === "issued") return person;
      const kept = draft(draftKeyOf(person));
      const receiver = kept?.receiver?.name ? kept.receiver : person.party;
      const assets = kept?.lines?.map(({ asset }) => asset.id) ?? person.prepared.map(({ id }) => id);
      const number = await numberOf(core, assets, receiver, began);
      if (number === null) return person;
      void core.execute("draft.discard", { key: draftKeyOf(person) });
      return { ...person, stands: "issued" as const, number, party: receiver };
    }),
  );
}

/** The one document by which somebody has all of them since then; null where there is none. */
async function numberOf(
  core: CoreClient,
  assets: readonly string[],
  receiver: RowPerson["party"],
  began: number,
): Promise<string | null> {
  const numbers = new Set<string | null>();
  for (const id of assets) {
    const found = await core.query("asset.get", { id });
    const { events, head } = found.ok ? found.value.custody : { events: [], head: null };
    const event = events.find((each) => each.id === head);
    // A form says its time to the minute.
    const since = event?.act === "handOver" && Date.parse(event.at) >= Math.floor(began / MINUTE) * MINUTE;
    numbers.add(since && event.holder?.name === receiver.name ? event.number : null);
  }
  const [only, another] = [...numbers];
  return another === undefined ? (only ?? null) : null;
}
