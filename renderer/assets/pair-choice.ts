import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { Asked } from "../core/client.ts";

/** What may be taken from either of two records of one thing; who holds it is a matter of custody. */
export const PAIR_FACTS = ["kind", "tag", "serial", "name", "maker", "model", "place"] as const;
type PairFact = (typeof PAIR_FACTS)[number];

/** Whose value is right, for the facts that somebody has said it of. */
export type PairChoice = Partial<Record<PairFact, 0 | 1>>;

export type TakenOver = Partial<Record<PairFact, string>>;

/** What the record that stays takes over from the other: values chosen there that it does not have itself. */
export function chosenFrom(rows: readonly [AssetRow, AssetRow], keep: 0 | 1, taken: PairChoice): TakenOver {
  const stays = rows[keep];
  const set: TakenOver = {};
  for (const name of PAIR_FACTS) {
    const value = rows[taken[name] ?? keep][name];
    if (value && value !== stays[name]) set[name] = value;
  }
  return set;
}

/** Two records become one with the values that somebody chose: the merge is last, and says what was done. */
export function mergeOf(keep: string, drop: string, set: TakenOver): Asked[] {
  const taking: Asked[] = Object.keys(set).length > 0 ? [["asset.edit", { asset: keep, set }]] : [];
  return [...taking, ["asset.merge", { asset: keep, drop }]];
}
