import { decisionKey } from "../../../../shared/domain/conflict/decisions.ts";
import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import type { Attention } from "../../../../shared/ipc/change-batch.ts";
import type { Store } from "../store.ts";
import { toldWrong } from "./meta.ts";

/**
 * How much waits for a person, by what is needed. Asked several times with every act, so decisions are
 * counted only after a transaction that changed a conflict.
 */
export function createAttention({ db, log, meta, conflictChanges }: Store): () => Attention {
  const unseenRefusals = db
    .prepare<[], number>("SELECT count(*) FROM operation WHERE status = 'refused' AND acknowledged = 0")
    .pluck();
  const ownConflicts = db
    .prepare<[], number>("SELECT count(*) FROM conflict WHERE id NOT LIKE 'unique:%'")
    .pluck();
  const claimConflicts = db.prepare<[], string>("SELECT row FROM conflict WHERE id LIKE 'unique:%'").pluck();
  let known: { after: number; decisions: number } | null = null;

  function countDecisions(): number {
    const keys = new Set<string>();
    for (const row of claimConflicts.iterate()) keys.add(decisionKey(JSON.parse(row) as ConflictRow));
    return (ownConflicts.get() ?? 0) + keys.size;
  }

  function decisions(): number {
    // What a running transaction shows may yet be undone.
    if (db.inTransaction) return countDecisions();
    const after = conflictChanges();
    if (known?.after !== after) known = { after, decisions: countDecisions() };
    return known.decisions;
  }

  return () => ({
    conflicts: decisions(),
    refused: unseenRefusals.get() ?? 0,
    wrong: log.wrong() + toldWrong(meta),
  });
}
