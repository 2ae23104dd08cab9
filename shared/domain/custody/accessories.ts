import { eventOf, toldBy } from "./custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "./custody-chain.ts";
import type { Accessory, MissingAccessory } from "./line-forms.ts";

/** The hand-over by which it is out; undefined while it lies in a pool. */
export function standingHandOver(chain: CustodyChain): CustodyEvent | undefined {
  let event = toldBy(chain);
  for (let left = chain.events.length; event && event.act !== "handOver" && left > 0; left -= 1) {
    if (event.act === "return") return undefined;
    event = eventOf(chain, event.prev);
  }
  return event;
}

/** Form in which accessories are compared by their names. */
export const accessoryName = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/** What is told of something that did not come back. */
type Explained = Pick<MissingAccessory, "name" | "outcome" | "words"> & { qty?: number | undefined };

/**
 * What of the accessories that went out did not come back, with what is told of each. What is told of
 * something that the hand-over does not name is kept as it is told.
 */
export function missingOf(
  out: readonly Accessory[],
  back: readonly Accessory[],
  told: readonly Explained[],
): MissingAccessory[] {
  const left = new Map<string, number>();
  for (const { name, qty } of back) left.set(accessoryName(name), (left.get(accessoryName(name)) ?? 0) + qty);
  const gone = out.flatMap((each): Accessory[] => {
    const came = Math.min(each.qty, left.get(accessoryName(each.name)) ?? 0);
    left.set(accessoryName(each.name), (left.get(accessoryName(each.name)) ?? 0) - came);
    return came < each.qty ? [{ ...each, qty: each.qty - came }] : [];
  });
  const known = new Set(gone.map(({ name }) => accessoryName(name)));
  const explained = gone.map((each) => {
    const said = told.find(({ name }) => accessoryName(name) === accessoryName(each.name));
    return { ...each, outcome: said?.outcome ?? null, words: said?.words ?? "" };
  });
  const more = told
    .filter(({ name }) => !known.has(accessoryName(name)))
    .map(({ name, qty = 1, outcome, words }) => ({ name, qty, serial: "", outcome, words }));
  return [...explained, ...more].slice(0, 40);
}

/** Whole days after the day it was due back, as the clock at the place showed it; null where none was agreed. */
export function daysLate(dueBack: string | null, at: string): number | null {
  if (dueBack === null) return null;
  const days = (Date.parse(at.slice(0, 10)) - Date.parse(dueBack)) / 86_400_000;
  return Math.max(0, Math.round(days));
}
