import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isChained } from "../../../../shared/domain/registry.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import type { Environment } from "../../environment.ts";
import { syncFolder, writeWhole } from "../../keys/profile-file.ts";
import { wrap } from "../../keys/wrap.ts";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { leapNumbers, raiseNumber } from "../log/human-numbers.ts";
import { forgetAgain } from "../log/forgetting.ts";
import { createMarkFile } from "./mark-file.ts";
import { createMeta } from "../log/meta.ts";
import { openDatabase } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import { salvageStore, unlessDamaged } from "./salvage.ts";
import type { Salvaged } from "./salvage.ts";
import { migrate } from "./schema.ts";

export interface StoreFiles {
  store: string;
  mark: string;
  backups: string;
  /** Lies there when the file was found damaged in use. */
  suspect: string;
}

interface Recovered {
  db: Sqlite;
  notices: { code: string; details: Record<string, unknown> }[];
}

/** An operation that was never accepted, as it lies in the log. */
interface Unsent {
  id: string;
  device: string;
  deviceSeq: number;
  type: string;
  label: string | null;
  sig: string;
  body: string;
  /** Of a store that an older program wrote there are none. */
  parts: string | null;
}

/**
 * Opens the store, or what can be had of it (F15). A damaged file is kept. Where the whole log can
 * still be read a new store is made of it, and nothing is lost. Otherwise what was never sent is read
 * out and put, encrypted, beside it; then the newest backup that verifies takes its place, gets the
 * unsent work, and the hub brings the rest. Without a backup what can be read is what there is.
 */
export function recoverStore(options: {
  files: StoreFiles;
  key: Uint8Array;
  environment: Environment;
}): Outcome<Recovered> {
  const { files, key, environment } = options;
  // An empty file would be opened as a new store, and take the write-ahead log beside it along.
  const size = statSync(files.store, { throwIfNoEntry: false })?.size ?? 0;
  const opened =
    size > 0
      ? openDatabase(files.store, key)
      : failure("file", "the store's file is gone", "profile", { code: "SQLITE_NOTADB" });
  if (opened.ok) {
    const trouble = troubleIn(opened.value, files.mark, existsSync(files.suspect));
    rmSync(files.suspect, { force: true });
    if (trouble === null) return success({ db: opened.value, notices: [] });
    environment.log.error("the store is damaged", { trouble });
    const known = createMarkFile(files.mark).read()?.operations ?? 0;
    const salvaged =
      trouble === "damaged" ? salvageStore(opened.value, salvagePath(files), key, known) : null;
    const unsent = unsentIn(opened.value, known);
    const readable = trouble === "behindMark" ? sizeOf(opened.value) : 0;
    opened.value.close();
    if (salvaged?.lost === 0) return takeSalvaged(options, salvaged, unsent.length);
    return restoreNewest({ ...options, unsent, trouble, readable, salvaged });
  }
  if (opened.error.code !== "file" || opened.error.details?.code === "SQLITE_CANTOPEN") return opened;
  return restoreNewest({ ...options, unsent: [], trouble: "unreadable", readable: 0, salvaged: null });
}

/** What is wrong with a store that opened; null when nothing is. */
function troubleIn(db: Sqlite, markPath: string, suspect: boolean): "damaged" | "behindMark" | null {
  try {
    if ((db.pragma("user_version", { simple: true }) as number) === 0) return "damaged";
    const meta = createMeta(db);
    const identity = meta.get("identity");
    if (!identity) return "damaged";
    readRoots(db);
    if (suspect && db.pragma("integrity_check(1)", { simple: true }) !== "ok") return "damaged";
    const size = sizeOf(db);
    const markFile = createMarkFile(markPath);
    const mark = markFile.read();
    if (!mark) return null;
    return size < mark.operations ? "behindMark" : null;
  } catch {
    return "damaged";
  }
}

/** Reads the first page of every table; a full check is `verify`, which takes its time. */
function readRoots(db: Sqlite): void {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'search_%'",
    )
    .pluck()
    .all();
  for (const table of tables) db.prepare(`SELECT * FROM "${table}" NOT INDEXED LIMIT 1`).get();
}

/** Row by row where it must be: a damaged page does not take the others with it. */
function unsentIn(db: Sqlite, known: number): Unsent[] {
  const columns = `id, device, deviceSeq, type, label, sig, body, ${hasParts(db) ? "parts" : "NULL AS parts"}`;
  const all = unlessDamaged(() =>
    db.prepare<[], Unsent>(`SELECT ${columns} FROM operation WHERE status = 'pending'`).all(),
  );
  const one = unlessDamaged(() =>
    db.prepare<[number], Unsent>(
      `SELECT ${columns} FROM operation NOT INDEXED WHERE n = ? AND status = 'pending'`,
    ),
  );
  const found = all ?? [];
  const last = all ? 0 : Math.max(known, unlessDamaged(() => sizeOf(db)) ?? 0);
  for (let n = 1; n <= last; n += 1) {
    const row = unlessDamaged(() => one?.get(n));
    if (row) found.push(row);
  }
  return found.sort((a, b) => a.deviceSeq - b.deviceSeq);
}

function hasParts(db: Sqlite): boolean {
  const find = "SELECT 1 FROM pragma_table_info('operation') WHERE name = 'parts'";
  return unlessDamaged(() => db.prepare(find).get()) !== undefined;
}

