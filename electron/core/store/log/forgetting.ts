import type { Forgotten as Parting } from "../../../../shared/domain/kind/act.ts";
import {
  FORGETTING_TYPES,
  REPEATING_TYPES,
  forgottenBy,
  repeatedParts,
} from "../../../../shared/domain/registry.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import { valueIn } from "../../../../shared/log/parts.ts";
import type { Sqlite } from "../care/open-database.ts";
import { withoutWords, wordsIn } from "./erased-words.ts";
import { envelopeFrom, lacksParts, operationFrom, partsColumn, partsFrom } from "./stored-parts.ts";
import type { Parts } from "./stored-parts.ts";

export type Forgetting = ReturnType<typeof createForgetting>;

export interface Forgotten {
  /** Operations that say less now: their records are folded anew. */
  operations: Operation[];
  /** The texts that went. */
  values: readonly string[];
  /** Drafts that said the erased words. */
  drafts: { key: string; form: string; data: string; updatedAt: number }[];
}

/** Where operations are that a transaction erases something of. */
export interface Whereabouts {
  records: readonly EntityKey[];
  /** Places in the log of what the transaction has filed with these records and the store does not show yet. */
  filed: readonly number[];
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
  const TYPED = `type IN (${REPEATING_TYPES.map((type) => `'${type}'`).join(", ")})`;
  const repeatingAbout = db
    .prepare<[string, string], string>(
      `SELECT o.body FROM entity x JOIN entity_operation eo ON eo.e = x.e JOIN operation o ON o.n = eo.n
        WHERE x.id = ? AND x.kind = ? AND o.${TYPED}`,
    )
    .pluck();
  const repeatingAt = db
    .prepare<[number], string>(`SELECT body FROM operation WHERE n = ? AND ${TYPED}`)
    .pluck();
  const repeating = db.prepare<[], string>(`SELECT body FROM operation WHERE ${TYPED}`).pluck();
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

  function repeatingIn({ records, filed }: Whereabouts): string[] {
    const stored = records.flatMap((key) => {
      const { kind, id } = splitEntityKey(key);
      return repeatingAbout.all(id, kind);
    });
    return [...new Set([...stored, ...filed.flatMap((n) => repeatingAt.all(n))])];
  }

  /** Operations that say one of these parts anew (ADR 33), whether or not who erased it knew of them. */
  function repeatsOf(targets: readonly Parting[], where: Whereabouts | null): Parting[] {
    const gone = new Set(
      targets.flatMap(({ operation, parts }) => parts.map((part) => `${operation} ${part}`)),
    );
    const bodies = where ? repeatingIn(where) : repeating.all();
    return bodies.map(envelopeFrom).flatMap((op) => {
      const parts = repeatedParts(op).filter(({ from, part }) => gone.has(`${from} ${part}`));
      return parts.length > 0 ? [{ operation: op.id, parts: parts.map(({ part }) => part) }] : [];
    });
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
     * Admits an operation whose parts came: notes as erased what it says anew of something erased. Answers
     * the parts to store, since an erased one never is again, and whether some are missing.
     */
    admit(op: Operation, body: string, came: Parts): { parts: Parts; absent: boolean } {
      for (const { part, from } of repeatedParts(op)) if (isErased(from, part)) note.run(part, op.id);
      const isGone = (part: string) => isErased(op.id, part);
      const parts = new Map([...came].filter(([part]) => !isGone(part)));
      return { parts, absent: lacksParts(body, parts, isGone) };
    },

    /**
     * Erases parts of operations, also where another says them anew, and what drafts say of them.
     *
     * @param where they are; null where that is not known, then the whole log is read
     */
    erase(targets: readonly Parting[], where: Whereabouts | null): Forgotten {
      const operations: Operation[] = [];
      const words: string[] = [];
      for (const { operation, parts } of [...targets, ...repeatsOf(targets, where)]) {
        for (const part of parts) note.run(part, operation);
        words.push(...takeOut(operation, new Set(parts), operations));
      }
      return { operations, values: words, drafts: cleanDrafts(words) };
    },
  };
}

/**
 * Obeys once more every erasure that the log knows: after a store was put together from an older
 * backup, or from what could be read of a damaged one. Answers the texts that went.
 *
 * @param alone whether what waits counts as well, because there is no hub to accept it
 */
export function forgetAgain(db: Sqlite, alone: boolean): readonly string[] {
  const { erase } = createForgetting(db);
  const types = FORGETTING_TYPES.map(() => "?").join(", ");
  const status = alone ? "('accepted', 'pending')" : "('accepted')";
  const rows = db
    .prepare<string[], { body: string; parts: string | null }>(
      `SELECT body, parts FROM operation WHERE type IN (${types}) AND status IN ${status}`,
    )
    .all(...FORGETTING_TYPES);
  return erase(
    rows.flatMap((row) => forgottenBy(operationFrom(row))),
    null,
  ).values;
}
