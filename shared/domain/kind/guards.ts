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

/** Names of the rules that guard decisions about records of a kind. */
export function guardedRules({ acts }: Pick<RecordKind, "acts">): string[] {
  return [...new Set(Object.values<AnyAct>(acts).flatMap(({ guards = {} }) => Object.keys(guards)))];
}
