import { DOCUMENT_TYPES } from "../../../shared/documents/kinds.ts";
import { success } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

const TYPES = DOCUMENT_TYPES.map((type) => `'${type}'`).join(", ");

/** Documents by the number that is printed on them. */
export function documentQueries({ store }: QueryContext) {
  const numbered = store.prepare<[string], StoredForm>(
    `SELECT body, sig, parts FROM operation
      WHERE status IN ('accepted', 'pending') AND type IN (${TYPES}) AND json_extract(body, '$.payload.number') = ?`,
  );
  const find: Query<"document.find"> = ({ number }) =>
    success(
      numbered.all(number).map((stored) => {
        const { id, touches } = operationFrom(stored);
        return { operation: id, number, records: [...touches] };
      }),
    );
  return { "document.find": find };
}
