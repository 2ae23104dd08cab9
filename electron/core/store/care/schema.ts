import type { Sqlite } from "./open-database.ts";

/**
 * Numbered migrations, applied in order, each in one transaction with its number. A released one
 * is never changed; `tests/upgrade` walks from every released version with real old rows.
 */
export const MIGRATIONS: readonly string[] = [
  `
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
    -- Signature of the device: null when nobody needs to check it, 0 due, 1 good, -1 wrong.
    verified INTEGER,
    notYet INTEGER NOT NULL DEFAULT 0,
    acknowledged INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    label TEXT,
    sig TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX operation_seq ON operation (seq) WHERE seq IS NOT NULL;
  CREATE INDEX operation_feed ON operation (feed) WHERE feed IS NOT NULL;
  CREATE INDEX operation_own ON operation (deviceSeq) WHERE own = 1;
  CREATE INDEX operation_pending ON operation (deviceSeq) WHERE status = 'pending';
  CREATE INDEX operation_refused ON operation (n) WHERE status = 'refused';
  CREATE INDEX operation_unverified ON operation (n) WHERE verified = 0;
  CREATE INDEX operation_distrusted ON operation (n) WHERE verified = -1;

  -- Every record by its local number e; state is the fold of its operations.
  CREATE TABLE entity (
    e INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    unread INTEGER NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (id, kind)
  ) STRICT;
  CREATE INDEX entity_unread ON entity (e) WHERE unread = 1;

  CREATE TABLE entity_operation (
    e INTEGER NOT NULL REFERENCES entity (e) DEFERRABLE INITIALLY DEFERRED,
    n INTEGER NOT NULL REFERENCES operation (n),
    PRIMARY KEY (e, n)
  ) STRICT, WITHOUT ROWID;

  -- Projections: the columns that queries filter and sort by, and the row that lists show.
  CREATE TABLE ticket (
    e INTEGER PRIMARY KEY REFERENCES entity (e),
    number TEXT NOT NULL,
    status TEXT NOT NULL,
    assignee TEXT,
    openedAt INTEGER NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ticket_number ON ticket (number);
  CREATE INDEX ticket_status ON ticket (status, openedAt);
  CREATE INDEX ticket_opened ON ticket (openedAt, status, assignee);

  CREATE TABLE asset (
    e INTEGER PRIMARY KEY REFERENCES entity (e),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    site TEXT,
    number TEXT NOT NULL,
    updatedAt INTEGER NOT NULL,
    name TEXT NOT NULL,
    tag TEXT NOT NULL,
    holder TEXT NOT NULL,
    holderPerson TEXT,
    attention INTEGER NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  -- One covering index per order: a page deep in the register is found without touching rows.
  CREATE INDEX asset_number ON asset (number, kind, status, site);
  CREATE INDEX asset_updated ON asset (updatedAt, kind, status, site);
  CREATE INDEX asset_name ON asset (name, kind, status, site);
  CREATE INDEX asset_tag ON asset (tag, kind, status, site);
  CREATE INDEX asset_holder ON asset (holder, kind, status, site);
  CREATE INDEX asset_person ON asset (holderPerson) WHERE holderPerson IS NOT NULL;
  CREATE INDEX asset_attention ON asset (updatedAt) WHERE attention = 1;

  CREATE TABLE person (
    e INTEGER PRIMARY KEY REFERENCES entity (e),
    name TEXT NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  CREATE INDEX person_name ON person (name);

  CREATE TABLE site (e INTEGER PRIMARY KEY REFERENCES entity (e), row TEXT NOT NULL) STRICT;
  CREATE TABLE member (e INTEGER PRIMARY KEY REFERENCES entity (e), row TEXT NOT NULL) STRICT;
  CREATE TABLE device (e INTEGER PRIMARY KEY REFERENCES entity (e), row TEXT NOT NULL) STRICT;

  -- Which tickets name an asset or a person.
  CREATE TABLE ticket_ref (
    target TEXT NOT NULL,
    e INTEGER NOT NULL REFERENCES ticket (e),
    PRIMARY KEY (target, e)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_ref_ticket ON ticket_ref (e);

  -- What records are known by: tags, serials, staff numbers, site codes, UUIDs, addresses. Two
  -- records that claim one value are a conflict; UUIDs and addresses only find, they claim nothing.
  CREATE TABLE mark (
    value TEXT NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    e INTEGER NOT NULL REFERENCES entity (e),
    claims INTEGER NOT NULL,
    PRIMARY KEY (value, field, kind, e)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE conflict (
    id TEXT PRIMARY KEY,
    e INTEGER REFERENCES entity (e),
    at INTEGER NOT NULL,
    row TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conflict_entity ON conflict (e);
  CREATE INDEX conflict_at ON conflict (at);

  CREATE VIRTUAL TABLE search_ticket USING fts5 (text, content='', contentless_delete=1);
  CREATE VIRTUAL TABLE search_asset USING fts5 (text, content='', contentless_delete=1);
  CREATE VIRTUAL TABLE search_person USING fts5 (text, content='', contentless_delete=1);

  CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    data TEXT NOT NULL,
    updatedAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Segments of the search index are merged in idle moments (search-merge.ts); the bound is for a
  // console that never has one.
  ["ticket", "asset", "person"]
    .map(
      (kind) => `
  INSERT INTO search_${kind} (search_${kind}, rank) VALUES ('automerge', 0);
  INSERT INTO search_${kind} (search_${kind}, rank) VALUES ('crisismerge', 1000);`,
    )
    .join(""),
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Raised by one when a change of fold or projection makes stored projections stale. */
export const PROJECTION_VERSION = 2;

export class NewerSchema extends Error {
  override name = "NewerSchema";
}

/** Brings the database to this program's schema. Answers the version it had. */
export function migrate(db: Sqlite, migrations: readonly string[] = MIGRATIONS): number {
  const from = db.pragma("user_version", { simple: true }) as number;
  if (from > migrations.length) {
    throw new NewerSchema(`the store has schema ${from}, this program knows ${migrations.length}`);
  }
  for (let version = from; version < migrations.length; version += 1) {
    db.transaction(() => {
      db.exec(migrations[version] as string);
      db.pragma(`user_version=${version + 1}`);
    })();
  }
  return from;
}
