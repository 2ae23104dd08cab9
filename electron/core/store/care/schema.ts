import type { Sqlite } from "./open-database.ts";

const HISTORY = `
  -- The hub's history (ADR 28), a stretch in a row: where it ends, the running hash there, and before.
  CREATE TABLE history (feed INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, hash TEXT NOT NULL, marks BLOB NOT NULL) STRICT;
`;

const BLOBS = `
  -- Bytes of files, in pieces of 256 KiB (c = b * 256 + piece); a row without bytes is on the hub alone.
  CREATE TABLE blob (
    b INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    type TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    state TEXT NOT NULL CHECK (state IN ('whole', 'partly', 'absent')),
    held INTEGER NOT NULL,
    takenAt INTEGER NOT NULL,
    usedAt INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    wanted INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE blob_chunk (c INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
`;

/** What cannot be derived again: the log, files, drafts, preferences, and who this device is. */
const TRUTH = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- The log: accepted, pending and refused. Rows are never deleted; n counts them.
  CREATE TABLE operation (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'refused', 'distrusted')),
    own INTEGER NOT NULL,
    device TEXT NOT NULL,
    deviceSeq INTEGER NOT NULL,
    type TEXT NOT NULL,
    seq INTEGER,
    feed INTEGER,
    receivedAt INTEGER,
    receipt TEXT,
    -- Signature of the device: 0 due, 1 good, -1 wrong; null when it was made here, or came with a long
    -- sync and is checked behind it (meta.signaturesThrough).
    verified INTEGER,
    notYet INTEGER NOT NULL DEFAULT 0,
    acknowledged INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    label TEXT,
    sig TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Personal parts at hand (ADR 18), and whether some are neither here nor erased.
    parts TEXT,
    absent INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX operation_seq ON operation (seq) WHERE seq IS NOT NULL;
  CREATE INDEX operation_feed ON operation (feed) WHERE feed IS NOT NULL;
  CREATE INDEX operation_own ON operation (deviceSeq) WHERE own = 1 AND status <> 'pending';
  CREATE INDEX operation_pending ON operation (deviceSeq) WHERE status = 'pending';
  CREATE INDEX operation_refused ON operation (n) WHERE status = 'refused';
  CREATE INDEX operation_unverified ON operation (n) WHERE verified = 0;
  CREATE INDEX operation_distrusted ON operation (n) WHERE verified = -1;
  CREATE INDEX operation_absent ON operation (n) WHERE absent = 1;

  -- Parts that were erased, each of the operation that said it: they are never stored again.
  CREATE TABLE erased (part TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (part, operation)) STRICT, WITHOUT ROWID;

  ${HISTORY}
  ${BLOBS}
  CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    data TEXT NOT NULL,
    updatedAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** What an older program took in was without the personal parts that its text names. */
const NOTE_ABSENT_PARTS = `UPDATE operation SET absent = 1 WHERE instr(body, '{"$part":"') > 0`;

/** What 0.1.0 made; older schemas were never released. */
const FIRST = 2;

/**
 * From one schema to the next, the first from that of 0.1.0; each runs in one transaction with its
 * number. Tables of truth only: whatever is derived is made from its declaration (derived/tables.ts).
 * A released one is never changed; `tests/upgrade` opens what every released version left.
 */
export const MIGRATIONS: readonly string[] = [
  // 0.1.0 made its derived tables here, by hand. Their rows are shown until new ones are there, and
  // its search indexes are asked until then (derived/search-index.ts).
  `
  CREATE TABLE reference (target TEXT NOT NULL, e INTEGER NOT NULL, PRIMARY KEY (target, e)) STRICT, WITHOUT ROWID;
  INSERT INTO reference SELECT target, e FROM ticket_ref;
  DROP TABLE ticket_ref;
  CREATE TABLE desk (e INTEGER PRIMARY KEY, kind TEXT NOT NULL, rank REAL NOT NULL) STRICT;
  INSERT INTO desk SELECT e, 'ticket', openedAt FROM ticket WHERE status IN ('new', 'accepted', 'resolved');
  INSERT INTO desk SELECT e, 'asset', updatedAt FROM asset WHERE attention = 1;
  INSERT INTO desk SELECT e, 'site', 0 FROM site;
  INSERT INTO desk SELECT e, 'member', 0 FROM member;
  `,
  // What a newer program wrote came here without its parts, and is fetched at the next sync.
  `
  ALTER TABLE operation ADD COLUMN parts TEXT;
  ALTER TABLE operation ADD COLUMN absent INTEGER NOT NULL DEFAULT 0;
  ${NOTE_ABSENT_PARTS};
  CREATE INDEX operation_absent ON operation (n) WHERE absent = 1;
  CREATE TABLE erased (part TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (part, operation)) STRICT, WITHOUT ROWID;
  `,
  HISTORY,
  BLOBS,
];

export const SCHEMA_VERSION = FIRST + MIGRATIONS.length;

/** For a log that was copied out of an older program's store. */
export function noteAbsentParts(db: Sqlite): void {
  db.exec(NOTE_ABSENT_PARTS);
}

export class NewerSchema extends Error {
  override name = "NewerSchema";
}

/** Whether a newer program wrote it: asked before anything else, for then nothing here may judge it. */
export function isNewer(db: Sqlite): boolean {
  return (db.pragma("user_version", { simple: true }) as number) > SCHEMA_VERSION;
}

/** Brings the database to this program's schema; an empty one gets it whole. Answers the version it had. */
export function migrate(db: Sqlite, migrations: readonly string[] = MIGRATIONS): number {
  const from = db.pragma("user_version", { simple: true }) as number;
  const newest = FIRST + migrations.length;
  if (from > newest) {
    throw new NewerSchema(`the store has schema ${from}, this program knows ${newest}`);
  }
  const steps =
    from === 0
      ? [{ sql: TRUTH, to: newest }]
      : migrations.slice(from - FIRST).map((sql, index) => ({ sql, to: from + index + 1 }));
  for (const { sql, to } of steps) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version=${to}`);
    })();
  }
  return from;
}
