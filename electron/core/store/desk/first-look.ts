import { KINDS } from "../../../../shared/domain/kinds.ts";
import type { DeskTable } from "../../../../shared/ipc/change-batch.ts";
import { DESK_TABLES } from "../../../../shared/ipc/change-batch.ts";
import { placesOf } from "./desk-page.ts";
import type { DeskPage } from "./desk-page.ts";
import { DESK_CAPS } from "./desk-set.ts";
import type { DeskSource } from "./desk-source.ts";

/** Kinds that every laptop has whole. */
const SMALL: ReadonlySet<string> = new Set(
  KINDS.filter(({ desk }) => desk.cap === null).map(({ name }) => name),
);

/**
 * What the first screen shows, read by itself: building the desk set reads thirty times as many rows, and a
 * person would wait for them. Of each table what belongs to the desk by its own right, the nearest to hand
 * first: none takes the place of another. Small kinds and drafts are whole, since a form without its draft
 * would be a new one. It is no part of the snapshot that follows.
 *
 * @param limit rows of each table that may be long
 */
export function firstLook(source: DeskSource, limit: number): DeskPage["rows"] {
  const found: Partial<Record<DeskTable, object[]>> = {};
  for (const table of DESK_TABLES) {
    const rows = rowsOf(source, table, SMALL.has(table) ? Infinity : limit);
    if (rows.length > 0) found[table] = rows;
  }
  return found as never;
}

function rowsOf(source: DeskSource, table: DeskTable, limit: number): object[] {
  if (table === "draft") return source.drafts();
  const read = readerOf(source, table);
  const ranked = rankedIn(source, table);
  const ranks = new Map(ranked.map(({ id, rank }) => [id, rank]));
  const nearest = placesOf(ranks.keys(), (id) => ranks.get(id) ?? null).slice(0, limit);
  return nearest.flatMap(({ id }) => read(id) ?? []);
}

function rankedIn(source: DeskSource, table: DeskTable): { id: string; rank: number }[] {
  if (table === "conflict") return source.conflicts();
  if (table === "outbox") return source.outbox(DESK_CAPS.outbox);
  return source.own(table);
}

function readerOf(source: DeskSource, table: DeskTable): (id: string) => object | null {
  if (table === "conflict") return source.conflict;
  if (table === "outbox") return source.outboxRow;
  return (id) => source.row(table, id);
}
