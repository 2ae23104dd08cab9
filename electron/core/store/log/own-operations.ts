import type { Sqlite } from "../care/open-database.ts";

/**
 * SQL: what this laptop made itself, in the columns of the log. What waits stands in an index of its own
 * and enters the other one when the hub has spoken, so that a command writes one of them and not both. A
 * store that 0.1.0 made has an index of all its own, which would take seconds to exchange in a long log.
 *
 * Who sorts it selects the column too; without that SQLite collects every row before the first.
 */
export function ownOperations(db: Sqlite): string {
  const index = db
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'operation_own'")
    .pluck()
    .get();
  if (!index?.includes("status")) return "(SELECT * FROM operation WHERE own = 1)";
  return `(
    SELECT * FROM operation INDEXED BY operation_pending WHERE own = 1 AND status = 'pending'
    UNION ALL SELECT * FROM operation INDEXED BY operation_own WHERE own = 1 AND status <> 'pending')`;
}
