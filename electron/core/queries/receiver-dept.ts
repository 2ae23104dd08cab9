import { foldEntity } from "../../../shared/domain/evolve.ts";
import { person } from "../../../shared/domain/person/person.ts";
import type { Keeping } from "../../../shared/domain/custody/keeping.ts";
import { read } from "../../../shared/domain/registry.ts";
import { hasSeen, markOf } from "../../../shared/log/seen.ts";
import { failure, success } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/**
 * The department of whom a hand-over gave something to: the document names the person alone. It is read
 * from their record as the author of the document had it, folded from what that laptop had seen; so a
 * later move to another department changes nothing of it.
 */
export function receiverDept({ store }: QueryContext): Query<"operation.receiverDept"> {
  return ({ id }) => {
    const stored = store.log.body(id);
    if (!stored) return failure("notFound", "this laptop knows no such operation", "id");
    const op = operationFrom(stored);
    const reading = read(op);
    if (op.type !== "custody.handOver" || reading.kind !== "known") return success(null);
    const { person: receiver } = reading.payload.to as Keeping;
    if (!receiver) return success(null);
    const seen = store
      .operationsOf(person.name, receiver)
      .map((each) => ({ op: operationFrom(each), seq: each.seq, receivedAt: each.receivedAt }))
      .filter((each) => hasSeen(op, markOf(each)));
    const then = foldEntity(person.name, receiver, seen);
    const { dept } = then.fields;
    // What a newer program wrote may be the department.
    if (then.unread.length > 0 || typeof dept !== "string" || dept === "") return success(null);
    return success(dept);
  };
}
