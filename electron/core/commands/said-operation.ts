import type { SaidOperation } from "../../../shared/domain/kind/plan.ts";
import { OPERATION_TYPES, personalParts, retentionsOf } from "../../../shared/domain/registry.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import type { Store } from "../store/store.ts";

/** An operation as an act that erases asks for it. */
export function saidOperation({ forgetting }: Store, stored: StoredForm): SaidOperation {
  const op = operationFrom(stored);
  const references = personalParts(op);
  const hides = OPERATION_TYPES.get(op.type)?.personal !== undefined;
  return {
    id: op.id,
    type: op.type,
    touches: op.touches,
    parts: references.filter(({ part }) => !forgetting.isErased(op.id, part)),
    keep: retentionsOf(op),
    plain: hides && references.length === 0,
  };
}
