import { person } from "../../../shared/domain/person/person.ts";
import type { Keeping } from "../../../shared/domain/custody/keeping.ts";
import { read } from "../../../shared/domain/registry.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { asAuthorHad } from "./as-author-had.ts";
import type { Query, QueryContext } from "./query.ts";

/**
 * The department of whom a hand-over gave something to: the document names the person alone. It is that
 * of their record as the author of the document had it, so that a later move to another department
 * changes nothing of it; null where nobody can tell.
 */
export function receiverDeptOf(store: Pick<ReadStore, "operationsOf">, op: Operation): string | null {
  const reading = read(op);
  if (op.type !== "custody.handOver" || reading.kind !== "known") return null;
  const { person: receiver } = reading.payload.to as Keeping;
  if (!receiver) return null;
  const then = asAuthorHad(store, op, person.name, receiver);
  const { dept } = then.fields;
  // What a newer program wrote may be the department.
  if (then.unread.length > 0 || typeof dept !== "string" || dept === "") return null;
  return dept;
}

export function receiverDept({ store }: QueryContext): Query<"operation.receiverDept"> {
  return ({ id }) => {
    const stored = store.log.body(id);
    if (!stored) return failure("notFound", "this laptop knows no such operation", "id");
    return success(receiverDeptOf(store, operationFrom(stored)));
  };
}
