import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";

/** What may be taken from either of two records of one thing; who holds it is a matter of custody. */
export const PAIR_FACTS = ["kind", "tag", "serial", "name", "maker", "model", "place"] as const;
type PairFact = (typeof PAIR_FACTS)[number];

/** Whose value is right, for the facts that somebody has said it of. */
export type PairChoice = Partial<Record<PairFact, 0 | 1>>;

/** What the record that stays takes over from the other: values chosen there that it does not have itself. */
export function chosenFrom(
  rows: readonly [AssetRow, AssetRow],
  keep: 0 | 1,
  taken: PairChoice,
): Partial<Record<PairFact, string>> {
  const stays = rows[keep];
  const set: Partial<Record<PairFact, string>> = {};
  for (const name of PAIR_FACTS) {
    const value = rows[taken[name] ?? keep][name];
    if (value && value !== stays[name]) set[name] = value;
  }
  return set;
}
