import { useEffect } from "react";
import type { CoreClient } from "../../core/index.ts";
import { useCore } from "../../core/index.ts";
import { unchoose } from "./chosen.ts";
import type { RegisterFilters } from "./filters.ts";
import { alone, isFiltered } from "./filters.ts";
import { idsBetween } from "./ids-between.ts";

/** Those of some assets that the register has no more: merged into another, here or on another laptop. */
export async function goneOf(core: Pick<CoreClient, "query">, only: readonly string[]): Promise<string[]> {
  const ids = await idsBetween(core, alone(only), 0, only.length - 1);
  // No answer says nothing of any of them.
  if (ids === null) return [];
  const there = new Set(ids);
  return only.filter((id) => !there.has(id));
}

/**
 * Where what is chosen is shown alone and the register has fewer of it, the rest is chosen no longer: it
 * would be counted, and nobody could see what.
 *
 * @param total rows that the register shows; null while that is not known
 */
export function usePruned(filters: RegisterFilters, total: number | null): void {
  const core = useCore();
  const { only } = filters;
  const fewer =
    only !== null && total !== null && !isFiltered({ ...filters, only: null }) && total < only.length;
  useEffect(() => {
    if (fewer) void goneOf(core, only).then(unchoose);
  }, [core, fewer, only, total]);
}
