import { DOCUMENT_KINDS, DOCUMENT_TYPES } from "../../../shared/documents/kinds.ts";
import { success } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** A ticket is found by its mark: of its openings there are as many as of all else together. */
const BY_MARK = DOCUMENT_KINDS.ticket.of;
const TYPES = DOCUMENT_TYPES.filter((type) => !BY_MARK.includes(type))
  .map((type) => `'${type}'`)
  .join(", ");

/** SQL of the operations whose document bears a number, its only parameter. */
export const numberedSql = (columns: string): string =>
  `SELECT ${columns} FROM operation WHERE status IN ('accepted', 'pending') AND type IN (${TYPES})
    AND json_extract(body, '$.payload.number') = ?`;

/** Documents by the number that is printed on them. */
export function documentQueries({ store }: QueryContext) {
  const numbered = store.prepare<[string], StoredForm>(numberedSql("body, sig, parts"));
  const find: Query<"document.find"> = ({ number }) =>
    success(
      numbered.all(number).map((stored) => {
        const { id, touches } = operationFrom(stored);
        return { operation: id, number, records: [...touches] };
      }),
    );
  return { "document.find": find };
}
