import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { personalParts } from "../../../shared/domain/registry.ts";
import type { Lacking, Personal } from "../../../shared/documents/lacking.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import type { Store } from "../store/store.ts";

/** Why each of the personal parts of an operation is not there that is not. */
export function withheldOf({ forgetting }: Store, op: Operation): Lacking[] {
  return personalParts(op)
    .filter(({ part }) => !op.parts?.has(part))
    .map(({ part }) => (forgetting.isErased(op.id, part) ? "erased" : "absent"));
}

/** Tells texts that speak of people: as they were said, or why they are not there. */
export interface Saying {
  nameOf: (member: string) => string;
  /** A text that speaks of a person, by the operation that said it. */
  personal: (text: string, op: string) => Personal;
  of: (state: EntityState, field: string) => Personal;
}

export function sayingOf(
  store: Store,
  operations: ReadonlyMap<string, Operation>,
  nameOf: (member: string) => string,
): Saying {
  const personal = (text: string, op: string): Personal => {
    if (text !== HIDDEN) return { text, lacking: null };
    const own = operations.get(op);
    return { text: "", lacking: own && withheldOf(store, own).includes("absent") ? "absent" : "erased" };
  };
  return {
    nameOf,
    personal,
    of: (state, field) => personal(textIn(state, field), lastWrite(state, field)?.op ?? ""),
  };
}
