import type { AssetRow } from "../../../../shared/domain/asset/asset-view.ts";
import type { MemberRow } from "../../../../shared/domain/member/member.ts";
import type { TicketRow } from "../../../../shared/domain/ticket/ticket-view.ts";
import type { Change, DeskTable, DeskTables, DraftRow } from "../../../../shared/ipc/change-batch.ts";
import { DESK_TABLES } from "../../../../shared/ipc/change-batch.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { DeskSource } from "./desk-source.ts";
import type { Touched } from "../derived/folding.ts";
import { rowOf, ticketTargets } from "../derived/projections.ts";
import { createTopSet } from "./top-set.ts";

/** Together with what they refer to, about five thousand rows (architecture.md 1). */
export const DESK_CAPS = { ticket: 1500, assetAttention: 500, conflict: 500, outbox: 500, ticketAssets: 5 };
/** A backlog beyond this is paged by query, not watched. */
const OUTBOX_LOADED = 20_000;
/** Tickets of this laptop's member come before all others. */
const MINE = 1e15;

const OPEN_STATUS = new Set(["new", "accepted", "resolved"]);
export function isOpen(row: Pick<TicketRow, "status">): boolean {
  return OPEN_STATUS.has(row.status);
}

/** What one committed transaction changed. */
export interface Committed {
  touched: Touched[];
  conflicts: Set<string>;
  /** Ids of own operations that were made, accepted, refused, acknowledged. */
  operations: Set<string>;
  drafts: { put: DraftRow[]; dropped: string[] };
}

type Rows = { [T in DeskTable]: Map<string, DeskTables[T]> };

/**
 * The desk set: the records a technician works from, held in memory as the window holds them, and
 * kept in step with every commit. Membership is a function of the store's content alone:
 *
 * - open tickets, own ones first, then the latest;
 * - assets they name, contested or in conflict ones, and those the outbox touches;
 * - people those tickets and assets name; all sites, members and drafts;
 * - the latest conflicts and the latest waiting or refused operations.
 */
