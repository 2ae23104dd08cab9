import type { DraftRow } from "../../../../shared/ipc/change-batch.ts";
import type { Sqlite } from "../care/open-database.ts";

/** What stays on this laptop and is in no log: half-filled forms, and how its user likes the window. */
export function createOwnThings(db: Sqlite, now: () => number) {
  const save = db.prepare(
    `INSERT INTO draft (key, form, data, updatedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET form = excluded.form, data = excluded.data, updatedAt = excluded.updatedAt`,
  );
  const drop = db.prepare("DELETE FROM draft WHERE key = ?");
  const prefer = db.prepare(
    "INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );

  return {
    saveDraft(draft: Omit<DraftRow, "updatedAt">): DraftRow {
      const row = { ...draft, updatedAt: now() };
      save.run(row.key, row.form, JSON.stringify(row.data), row.updatedAt);
      return row;
    },
    discardDraft: (key: string): unknown => drop.run(key),
    setPreference(key: string, value: string | number | boolean | null): void {
      prefer.run(key, JSON.stringify(value));
    },
  };
}
