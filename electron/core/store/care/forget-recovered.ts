import { createBlobRows } from "../blobs/blob-rows.ts";
import { createForgetting, forgetAgain } from "../log/forgetting.ts";
import { createMeta } from "../log/meta.ts";
import { columnsOf, unlessDamaged } from "./copy-rows.ts";
import type { Sqlite } from "./open-database.ts";
import type { PageImages } from "./pages/page-images.ts";
import { strayErasures } from "./pages/stray-rows.ts";

interface Erasure {
  part: string;
  operation: string;
}

/**
 * What was erased does not come back with a row out of an old page or a backup, even where the
 * operation that erased it is lost: every source says which parts were erased.
 */
export function forgetRecovered(
  to: Sqlite,
  from: readonly (Sqlite | null)[],
  images: PageImages | null,
): void {
  const erased = from.flatMap((db) => (db ? erasuresIn(db) : []));
  if (images) erased.push(...strayErasures(images));
  const targets = erased.map(({ part, operation }) => ({ operation, parts: [part] }));
  const values = [
    ...createForgetting(to).erase(targets, null).values,
    ...forgetAgain(to, !createMeta(to).get("binding")),
  ];
  const blobs = createBlobRows(to);
  // Two files may have the same bytes: what another still names stays.
  const isNamed = to.prepare<[string], 1>("SELECT 1 FROM operation WHERE instr(parts, ?) > 0 LIMIT 1").pluck();
  for (const row of values.flatMap((value) => blobs.get(value) ?? [])) {
    if (isNamed.get(row.address) !== 1) blobs.drop(row);
  }
}

/** An older program's store has no such table. */
function erasuresIn(db: Sqlite): Erasure[] {
  if (columnsOf(db, "erased").length === 0) return [];
  return unlessDamaged(() => db.prepare<[], Erasure>("SELECT part, operation FROM erased").all()) ?? [];
}