export function createDeskSet(source: DeskSource) {
  const rows: Rows = {
    ticket: new Map(),
    asset: new Map(),
    person: new Map(),
    site: new Map(),
    member: new Map(),
    conflict: new Map(),
    outbox: new Map(),
    draft: new Map(),
  };
  const tickets = createTopSet(DESK_CAPS.ticket);
  const attention = createTopSet(DESK_CAPS.assetAttention);
  const conflicts = createTopSet(DESK_CAPS.conflict);
  const outbox = createTopSet(DESK_CAPS.outbox);
  /** How many rows of the desk name an asset or a person. */
  const named = { asset: new Map<string, number>(), person: new Map<string, number>() };
  /** What each row names, to take it back when the row goes. */
  const namesOf = new Map<string, { asset: string[]; person: string[] }>();
  let doubtful = { asset: new Set<string>(), person: new Set<string>() };
  let changes: Change[] = [];

  function put<T extends DeskTable>(table: T, id: string, row: DeskTables[T]): void {
    rows[table].set(id, row);
    changes.push({ table, put: row } as Change);
  }
  function drop(table: DeskTable, id: string): void {
    if (rows[table].delete(id)) changes.push({ table, drop: id } as Change);
  }

  function count(kind: "asset" | "person", ids: readonly string[], by: 1 | -1): void {
    for (const id of ids) {
      const now = (named[kind].get(id) ?? 0) + by;
      if (now > 0) named[kind].set(id, now);
      else named[kind].delete(id);
      doubtful[kind].add(id);
    }
  }
  function setNames(owner: string, asset: string[], person: string[]): void {
    const old = namesOf.get(owner);
    if (old) {
      count("asset", old.asset, -1);
      count("person", old.person, -1);
    }
    if (asset.length === 0 && person.length === 0) {
      namesOf.delete(owner);
      return;
    }
    namesOf.set(owner, { asset, person });
    count("asset", asset, 1);
    count("person", person, 1);
  }

  function rankOf(row: Pick<TicketRow, "openedAt" | "assignee">): number {
    return (row.assignee === source.member() ? MINE : 0) + row.openedAt;
  }
  function putTicket(row: TicketRow, targets: readonly string[]): void {
    put("ticket", row.id, row);
    const assets = row.assets.slice(0, DESK_CAPS.ticketAssets);
    const persons = targets.filter((id) => !row.assets.includes(id));
    setNames(`ticket:${row.id}`, assets, persons);
  }
  function dropTicket(id: string): void {
    drop("ticket", id);
    setNames(`ticket:${id}`, [], []);
  }

  function settleTickets(touched: ReadonlyMap<string, Touched>): void {
    const { entered, left } = tickets.settle();
    for (const id of left) dropTicket(id);
    const coming = new Set(entered);
    for (const id of touched.keys()) if (tickets.has(id)) coming.add(id);
    for (const id of coming) {
      const state = touched.get(id)?.after ?? source.state("ticket", id);
      if (state) putTicket(rowOf(state) as TicketRow, ticketTargets(state));
    }
  }

  function settleOutbox(changed: ReadonlySet<string>): void {
    const { entered, left } = outbox.settle();
    for (const id of left) {
      drop("outbox", id);
      setNames(`outbox:${id}`, [], []);
    }
    const coming = new Set(entered);
    for (const id of changed) if (outbox.has(id)) coming.add(id);
    for (const id of coming) {
      const row = source.outboxRow(id);
      if (!row) continue;
      put("outbox", id, row);
      const keys = row.touches.map(splitEntityKey);
      const idsOf = (kind: string) =>
        keys
          .filter((key) => key.kind === kind)
          .map((key) => key.id)
          .slice(0, DESK_CAPS.ticketAssets);
      setNames(`outbox:${id}`, idsOf("asset"), idsOf("person"));
    }
  }

  function settleConflicts(changed: ReadonlySet<string>): void {
    const { entered, left } = conflicts.settle();
    for (const id of left) drop("conflict", id);
    const coming = new Set(entered);
    for (const id of changed) if (conflicts.has(id)) coming.add(id);
    for (const id of coming) {
      const row = source.conflict(id);
      if (row) put("conflict", id, row);
    }
  }

  function settleAssets(touched: ReadonlyMap<string, Touched>): void {
    const { entered, left } = attention.settle();
    for (const id of [...entered, ...left]) doubtful.asset.add(id);
    for (const id of touched.keys()) if (rows.asset.has(id)) doubtful.asset.add(id);
    for (const id of doubtful.asset) {
      const wanted = attention.has(id) || named.asset.has(id);
      const state = touched.get(id)?.after;
      // Unchanged and already here: nothing to send.
      if (wanted && !state && rows.asset.has(id)) continue;
      const row = wanted ? ((state ? rowOf(state) : source.row("asset", id)) as AssetRow | null) : null;
      if (row) put("asset", id, row);
      else drop("asset", id);
      setNames(`asset:${id}`, [], row?.holderPerson ? [row.holderPerson] : []);
    }
  }

  function settlePersons(touched: ReadonlyMap<string, Touched>): void {
    for (const id of touched.keys()) if (rows.person.has(id)) doubtful.person.add(id);
    for (const id of doubtful.person) {
      const wanted = named.person.has(id);
      const state = touched.get(id)?.after;
      if (wanted && !state && rows.person.has(id)) continue;
      const row = wanted ? (state ? rowOf(state) : source.row("person", id)) : null;
      if (row) put("person", id, row as DeskTables["person"]);
      else drop("person", id);
    }
  }

  function settleSmall(kind: "site" | "member", touched: ReadonlyMap<string, Touched>): void {
    for (const [id, { after }] of touched) {
      const row = rowOf(after) as DeskTables["site"] & MemberRow;
      if (row) put(kind, id, row);
      else drop(kind, id);
    }
  }

  /** Order within a table: by id, a technician's own tickets before all others. */
  function placeOf(table: DeskTable, id: string): string {
    const others = table === "ticket" && rows.ticket.get(id)?.assignee !== source.member();
    return others ? `~${id}` : id;
  }

  function apply(committed: Committed): Change[] {
    changes = [];
    doubtful = { asset: new Set(), person: new Set() };
    const byKind = groupByKind(committed.touched);
    const of = (kind: string) => byKind.get(kind) ?? NOBODY;
    for (const { after } of of("ticket").values()) {
      const row = rowOf(after) as TicketRow | null;
      tickets.set(after.id, row && isOpen(row) ? rankOf(row) : null);
    }
    for (const { after } of of("asset").values()) {
      const row = rowOf(after) as AssetRow | null;
      const alarming = row && (row.contested || row.conflicts > 0);
      attention.set(after.id, alarming ? row.updatedAt : null);
    }
    for (const id of committed.operations) outbox.set(id, source.outboxRank(id));
    for (const id of committed.conflicts) conflicts.set(id, source.conflict(id)?.at ?? null);
    settleTickets(of("ticket"));
    settleOutbox(committed.operations);
    settleConflicts(committed.conflicts);
    settleAssets(of("asset"));
    settlePersons(of("person"));
    settleSmall("site", of("site"));
    settleSmall("member", of("member"));
    for (const draft of committed.drafts.put) put("draft", draft.key, draft);
    for (const key of committed.drafts.dropped) drop("draft", key);
    return changes;
  }

  function build(): void {
    tickets.load(source.openTickets().map((row) => ({ id: row.id, rank: rankOf(row) })));
    attention.load(source.alarmingAssets());
    conflicts.load(source.conflicts());
    outbox.load(source.outbox(OUTBOX_LOADED));
    changes = [];
    settleTickets(NOBODY);
    settleOutbox(new Set());
    settleConflicts(new Set());
    settleAssets(NOBODY);
    settlePersons(NOBODY);
    for (const row of source.rows("site")) put("site", row.id, row as DeskTables["site"]);
    for (const row of source.rows("member")) put("member", row.id, row as MemberRow);
    for (const row of source.drafts()) put("draft", row.key, row);
    changes = [];
    doubtful = { asset: new Set(), person: new Set() };
  }

  build();
  return {
    apply,
    /** One page of the snapshot, ordered by table and place. */
    page(
      after: string,
      limit: number,
    ): { rows: { [T in DeskTable]?: DeskTables[T][] }; next: string | null } {
      const [fromTable = "", fromPlace = ""] = after === "" ? [] : splitOnce(after);
      const found: Partial<Record<DeskTable, object[]>> = {};
      let left = limit;
      for (const table of DESK_TABLES.slice(Math.max(0, DESK_TABLES.indexOf(fromTable as DeskTable)))) {
        const places = [...rows[table].keys()].map((id) => ({ id, place: placeOf(table, id) }));
        const ahead = table === fromTable ? places.filter(({ place }) => place > fromPlace) : places;
        let last = "";
        for (const { id, place } of ahead.sort((a, b) => (a.place < b.place ? -1 : 1))) {
          if (left === 0) return { rows: found as never, next: `${table}:${last}` };
          (found[table] ??= []).push(rows[table].get(id) as object);
          last = place;
          left -= 1;
        }
      }
      return { rows: found as never, next: null };
    },
    rows: rows as { readonly [T in DeskTable]: ReadonlyMap<string, DeskTables[T]> },
  };
}
export type DeskSet = ReturnType<typeof createDeskSet>;

const NOBODY: ReadonlyMap<string, Touched> = new Map();

function groupByKind(touched: readonly Touched[]): Map<string, Map<string, Touched>> {
  const groups = new Map<string, Map<string, Touched>>();
  for (const each of touched) {
    const { kind, id } = each.after;
    let group = groups.get(kind);
    if (!group) groups.set(kind, (group = new Map()));
    group.set(id, each);
  }
  return groups;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(":");
  return [text.slice(0, at), text.slice(at + 1)];
}
