import { OPERATION_TYPES } from "../../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../../shared/log/operation.ts";
import type { Log } from "../../environment.ts";
import { createConflictIndex } from "./conflict-index.ts";
import { createFolding } from "./folding.ts";
import type { Meta } from "../log/meta.ts";
import type { Sqlite } from "../care/open-database.ts";
import { createOperationLog } from "../log/operation-log.ts";
import { PROJECTED_KINDS, createProjections } from "./projections.ts";
import { PROJECTION_VERSION } from "../care/schema.ts";

/** Records folded in one transaction of a rebuild. */
const BATCH = 2000;

/** What this program can read: when it grows, records that held something unread are folded anew. */
export function readableTypes(): string {
  return [...OPERATION_TYPES.values()]
    .map(({ type, v }) => `${type}:${v}`)
    .sort()
    .join(" ");
}

/**
 * Brings projections to this program's version after an upgrade: all of them when their form
 * changed, and those of records with formerly unreadable operations when it reads more (F10).
 */
export function bringUpToDate(db: Sqlite, meta: Meta, log: Log): void {
  const readable = readableTypes();
  const version = meta.get("projection");
  if (version === PROJECTION_VERSION && meta.get("readable") === readable) return;
  if (version !== undefined && version !== PROJECTION_VERSION) {
    log.info("projections are rebuilt", { from: version, to: PROJECTION_VERSION });
    rebuild(db, "all");
  } else if (version !== undefined) {
    rebuild(db, "unread");
  }
  db.transaction(() => {
    meta.set("projection", PROJECTION_VERSION);
    meta.set("readable", readable);
  })();
}

/** Folds records anew from the log. `all` starts from empty projections. */
export function rebuild(db: Sqlite, which: "all" | "unread"): void {
  const folding = createFolding(db, createOperationLog(db), createProjections(db), (stateOf) =>
    createConflictIndex(db, stateOf),
  );
  const next = db.prepare<[number, number], { e: number; kind: string; id: string }>(
    `SELECT e, kind, id FROM entity WHERE e > ? ${which === "unread" ? "AND unread = 1" : ""} ORDER BY e LIMIT ?`,
  );
  db.transaction(() => {
    if (which === "all") emptyProjections(db);
    let last = 0;
    for (;;) {
      const entities = next.all(last, BATCH);
      if (entities.length === 0) break;
      for (const { e, kind, id } of entities) {
        if (which === "all") folding.rebuild(entityKeyOf(kind, id), e);
        else folding.refold(entityKeyOf(kind, id));
        last = e;
      }
      folding.finish(new Set());
    }
  })();
}

function emptyProjections(db: Sqlite): void {
  for (const table of ["ticket_ref", ...PROJECTED_KINDS, "mark", "conflict"]) {
    db.exec(`DELETE FROM ${table}`);
  }
  for (const kind of ["ticket", "asset", "person"]) {
    db.exec(`INSERT INTO search_${kind} (search_${kind}) VALUES ('delete-all')`);
  }
}
