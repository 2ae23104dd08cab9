import { OPERATION_TYPES, personalParts } from "../../../shared/domain/registry.ts";
import { success } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** A place of a payload as a person is told of it: a field, or the whole of what is beside the fields. */
const placeOf = (path: string) => (path.startsWith("set.") ? path : path.replace(/\..*$/, ""));

/** What may still be erased of a record. */
export function personalQueries({ store }: QueryContext) {
  const operations = store.prepare<[string, string], { body: string; parts: string | null }>(
    `SELECT o.body, o.parts FROM entity n JOIN entity_operation eo ON eo.e = n.e JOIN operation o ON o.n = eo.n
      WHERE n.id = ? AND n.kind = ? AND o.status IN ('accepted', 'pending') ORDER BY o.n`,
  );
  const erased = store
    .prepare<[string, string], number>("SELECT 1 FROM erased WHERE part = ? AND operation = ?")
    .pluck();

  const personal: Query<"record.personal"> = ({ kind, id }) => {
    const places = new Set<string>();
    let plain = false;
    for (const op of operations.all(id, kind).map(operationFrom)) {
      const named = personalParts(op);
      const definition = OPERATION_TYPES.get(op.type);
      plain ||= definition?.personal !== undefined && op.v < definition.v;
      for (const { path, part } of named) if (erased.get(part, op.id) !== 1) places.add(placeOf(path));
    }
    return success({ places: [...places].sort(), plain });
  };

  return { "record.personal": personal };
}
