import { expect } from "vitest";
import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import type { Page } from "../../../shared/ipc/queries.ts";
import { problemsOf } from "../core/profile.ts";
import type { Console } from "./sync-office.ts";

/** Every table but the search index's own, whose terms are merged away when idle. */
export function everything({ profile: { store } }: Console): string {
  const tables = store.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'")
    .pluck()
    .all() as string[];
  const plain = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data)
      ? Buffer.from(value.data as number[]).toString("base64")
      : value;
  return tables.map((name) => JSON.stringify(store.db.prepare(`SELECT * FROM ${name}`).all(), plain)).join();
}

/** Nothing of a ticket is left, nor of a word that stands in it and in what belongs to it. */
export function expectNothingOf(console: Console, ticket: string, word: string): void {
  expect(everything(console)).not.toContain(word);
  expect(console.query<unknown[]>("search.all", { text: word })).toEqual([]);
  expect(console.query("history.page", { kind: "ticket", id: ticket, limit: 10 })).toMatchObject({
    rows: [],
    total: 0,
  });
  expect(console.core.query("ticket.get", { id: ticket }).ok).toBe(false);
  expect(JSON.stringify(console.query("desk.hydrate"))).not.toContain(word);
  expect(console.query<Page<ConflictRow>>("conflict.page", { limit: 10 }).rows).toEqual([]);
  expect(problemsOf(console.core)).toEqual([]);
}
