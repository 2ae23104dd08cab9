import { sameJson } from "../../shared/log/canonical.ts";
import type { Overwritten } from "../../shared/log/state.ts";

/** Of what was overwritten that which does not hold (again): a value that was restored is not lost. */
export function stillLost(
  lost: readonly Overwritten[],
  current: Readonly<Record<string, unknown>>,
): Overwritten[] {
  return lost.filter(({ field, value }) => !sameJson(value ?? null, current[field] ?? null));
}
