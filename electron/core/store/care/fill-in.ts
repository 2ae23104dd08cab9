import type { OperationBody } from "../../../../shared/log/operation.ts";
import { ownOperations } from "../log/own-operations.ts";
import type { Sqlite } from "./open-database.ts";
import type { PageImages } from "./pages/page-images.ts";
import { LOG_COLUMNS, strayDrafts, strayOperations } from "./pages/stray-rows.ts";

/** Which tables were read whole; the others are filled in. */
interface Whole {
  operation: boolean;
  draft: boolean;
}

/**
 * Adds rows that lie in good pages to which no tree leads any more: the page above them is damaged,
 * or what led there lay behind a damaged frame of the write-ahead log. Where a row is there in several
 * versions the newest counts. Answers the operations that came.
 */
export function fillIn(images: PageImages, to: Sqlite, whole: Whole): OperationBody[] {
  const found: OperationBody[] = [];
  if (!whole.operation) {
    const known = to.prepare<[string], number>("SELECT 1 FROM operation WHERE id = ?").pluck();
    // One number of a device is one operation: the other one was never committed.
    const taken = to.prepare<[string, number], number>(
      `SELECT 1 FROM ${ownOperations(to)} WHERE device = ? AND deviceSeq = ?`,
    );
    const isFree = to.prepare<[number], number>("SELECT 1 FROM operation WHERE n = ?");
    const insert = to.prepare(
      `INSERT OR IGNORE INTO operation (${LOG_COLUMNS.join(", ")})
       VALUES (${LOG_COLUMNS.map((name) => `@${name}`).join(", ")})`,
    );
    for (const row of strayOperations(images, (id) => known.get(id) === undefined)) {
      if (row.own === 1 && taken.get(row.device, row.deviceSeq) !== undefined) continue;
      const n = isFree.get(row.n) === undefined ? row.n : null;
      if (insert.run({ ...row, n }).changes > 0) found.push(JSON.parse(row.body) as OperationBody);
    }
  }
  if (!whole.draft) {
    const put = to.prepare(
      "INSERT OR IGNORE INTO draft (key, form, data, updatedAt) VALUES (@key, @form, @data, @updatedAt)",
    );
    for (const draft of strayDrafts(images)) put.run(draft);
  }
  return found;
}
