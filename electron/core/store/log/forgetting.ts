import type { Forgotten as Parting } from "../../../../shared/domain/kind/act.ts";
import { FORGETTING_TYPES, forgottenBy } from "../../../../shared/domain/registry.ts";
import type { Operation } from "../../../../shared/log/operation.ts";
import { valueIn } from "../../../../shared/log/parts.ts";
import type { Sqlite } from "../care/open-database.ts";
import { withoutWords, wordsIn } from "./erased-words.ts";
import { lacksParts, operationFrom, partsColumn, partsFrom } from "./stored-parts.ts";
import type { Parts } from "./stored-parts.ts";

export type Forgetting = ReturnType<typeof createForgetting>;

export interface Forgotten {
  /** Operations that say less now: their records are folded anew. */
  operations: Operation[];
  /** Drafts that said the erased words. */
  drafts: { key: string; form: string; data: string; updatedAt: number }[];
}

/** What this store has forgotten, and forgets (ADR 18). Inside a transaction. */
export function createForgetting(db: Sqlite) {
  const known = db
    .prepare<[string, string], number>("SELECT 1 FROM erased WHERE part = ? AND operation = ?")
    .pluck();
  const note = db.prepare("INSERT OR IGNORE INTO erased (part, operation) VALUES (?, ?)");
  const stored = db.prepare<
    [string],
    { n: number; body: string; parts: string | null; label: string | null }
  >("SELECT n, body, parts, label FROM operation WHERE id = ?");
  const update = db.prepare("UPDATE operation SET parts = ?, absent = ?, label = ? WHERE n = ?");
  const drafts = db.prepare<[], Forgotten["drafts"][number]>("SELECT key, form, data, updatedAt FROM draft");
  const saveDraft = db.prepare("UPDATE draft SET data = ? WHERE key = ?");
  const isErased = (operation: string, part: string): boolean => known.get(part, operation) === 1;

  /** Takes parts out of an operation. Answers the words that went. */
  function takeOut(operation: string, gone: ReadonlySet<string>, changed: Operation[]): string[] {
    const row = stored.get(operation);
    if (!row) return [];
    const parts = partsFrom(row.parts);
    const words = [...gone].flatMap((part) => wordsIn(valueIn(parts.get(part) ?? "")));
    for (const part of gone) parts.delete(part);
    // An empty label still says that this operation was made here.
    const label = row.label !== null && withoutWords(row.label, words) !== row.label ? "" : row.label;
    const absent = lacksParts(row.body, parts, (part) => isErased(operation, part)) ? 1 : 0;
    update.run(partsColumn(parts), absent, label, row.n);
    changed.push(operationFrom({ body: row.body, parts: partsColumn(parts) }));
    return words;
  }

  function cleanDrafts(words: readonly string[]): Forgotten["drafts"] {
    if (words.length === 0) return [];
    return drafts.all().flatMap((draft) => {
      const data = JSON.stringify(withoutWords(JSON.parse(draft.data), words));
      if (data === draft.data) return [];
      saveDraft.run(data, draft.key);
      return [{ ...draft, data }];
    });
  }

  return {
    isErased,
    /**
     * Of an operation's parts that came in, those that were not erased: an erased part is never stored
     * again. And whether some are missing.
     */
    kept(operation: string, body: string, came: Parts): { parts: Parts; absent: boolean } {
      const isGone = (part: string) => isErased(operation, part);
      const parts = new Map([...came].filter(([part]) => !isGone(part)));
      return { parts, absent: lacksParts(body, parts, isGone) };
    },

    /** Erases parts of operations, and what drafts say of them. */
    erase(targets: readonly Parting[]): Forgotten {
      const operations: Operation[] = [];
      const words: string[] = [];
      for (const { operation, parts } of targets) {
        for (const part of parts) note.run(part, operation);
        words.push(...takeOut(operation, new Set(parts), operations));
      }
      return { operations, drafts: cleanDrafts(words) };
    },
  };
}

/**
 * Obeys once more every erasure that the log knows: after a store was put together from an older
 * backup, or from what could be read of a damaged one.
 *
 * @param alone whether what waits counts as well, because there is no hub to accept it
 */
export function forgetAgain(db: Sqlite, alone: boolean): void {
  const { erase } = createForgetting(db);
  const types = FORGETTING_TYPES.map(() => "?").join(", ");
  const status = alone ? "('accepted', 'pending')" : "('accepted')";
  const rows = db
    .prepare<string[], { body: string; parts: string | null }>(
      `SELECT body, parts FROM operation WHERE type IN (${types}) AND status IN ${status}`,
    )
    .all(...FORGETTING_TYPES);
  for (const row of rows) erase(forgottenBy(operationFrom(row)));
}