function sizeOf(db: Sqlite): number {
  return db.prepare<[], number | null>("SELECT max(n) FROM operation").pluck().get() ?? 0;
}

function restoreNewest(options: {
  files: StoreFiles;
  key: Uint8Array;
  environment: Environment;
  unsent: Unsent[];
  trouble: string;
  /** Operations in a file that is sound but older than it should be; the better choice if no backup has more. */
  readable: number;
  /** What was read of the damaged file, with something missing; null when it was not tried or in vain. */
  salvaged: Salvaged | null;
}): Outcome<Recovered> {
  const { files, key, environment, unsent, trouble, salvaged } = options;
  const at = environment.now();
  const backup = newestSound(files.backups, key);
  if (options.readable > (backup?.operations ?? 0)) {
    const opened = openDatabase(files.store, key);
    if (!opened.ok) return opened;
    leapNumbers(createMeta(opened.value));
    return success({ db: opened.value, notices: [{ code: "storeBehindMark", details: {} }] });
  }
  if (!backup && salvaged) return takeSalvaged(options, salvaged, unsent.length);
  rmSync(salvagePath(files), { force: true });
  if (!backup) {
    const message = "the store's file is damaged and there is no backup that verifies";
    return failure("file", message, "profile", { trouble });
  }
  try {
    if (unsent.length > 0) {
      const kept = Buffer.from(JSON.stringify(unsent), "utf8");
      writeWhole(`${files.store}.unsent-${at}`, wrap(kept, key, environment.randomBytes));
    }
    copyFileSync(backup.file, `${files.store}.new`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = "the store's file is damaged and its backup could not be put in its place";
    return failure("file", message, "profile", { trouble, code });
  }
  replaceStore(files, `${files.store}.new`, at);
  const opened = openDatabase(files.store, key);
  if (!opened.ok) return opened;
  const returned = takeBack(opened.value, unsent);
  const meta = createMeta(opened.value);
  meta.set("recovered", trouble);
  leapNumbers(meta);
  environment.log.warn("the store was restored from a backup", { trouble, unsent: unsent.length, returned });
  return success({
    db: opened.value,
    notices: [{ code: "storeRestored", details: { trouble, unsent: unsent.length, returned } }],
  });
}

const salvagePath = ({ store }: StoreFiles): string => `${store}.salvaged`;

/** The new store made of what was read takes the damaged one's place. */
function takeSalvaged(
  { files, key, environment }: { files: StoreFiles; key: Uint8Array; environment: Environment },
  { operations, lost }: Salvaged,
  unsent: number,
): Outcome<Recovered> {
  replaceStore(files, salvagePath(files), environment.now());
  const opened = openDatabase(files.store, key);
  if (!opened.ok) return opened;
  const meta = createMeta(opened.value);
  meta.set("recovered", "salvaged");
  if (lost > 0) leapNumbers(meta);
  environment.log.warn("a new store was made of what could be read", { operations, lost, unsent });
  return success({
    db: opened.value,
    notices: [{ code: "storeSalvaged", details: { operations, lost, unsent } }],
  });
}

/**
 * Another file becomes the store, the damaged one is kept aside. There is a store under its name at
 * every moment, the old one or the new one: whatever ends this process here, the next start finds one.
 */
function replaceStore(files: StoreFiles, next: string, at: number): void {
  const damaged = `${files.store}.damaged-${at}`;
  if (existsSync(files.store)) {
    try {
      linkSync(files.store, damaged);
    } catch {
      // A file system without links.
      renameSync(files.store, damaged);
    }
  }
  // Not beside the new one: it would be taken for its own.
  if (existsSync(`${files.store}-wal`)) renameSync(`${files.store}-wal`, `${damaged}-wal`);
  renameSync(next, files.store);
  // What there is now may be less than the mark says.
  rmSync(files.mark, { force: true });
  syncFolder(dirname(files.store));
}

/** Puts unsent work that the backup does not hold back into its outbox; filed and folded when the store is open. */
function takeBack(db: Sqlite, unsent: readonly Unsent[]): number {
  // The backup may be an older program's.
  migrate(db);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO operation (id, status, own, device, deviceSeq, type, verified, label, sig, body, parts)
     VALUES (?, 'pending', 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const meta = createMeta(db);
  let returned = 0;
  db.transaction(() => {
    meta.set("unfiled", sizeOf(db) + 1);
    for (const { id, device, deviceSeq, type, label, sig, body, parts } of unsent) {
      const verified = isChained(type) ? 1 : null;
      raiseNumber(meta, (JSON.parse(body) as OperationBody).payload.number);
      returned += insert.run(id, device, deviceSeq, type, verified, label, sig, body, parts).changes;
    }
    forgetAgain(db, !meta.get("binding"));
  })();
  return returned;
}

/** The newest backup that opens and passes its checks. */
function newestSound(folder: string, key: Uint8Array): { file: string; operations: number } | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .sort()
    .reverse();
  for (const name of names) {
    const file = join(folder, name);
    const opened = openDatabase(file, key);
    if (!opened.ok) continue;
    const sound = opened.value.pragma("integrity_check(1)", { simple: true }) === "ok";
    const operations = sound ? sizeOf(opened.value) : 0;
    opened.value.pragma("journal_mode=DELETE");
    opened.value.close();
    if (sound) return { file, operations };
  }
  return null;
}
