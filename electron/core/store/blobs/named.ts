import type { BlobAddress } from "../../../../shared/blob/address.ts";
import { file } from "../../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../../shared/domain/file/file.ts";
import { enteredIn } from "../../../../shared/domain/registry.ts";
import type { EntityKey } from "../../../../shared/log/operation.ts";
import type { Sqlite } from "../care/open-database.ts";
import { operationFrom } from "../log/stored-parts.ts";

export type NamedBlobs = ReturnType<typeof createNamedBlobs>;

/** What names a blob: files, what the hub refused and may be sent once more, and what is being written. */
export function createNamedBlobs(db: Sqlite) {
  const byFile = db.prepare<[string], string>(`SELECT row FROM ${file.name} WHERE blob = ? LIMIT 1`).pluck();
  const keysOf = db
    .prepare<[string], string>(
      `SELECT '${file.name}:' || n.id FROM ${file.name} f JOIN entity n ON n.e = f.e WHERE f.blob = ?`,
    )
    .pluck();
  const byDraft = db.prepare<[string], 1>("SELECT 1 FROM draft WHERE instr(data, ?) > 0 LIMIT 1").pluck();
  const refused = db.prepare<[], { body: string; parts: string | null }>(
    "SELECT body, parts FROM operation WHERE status = 'refused' AND type = 'file.attach'",
  );
  const without = db
    .prepare<[number, number], string>(
      `SELECT address FROM blob WHERE address NOT LIKE 'intake:%' AND address NOT IN (SELECT blob FROM ${file.name})
          AND (max(takenAt, usedAt) < ? OR takenAt > ?) ORDER BY b`,
    )
    .pluck();

  const unknown = db
    .prepare<[], BlobAddress>(
      `SELECT f.blob FROM ${file.name} f LEFT JOIN blob b ON b.address = f.blob
        WHERE f.blob <> '' AND (b.b IS NULL OR (b.state <> 'whole' AND b.sent = 0))
        GROUP BY f.blob ORDER BY max(f.at) DESC`,
    )
    .pluck();

  const unsent = db.prepare<[], { count: number; bytes: number }>(
    `SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM blob
      WHERE sent = 0 AND state = 'whole' AND EXISTS (SELECT 1 FROM ${file.name} f WHERE f.blob = blob.address)`,
  );

  const inRefused = (address: BlobAddress) =>
    refused.all().some((row) => enteredIn(operationFrom(row)).payload.blob === address);

  return {
    fileOf(address: BlobAddress): FileRow | null {
      const row = byFile.get(address);
      return row === undefined ? null : (JSON.parse(row) as FileRow);
    },
    /** All files that have these bytes: their screens ask again. */
    keysOf: (address: BlobAddress): EntityKey[] => keysOf.all(address),
    /** Those that nothing names, taken in and used before a moment, or by a clock that was ahead. */
    unnamed: (before: number, ahead: number): BlobAddress[] =>
      without.all(before, ahead).filter((address) => byDraft.get(address) !== 1 && !inRefused(address)),
    /** Named by files, and neither whole here nor known to be on the hub; of the newest files first. */
    unknown: (): BlobAddress[] => unknown.all(),
    /** How many files the hub is not known to have, and their bytes. */
    unsentTotal: (): { count: number; bytes: number } => unsent.get() ?? { count: 0, bytes: 0 },
    isNamed: (address: BlobAddress): boolean =>
      byFile.get(address) !== undefined || byDraft.get(address) === 1 || inRefused(address),
  };
}
