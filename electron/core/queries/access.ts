import { access as kind } from "../../../shared/domain/access/access.ts";
import type { AccessRow } from "../../../shared/domain/access/access.ts";
import { success } from "../outcome.ts";
import { memberNames } from "./parts.ts";
import { parseRow } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

export function accessQueries({ store }: QueryContext) {
  const names = memberNames(store);
  const pages = store
    .prepare<[number, number], string>(
      `SELECT row FROM ${kind.name} ORDER BY at DESC, e DESC LIMIT ? OFFSET ?`,
    )
    .pluck();
  const count = store.prepare<[], number>(`SELECT count(*) FROM ${kind.name}`).pluck();

  const page: Query<"access.page"> = ({ offset, limit }) => {
    const rows = pages.all(limit, offset).map(parseRow<AccessRow>);
    const named = rows.map((row) => ({ ...row, actorName: names(row.actor) }));
    return success({ rows: named, total: count.get() ?? 0 });
  };

  return { "access.page": page };
}
