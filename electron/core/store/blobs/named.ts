import type { BlobAddress } from "../../../../shared/blob/address.ts";
import { file } from "../../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../../shared/domain/file/file.ts";
import { enteredIn } from "../../../../shared/domain/registry.ts";
import type { Sqlite } from "../care/open-database.ts";
import { operationFrom } from "../log/stored-parts.ts";

export type NamedBlobs = ReturnType<typeof createNamedBlobs>;

/** What names a blob: files, what the hub refused and may be sent once more, and what is being written. */
export function createNamedBlobs(db: Sqlite) {
  const byFile = db.prepare<[string], string>(`SELECT row FROM ${file.name} WHERE blob = ? LIMIT 1`).pluck();
  const byDraft = db.prepare<[string], 1>("SELECT 1 FROM draft WHERE instr(data, ?) > 0 LIMIT 1").pluck();
  const refused = db.prepare<[], { body: string; parts: string | null }>(
    "SELECT body, parts FROM operation WHERE status = 'refused' AND type = 'file.attach'",
  );
  const files = db
    .prepare<[], string>(`SELECT row FROM ${file.name} WHERE blob <> '' ORDER BY at DESC`)
    .pluck();

  const without = db
    .prepare<[number, number], string>(
      `SELECT address FROM blob WHERE address NOT LIKE 'intake:%' AND address NOT IN (SELECT blob FROM ${file.name})
          AND (max(takenAt, usedAt) < ? OR takenAt > ?) ORDER BY b`,
    )
    .pluck();

  const inRefused = (address: BlobAddress) =>
    refused.all().some((row) => enteredIn(operationFrom(row)).payload.blob === address);

  return {
    fileOf(address: BlobAddress): FileRow | null {
      const row = byFile.get(address);
      return row === undefined ? null : (JSON.parse(row) as FileRow);
    },
    /** Files with bytes, the newest first. */
    files: (): FileRow[] => files.all().map((row) => JSON.parse(row) as FileRow),
    /** Those that nothing names, taken in and used before a moment, or by a clock that was ahead. */
    unnamed: (before: number, ahead: number): BlobAddress[] =>
      without.all(before, ahead).filter((address) => byDraft.get(address) !== 1 && !inRefused(address)),
    isNamed: (address: BlobAddress): boolean =>
      byFile.get(address) !== undefined || byDraft.get(address) === 1 || inRefused(address),
  };
}
