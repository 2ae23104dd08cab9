import type { MetaValues } from "../../log/meta.ts";
import type { PageImages } from "./page-images.ts";
import { recordsIn } from "./records.ts";
import type { StoredRecord, Value } from "./records.ts";

/** A row of the log as it lies in a page, by column. */
export interface StrayOperation extends Record<string, string | number | null> {
  n: number;
  id: string;
  own: number;
  device: string;
  deviceSeq: number;
  body: string;
}

/** In the order of the table; what a later schema appended may be missing from a row. */
export const LOG_COLUMNS: readonly string[] = [
  ...["n", "id", "status", "own", "device", "deviceSeq", "type", "seq", "feed", "receivedAt", "receipt"],
  ...["verified", "notYet", "acknowledged", "reason", "label", "sig", "body", "parts", "absent"],
];
const FEWEST = LOG_COLUMNS.length - 2;

/**
 * Rows of the log in all pages that can be read, the newest version of each first, whether a tree
 * leads there or not. Each says itself what it is: its columns repeat what its body says.
 *
 * @param wanted asked with the id before a row is put together
 */
export function* strayOperations(
  images: PageImages,
  wanted: (id: string) => boolean,
): Generator<StrayOperation> {
  for (const record of records(images)) {
    if (record.rowid === 0 || record.columns < FEWEST || record.columns > LOG_COLUMNS.length) continue;
    const row = operationOf(record);
    if (row && wanted(row.id)) yield row;
  }
}

function operationOf(record: StoredRecord): StrayOperation | null {
  const values = record.values();
  if (!values || values.some((value) => value instanceof Uint8Array || typeof value === "bigint"))
    return null;
  const row = Object.fromEntries(LOG_COLUMNS.map((name, index) => [name, values[index] ?? null]));
  const body = jsonOf(row.body ?? null);
  const same = ["id", "device", "deviceSeq", "type"].every(
    (name) => body !== null && body[name] === row[name],
  );
  if (!same) return null;
  row.absent ??= String(row.body).includes('{"$part":"') ? 1 : 0;
  return { ...row, n: record.rowid } as StrayOperation;
}

export interface StrayDraft {
  key: string;
  form: string;
  data: string;
  updatedAt: number;
}

/** What was being typed; a draft that was discarded not long ago may be among them. */
export function* strayDrafts(images: PageImages): Generator<StrayDraft> {
  for (const record of records(images)) {
    if (record.rowid === 0 || record.columns !== 4) continue;
    const [key, form, data, updatedAt] = record.values() ?? [];
    if (typeof key !== "string" || typeof form !== "string" || typeof updatedAt !== "number") continue;
    if (jsonOf(data ?? null) !== null) yield { key, form, data: data as string, updatedAt };
  }
}

/** Who this device is and how far it had come; the rest of `meta` makes itself anew. */
const META: readonly (keyof MetaValues)[] = [
  ...([
    "identity",
    "binding",
    "cursor",
    "startsAnew",
    "forked",
    "gaps",
    "anewAt",
    "baseSeq",
    "clockSkewMs",
  ] as const),
  ...(["lastSync", "memberName", "memberRole", "counters", "scrub"] as const),
];

export function strayMeta(images: PageImages): Map<string, string> {
  const found = new Map<string, string>();
  for (const record of records(images)) {
    if (record.rowid !== 0 || record.columns !== 2) continue;
    const [name, value] = record.values() ?? [];
    if (!(META as readonly unknown[]).includes(name) || found.has(name as string)) continue;
    if (typeof value === "string" && isJson(value)) found.set(name as string, value);
  }
  return found;
}

/** Which parts were erased, each with its operation: a hash and an id, which no other index holds side by side. */
export function* strayErasures(images: PageImages): Generator<{ part: string; operation: string }> {
  for (const record of records(images)) {
    if (record.rowid !== 0 || record.columns !== 2) continue;
    const [part, operation] = record.values() ?? [];
    if (typeof part !== "string" || typeof operation !== "string") continue;
    if (/^[0-9a-f]{64}$/.test(part) && /^[0-9a-f-]{36}$/.test(operation)) yield { part, operation };
  }
}

function* records(images: PageImages): Generator<StoredRecord> {
  for (const { page, overflow } of images.all()) yield* recordsIn(page, overflow);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonOf(text: Value): Record<string, unknown> | null {
  if (typeof text !== "string" || !isJson(text)) return null;
  const value = JSON.parse(text) as unknown;
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}
