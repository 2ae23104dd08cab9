import { foldEntity } from "../../../../shared/domain/evolve.ts";
import type { Operation, OperationBody } from "../../../../shared/log/operation.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { OperationLog } from "../log/operation-log.ts";
import type { Staleness } from "./staleness.ts";

/** An operation out of this store's own log: its form was checked when it was appended. */
export function operationFrom(body: string): Operation {
  return { ...(JSON.parse(body) as OperationBody), hash: sha256(body) };
}

interface Stored {
  e: number;
  kind: string;
  id: string;
  state: string;
}

export type States = ReturnType<typeof createStates>;

/** The folds of records as they are stored; a stale one is folded anew from the log, and not stored. */
export function createStates(db: Sqlite, log: OperationLog, staleness: Staleness) {
  const byKey = db.prepare<[string, string], Stored>(
    "SELECT e, kind, id, state FROM entity WHERE id = ? AND kind = ?",
  );
  const byE = db.prepare<[number], Stored>("SELECT e, kind, id, state FROM entity WHERE e = ?");
  const lastE = db.prepare<[], number | null>("SELECT max(e) FROM entity").pluck();
  const insert = db.prepare("INSERT INTO entity (e, kind, id, unread, state) VALUES (?, ?, ?, ?, ?)");
  const update = db.prepare("UPDATE entity SET unread = ?, state = ? WHERE e = ?");

  function stateOf({ e, kind, id, state }: Stored): EntityState {
    return staleness.isStale(kind, id) ? fold(kind, id, e) : (JSON.parse(state) as EntityState);
  }

  function fold(kind: string, id: string, e: number): EntityState {
    const logged = log.ofEntity(e).map(({ body, seq }) => ({ op: operationFrom(body), seq }));
    return foldEntity(kind, id, logged);
  }

  return {
    fold,
    find: (kind: string, id: string): Stored | undefined => byKey.get(id, kind),
    stateOf,
    read(kind: string, id: string): EntityState | null {
      const stored = byKey.get(id, kind);
      return stored ? stateOf(stored) : null;
    },
    at: (e: number): EntityState => stateOf(byE.get(e) as Stored),
    lastE: (): number => lastE.get() ?? 0,
    write(e: number, state: EntityState, isNew: boolean): void {
      const text = JSON.stringify(state);
      const unread = state.unread.length > 0 ? 1 : 0;
      if (isNew) insert.run(e, state.kind, state.id, unread, text);
      else update.run(unread, text, e);
    },
  };
}
