import type { Core } from "../../electron/core/compose.ts";
import { ask } from "../support/core/core.ts";
import type { QueryResults, ScanResult } from "../../shared/ipc/queries.ts";
import type { EntityState } from "../../shared/log/state.ts";

/** What a profile shows: answers of every query, and the meaning of every record's state. */
export interface Shown {
  answers: Record<string, unknown>;
  states: Record<string, unknown>;
  verify: Record<string, unknown>;
}

const WORDS = ["打印", "显示器", "zhangwei", "zw", "李", "SN-1", "T-", "没有这个词"];
const SCOPES = ["mine", "unassigned", "team", "closed", "archived", "all"] as const;

/**
 * Asks an open core for everything a user could look at. Left out is what may be another's at any
 * time without anything having been lost: versions, sizes, the clock of the last exchange.
 */
export async function shownBy(core: Core): Promise<Shown> {
  // Signatures are checked in idle moments; what they came to is shown.
  while (core.idle());
  const keys = recordsOf(core);
  const ids = (kind: string) => keys.filter((key) => key.startsWith(`${kind}:`)).map(idOf);
  const each = <T>(kind: string, of: (id: string) => T) =>
    Object.fromEntries(ids(kind).map((id) => [id, of(id)]));
  const { version: _, ...session } = ask(core, "session.get", {});
  const { operations, pending, refused, tickets, assets, people } = ask(core, "store.status", {});
  const outbox = (state: "waiting" | "refused") => ask(core, "outbox.page", { state });
  const own = [...outbox("waiting").rows, ...outbox("refused").rows].map(({ id }) => id);
  const assetDetails = each("asset", (id) => ask(core, "asset.get", { id }));
  const answers = {
    session,
    counts: { operations, pending, refused, tickets, assets, people },
    desk: desk(core),
    ticketPages: Object.fromEntries(SCOPES.map((scope) => [scope, ask(core, "ticket.page", { scope })])),
    ticketCounts: ask(core, "ticket.counts", {}),
    tickets: each("ticket", (id) => ask(core, "ticket.get", { id })),
    assetPage: ask(core, "asset.page", {}),
    assets: assetDetails,
    documents: documentsOf(core, assetDetails),
    personPage: ask(core, "person.page", {}),
    people: each("person", (id) => ask(core, "person.get", { id })),
    sites: ask(core, "site.list", {}),
    site: each("site", (id) => ask(core, "site.get", { id })),
    members: ask(core, "member.list", {}),
    found: Object.fromEntries(WORDS.map((text) => [text, ask(core, "search.all", { text })])),
    scanned: Object.fromEntries(
      ["IT-7", "sn-7", "SN-1", "nothing"].map((code) => [code, firstOf(ask(core, "scan.resolve", { code }))]),
    ),
    conflicts: ask(core, "conflict.page", {}),
    waiting: outbox("waiting"),
    refused: outbox("refused"),
    operations: Object.fromEntries(own.map((id) => [id, ask(core, "operation.get", { id })])),
    histories: Object.fromEntries(
      keys.map((key) => [key, ask(core, "history.page", { kind: kindOf(key), id: idOf(key) })]),
    ),
    drafts: ask(core, "draft.list", {}),
    preferences: ask(core, "preference.all", {}),
  };
  const states = Object.fromEntries(
    keys.map((key) => [key, meaningOf(core.profile.store.state(key as never) as EntityState)]),
  );
  const verified = await core.handle({ id: 1, kind: "verify" });
  if (!verified.ok) throw new Error(JSON.stringify(verified.error));
  return plain({ answers, states, verify: verified.result as Record<string, unknown> });
}

/** Where a code means several records, 0.1.0 answered the first. */
function firstOf(found: ScanResult) {
  if (found?.kind !== null) return found;
  const [first] = found.candidates;
  return first && { kind: first.kind, id: first.id };
}

const kindOf = (key: string) => key.slice(0, key.indexOf(":"));
const idOf = (key: string) => key.slice(key.indexOf(":") + 1);
/** As JSON has it: without what is undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The key of every record that any accepted or waiting operation of the log touches. */
function recordsOf({ profile }: Core): string[] {
  const bodies = profile.store.db
    .prepare<[], string>("SELECT body FROM operation WHERE status <> 'refused'")
    .pluck()
    .all();
  const touched = bodies.flatMap((body) => (JSON.parse(body) as { touches: string[] }).touches);
  return [...new Set(touched)].sort();
}

function desk(core: Core): Record<string, unknown[]> {
  const tables: Record<string, unknown[]> = {};
  for (let after: string | null = ""; after !== null;) {
    const page: QueryResults["desk.hydrate"] = ask(core, "desk.hydrate", { after });
    for (const [table, rows] of Object.entries(page.rows)) (tables[table] ??= []).push(...rows);
    after = page.next;
  }
  return byKey(tables);
}

/** The desk without the order in which a snapshot is handed out, which versions may change. */
export function byKey(tables: Record<string, unknown[]>): Record<string, unknown[]> {
  const keyIn = (row: unknown) => {
    const { id, key } = row as { id?: string; key?: string };
    return id ?? key ?? "";
  };
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      [...rows].sort((a, b) => (keyIn(a) < keyIn(b) ? -1 : 1)),
    ]),
  );
}

function documentsOf(core: Core, assets: Record<string, QueryResults["asset.get"]>) {
  return Object.entries(assets).flatMap(([id, { documents }]) =>
    documents.map(({ sha256 }) => ({ id, sha256, ...ask(core, "asset.document", { id, sha256 }) })),
  );
}

/**
 * A state in words that do not depend on how it is stored: who wrote what stands, by operation
 * rather than by place in a list.
 */
function meaningOf(state: EntityState) {
  const { marks, writes, sets, lists, ...rest } = state;
  const by = (mark: number | undefined) => (mark === undefined ? null : (marks.at(mark)?.op ?? null));
  const { exists, fields, conflicts, settled, overwritten, unread, lastSeq, pending } = rest;
  return {
    ...{ exists, fields: withoutMarks(fields), conflicts, settled, overwritten, unread, lastSeq, pending },
    writtenBy: Object.fromEntries(Object.entries(writes).map(([field, mark]) => [field, by(mark)])),
    sets: Object.fromEntries(
      Object.entries(sets).map(([name, elements]) => {
        const on = Object.entries(elements).filter(([, element]) => element.on);
        return [name, on.map(([element]) => element).sort()];
      }),
    ),
    lists: Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [
        name,
        list.map(({ mark, value }) => ({ by: by(mark), value })),
      ]),
    ),
  };
}

/** A custody event's `mark` is a place in a list too; its `id` says the same. */
function withoutMarks(fields: Record<string, unknown>): Record<string, unknown> {
  const custody = fields.custody as { events: object[] } | undefined;
  if (!custody) return fields;
  const events = custody.events.map((event) => ({ ...event, mark: undefined }));
  return { ...fields, custody: { ...custody, events } };
}
