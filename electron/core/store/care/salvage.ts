import { recordsOf } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import { emptyState } from "../../../../shared/log/state.ts";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { leapNumbers, raiseNumber } from "../log/human-numbers.ts";
import { createMeta } from "../log/meta.ts";
import { copyBlobs, judgeBlobs } from "./salvage-blobs.ts";
import { columnsOf, copyRows, unlessDamaged } from "./copy-rows.ts";
import { fillIn } from "./fill-in.ts";
import { forgetRecovered } from "./forget-recovered.ts";
import type { KeptIdentity } from "./kept-identity.ts";
import type { HighWater } from "./mark-file.ts";
import { removeDatabase } from "./mend.ts";
import { isDiskTrouble, openDatabase, sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import type { PageImages } from "./pages/page-images.ts";
import { strayMeta } from "./pages/stray-rows.ts";
import { operationFrom } from "../log/stored-parts.ts";
import { migrate, noteAbsentParts } from "./schema.ts";
import { createDerivedTables } from "../derived/tables.ts";

/** Where a new store can be had from, the best first. */
export interface Sources {
  /** The damaged store as far as it could be put together; null where nothing opens. */
  mended: Sqlite | null;
  images: PageImages | null;
  identity: KeptIdentity | null;
  /** What the store held after its last commit; null when that is not known. */
  mark: HighWater | null;
  /** Opened when something is missing that the damaged store does not give. */
  backup(): Sqlite | null;
}

export interface Salvaged {
  operations: number;
  /** Rows of the log that are in nothing that can be read, as far as they can be counted. */
  lost: number;
  /** Operations that still wait to be sent, and those lost that nobody else has. */
  unsent: number;
  unsentLost: number;
  /** Whether a sync brings all of it back, or some was never sent. */
  loss: "none" | "comes" | "gone";
  /** Rows that came from the backup alone. */
  fromBackup: number;
}

/** Rows linked to their records at a time. */
const SLICE = 512;

/**
 * Makes a new store of what can be read: the log, drafts, preferences, and who this device is. The
 * fold, the projections and the search index are built anew from the log, so damage in those loses
 * nothing. `file` where nothing can be read that says who this device is, without which nothing can be
 * signed; `readOnly` where a second store finds no room.
 *
 * @param file where the new store is made
 */
export function salvageStore(sources: Sources, file: string, key: Uint8Array): Outcome<Salvaged> {
  removeDatabase(file);
  const opened = openDatabase(file, key);
  if (!opened.ok) return opened;
  const to = opened.value;
  try {
    migrate(to);
    createDerivedTables(to);
    const salvaged = to.transaction(() => assemble(sources, to))();
    return salvaged ? success(salvaged) : failure("file", "nothing of the store can be read");
  } catch (error) {
    if (!isDiskTrouble(sqliteCode(error))) throw error;
    return failure("readOnly", "there is no room to make a new store of the damaged one");
  } finally {
    to.close();
  }
}

function assemble(sources: Sources, to: Sqlite): Salvaged | null {
  const { mended, images, mark } = sources;
  const values = createMeta(to);
  const known = mark?.operations ?? 0;
  const read = mended ? copyRows(mended, to, "operation", "n", known) : { whole: false };
  if (mended && !columnsOf(mended, "operation").includes("parts")) noteAbsentParts(to);
  const incomplete = () => missing(to, known) > 0 || (!read.whole && known === 0);
  const whole = {
    operation: !incomplete(),
    draft: copiedWhole("draft"),
    preference: copiedWhole("preference"),
  };
  const blobs = mended !== null && copyBlobs(mended, to);
  const found: OperationBody[] = images ? fillIn(images, to, whole) : [];
  const meta = (mended && readMeta(mended)) ?? (images ? strayMeta(images) : new Map<string, string>());
  if (isOf(to, sources.identity)) {
    for (const [name, value] of Object.entries(sources.identity))
      putAbsent(meta, name, JSON.stringify(value));
  }
  let fromBackup = 0;
  let older: Sqlite | null = null;
  if (incomplete() || !meta.has("identity") || !blobs) {
    const backup = sources.backup();
    older = backup;
    if (backup) {
      for (const [name, value] of readMeta(backup) ?? []) putAbsent(meta, name, value);
      const take = (row: { body?: string | number | null }) =>
        void found.push(JSON.parse(String(row.body)) as OperationBody);
      fromBackup = copyRows(backup, to, "operation", "n", 0, take).copied;
      if (!blobs) copyBlobs(backup, to);
      if (!whole.draft) copyRows(backup, to, "draft", "rowid");
      if (!whole.preference) copyRows(backup, to, "preference", "rowid");
    }
  }
  if (!meta.has("identity")) return null;
  const put = to.prepare("INSERT INTO meta (key, value) VALUES (?, ?)");
  for (const [name, value] of meta) put.run(name, value);
  const lost = Math.max(missing(to, known), incomplete() ? 1 : 0);
  closeHoles(to);
  linkEntities(to);
  judgeBlobs(to);
  for (const { payload } of found) raiseNumber(values, payload.number);
  // Looked for in every page only where something else is missing as well.
  forgetRecovered(to, [mended, older], whole.operation && mended ? null : images);
  values.set("derived", {});
  if (lost > 0) {
    leapNumbers(values);
    pullAgain(to);
  }
  const counts = countsOf(to, mark);
  const loss = lost === 0 ? "none" : counts.unsentLost > 0 ? "gone" : "comes";
  return { ...counts, lost, loss, fromBackup };

  function copiedWhole(table: "draft" | "preference"): boolean {
    return mended !== null && copyRows(mended, to, table, "rowid").whole;
  }
}

/** What is kept beside the store may be from before this laptop became another device. */
function isOf(to: Sqlite, kept: KeptIdentity | null): kept is KeptIdentity {
  const newest = "SELECT device FROM operation WHERE own = 1 ORDER BY n DESC LIMIT 1";
  const device = to.prepare<[], string>(newest).pluck().get();
  return kept?.identity !== undefined && (device === undefined || device === kept.identity.device);
}

const putAbsent = (map: Map<string, string>, name: string, value: string): void => {
  if (!map.has(name)) map.set(name, value);
};

function readMeta(from: Sqlite): Map<string, string> | null {
  const read = () => from.prepare<[], { key: string; value: string }>("SELECT key, value FROM meta").all();
  const rows = unlessDamaged(read);
  if (!rows?.some(({ key }) => key === "identity")) return null;
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Rows of the log are numbered without holes: what is missing up to the last one known is lost. */
function missing(to: Sqlite, known: number): number {
  const find = "SELECT count(*) AS held, max(n) AS last FROM operation";
  const { held, last } = to.prepare<[], { held: number; last: number | null }>(find).get() ?? {
    held: 0,
    last: 0,
  };
  return Math.max(last ?? 0, known) - held;
}

/** Numbers the log anew, in its order: `n` counts what there is. */
function closeHoles(to: Sqlite): void {
  const numbers = to.prepare<[], number>("SELECT n FROM operation ORDER BY n").pluck().all();
  const move = to.prepare("UPDATE operation SET n = ? WHERE n = ?");
  for (const [index, n] of numbers.entries()) if (n !== index + 1) move.run(index + 1, n);
}

/**
 * The hub sends again what is missing; what is there is recognised. Until then nobody here may claim
 * to have seen it.
 */
function pullAgain(to: Sqlite): void {
  const values = createMeta(to);
  const cursor = values.get("cursor");
  if (!cursor) return;
  values.set("cursor", { ...cursor, feed: 0 });
  values.set("baseSeq", lastBeforeHole(to));
}

/** Up to this number of the hub's log nothing is missing. */
function lastBeforeHole(to: Sqlite): number {
  const held = to.prepare<[], number>("SELECT seq FROM operation WHERE seq IS NOT NULL ORDER BY seq").pluck();
  let last = 0;
  for (const seq of held.iterate()) {
    if (seq !== last + 1) break;
    last = seq;
  }
  return last;
}

/** @param mark says how far this device had counted, and how far of that was sent */
function countsOf(to: Sqlite, mark: HighWater | null) {
  const identity = createMeta(to).get("identity");
  const own = to.prepare<[string, number], number>(
    "SELECT count(*) FROM operation WHERE own = 1 AND device = ? AND deviceSeq > ?",
  );
  const edges = to.prepare<[string], { sent: number | null; last: number | null }>(
    `SELECT max(deviceSeq) FILTER (WHERE status = 'accepted') AS sent, max(deviceSeq) AS last
       FROM operation WHERE own = 1 AND device = ?`,
  );
  const count = (sql: string) => to.prepare<[], number>(sql).pluck().get() ?? 0;
  const device = identity?.device ?? "";
  const same = mark?.device === device ? mark : null;
  const { sent: accepted, last } = edges.get(device) ?? { sent: null, last: null };
  const sent = same?.sent ?? accepted ?? 0;
  const end = Math.max(last ?? 0, same?.deviceSeq ?? 0);
  return {
    operations: count("SELECT count(*) FROM operation"),
    unsent: count("SELECT count(*) FROM operation WHERE status = 'pending'"),
    unsentLost: Math.max(0, end - sent - (own.pluck().get(device, sent) ?? 0)),
  };
}

/** The records that the operations speak of, empty until they are folded. */
function linkEntities(to: Sqlite): void {
  const entity = to.prepare("INSERT OR IGNORE INTO entity (kind, id, unread, state) VALUES (?, ?, 1, ?)");
  const link = to.prepare(
    "INSERT OR IGNORE INTO entity_operation (e, n) SELECT e, ? FROM entity WHERE kind = ? AND id = ?",
  );
  const next = to.prepare<[number, number], { n: number; body: string }>(
    "SELECT n, body FROM operation WHERE n > ? ORDER BY n LIMIT ?",
  );
  for (let last = 0; ;) {
    const rows = next.all(last, SLICE);
    if (rows.length === 0) return;
    for (const { n, body } of rows) {
      for (const key of recordsOf(operationFrom({ body, parts: null }))) {
        const { kind, id } = splitEntityKey(key);
        entity.run(kind, id, JSON.stringify(emptyState(kind, id)));
        link.run(n, kind, id);
      }
      last = n;
    }
  }
}
