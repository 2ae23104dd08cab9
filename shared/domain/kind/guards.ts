import type { Operation } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import type { AnyAct, Forbidden } from "./act.ts";
import type { RecordKind } from "./record-kind.ts";

/** A rule that a decision does not keep. */
export interface BrokenRule extends Forbidden {
  rule: string;
}

/** What a breach is settled with: somebody with the right has looked at it. */
export const ACKNOWLEDGED = "acknowledged";

/** The rule that a record is made once. Its number and title are spoken aloud: no second opening takes them. */
export const MADE_ONCE = "madeOnce";

/** Rules that a decision does not keep on a record as it stands just before. */
export function brokenRules(
  state: EntityState,
  { definition, payload }: { definition: { kind: string | null; act: AnyAct }; payload: unknown },
  op: Operation,
): BrokenRule[] {
  if (definition.kind !== state.kind) return [];
  return Object.entries(definition.act.guards ?? {}).flatMap(([rule, guard]) => {
    const forbidden = guard(state, payload, op);
    return forbidden ? [{ ...forbidden, rule }] : [];
  });
}

/** Names of the rules whose breach on a record of a kind is settled by looking at it. */
export function guardedRules({ acts }: Pick<RecordKind, "acts">): string[] {
  const all = Object.values<AnyAct>(acts);
  const guards = new Set(all.flatMap(({ guards: named = {} }) => Object.keys(named)));
  return all.some(({ creates }) => creates) ? [...guards, MADE_ONCE] : [...guards];
}
