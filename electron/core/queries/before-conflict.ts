import { foldEntity } from "../../../shared/domain/evolve.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { hasSeen, markOf } from "../../../shared/log/seen.ts";
import { openConflict } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/**
 * What stood in a field before two people wrote it at once: the record as it is folded from what every
 * side's author had seen. One of them may have seen more; that is no common ground.
 */
export function beforeConflict({ store }: QueryContext): Query<"conflict.before"> {
  return ({ kind, id, field }) => {
    const state = store.state(entityKeyOf(kind, id));
    const conflict = state && openConflict(state, field);
    if (!conflict) return failure("notFound", "this field has no open conflict", "field");
    const all = store
      .operationsOf(kind, id)
      .map((stored) => ({ op: operationFrom(stored), seq: stored.seq, receivedAt: stored.receivedAt }));
    const sides = all.filter(({ op }) => conflict.sides.some((side) => side.op === op.id));
    const common = all.filter(
      (each) => !sides.includes(each) && sides.every(({ op }) => hasSeen(op, markOf(each))),
    );
    return success({ value: foldEntity(kind, id, common).fields[field] ?? null });
  };
}
