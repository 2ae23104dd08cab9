import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import type { Known } from "../../shared/domain/kind/rule.ts";
import { emptyState } from "../../shared/log/state.ts";
import { localDate } from "../core/index.ts";

/**
 * What a form knows: the clock as the core reckons it, and of records what a team has defined. What a
 * rule asks of another record is asked of the core.
 */
export function knownHere(now: number, skewMs: number, definitions: readonly DefinitionRow[]): Known {
  const rows = new Map(definitions.map((row) => [row.id, row]));
  return {
    now: Math.max(now, now - skewMs),
    today: localDate(new Date(now)),
    state(kind, id) {
      const row = kind === "definition" ? rows.get(id) : undefined;
      return row ? { ...emptyState(kind, id), exists: true, fields: { ...row } } : null;
    },
  };
}
