import { canonicalJson, sameJson } from "../../../shared/log/canonical.ts";
import type { Overwritten } from "../../../shared/log/state.ts";

/**
 * Of what was overwritten that which does not hold (again): a value that was restored is not lost. A value
 * that was lost several times is lost once, by whom wrote it last.
 */
export function stillLost(
  lost: readonly Overwritten[],
  current: Readonly<Record<string, unknown>>,
): Overwritten[] {
  const gone = lost.filter(({ field, value }) => !sameJson(value ?? null, current[field] ?? null));
  const last = new Map(gone.map((each) => [`${each.field} ${canonicalJson(each.value ?? null)}`, each]));
  return gone.filter((each) => last.get(`${each.field} ${canonicalJson(each.value ?? null)}`) === each);
}
