import { standingOf } from "../../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../../shared/domain/asset/asset-view.ts";
import { kindNamed } from "../../../../shared/domain/kinds.ts";
import type { PersonRow } from "../../../../shared/domain/person/person.ts";
import type { TicketRow } from "../../../../shared/domain/ticket/ticket-view.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { setElements } from "../../../../shared/log/state.ts";
import { nameKey } from "../../search/text-forms.ts";
import type { Sqlite } from "../care/open-database.ts";
import { indexedText, searchText } from "./search-text.ts";

/** The row a list shows for a record, by kind; null while the record was never created. */
export function rowOf(state: EntityState): object | null {
  return state.exists ? (kindNamed(state.kind)?.row(state) ?? null) : null;
}

/**
 * Human numbers in the order people count: `A-K7-9999` before `A-K7-10000`.
 */
export function numberKey(number: string): string {
  const match = /^(.*-)(\d{1,8})$/.exec(number);
  return match ? `${match[1]}${(match[2] as string).padStart(8, "0")}` : number;
}

/** Persons and assets a ticket names: what the desk set and their details follow. */
export function ticketTargets(state: EntityState): string[] {
  if (!state.exists) return [];
  const targets = new Set(setElements(state, "assets"));
  const person = state.fields.requesterPerson;
  if (typeof person === "string") targets.add(person);
  return [...targets].sort();
}

/** A merged record is part of another one: it leaves the register and the search. */
export function isListed(state: EntityState): boolean {
  return state.exists && !kindNamed(state.kind)?.isMerged?.(state);
}

export const PROJECTED_KINDS = ["ticket", "asset", "person", "site", "member", "device"] as const;
export const SEARCHED_KINDS = ["ticket", "asset", "person"] as const;

/** Writes what is derived from a state into the projection tables of its kind. */
export function createProjections(db: Sqlite) {
  const upsert: Record<string, (e: number, state: EntityState, row: object) => void> = {
    ticket: ticketWriter(db),
    asset: assetWriter(db),
    person: personWriter(db),
    site: plainWriter(db, "site"),
    member: plainWriter(db, "member"),
    device: plainWriter(db, "device"),
  };
  const remove = Object.fromEntries(
    PROJECTED_KINDS.map((kind) => [kind, db.prepare(`DELETE FROM ${kind} WHERE e = ?`)]),
  );
  const searchPut = Object.fromEntries(
    SEARCHED_KINDS.map((kind) => [
      kind,
      db.prepare(`INSERT OR REPLACE INTO search_${kind} (rowid, text) VALUES (?, ?)`),
    ]),
  );
  const searchDrop = Object.fromEntries(
    SEARCHED_KINDS.map((kind) => [kind, db.prepare(`DELETE FROM search_${kind} WHERE rowid = ?`)]),
  );
  const refPut = db.prepare("INSERT INTO ticket_ref (target, e) VALUES (?, ?)");
  const refDrop = db.prepare("DELETE FROM ticket_ref WHERE e = ?");

  function writeSearch(e: number, before: EntityState | null, after: EntityState): void {
    const put = searchPut[after.kind];
    if (!put) return;
    const old = before && isListed(before) ? searchText(before) : null;
    const now = isListed(after) ? searchText(after) : null;
    if (now && (!old || old.text !== now.text || old.names !== now.names)) put.run(e, indexedText(now));
    if (old && !now) searchDrop[after.kind]?.run(e);
  }

  function writeTargets(e: number, before: EntityState | null, after: EntityState): void {
    const old = before ? ticketTargets(before) : [];
    const now = ticketTargets(after);
    if (sameJson(old, now)) return;
    if (old.length > 0) refDrop.run(e);
    for (const target of now) refPut.run(target, e);
  }

  return {
    /** @param before the state whose projections are stored; null when there are none */
    write(e: number, before: EntityState | null, after: EntityState): void {
      const row = rowOf(after);
      if (row) upsert[after.kind]?.(e, after, row);
      if (after.kind === "ticket") writeTargets(e, before, after);
      if (!row && before?.exists) remove[after.kind]?.run(e);
      writeSearch(e, before, after);
    },
  };
}

function ticketWriter(db: Sqlite) {
  const statement = db.prepare(
    `INSERT INTO ticket (e, number, status, assignee, openedAt, row) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (e) DO UPDATE SET number = excluded.number, status = excluded.status,
       assignee = excluded.assignee, openedAt = excluded.openedAt, row = excluded.row`,
  );
  return (e: number, _state: EntityState, value: object) => {
    const row = value as TicketRow;
    statement.run(e, numberKey(row.number), row.status, row.assignee, row.openedAt, JSON.stringify(row));
  };
}

function assetWriter(db: Sqlite) {
  const statement = db.prepare(
    `INSERT INTO asset
       (e, kind, status, site, number, updatedAt, name, tag, holder, holderPerson, attention, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (e) DO UPDATE SET kind = excluded.kind, status = excluded.status, site = excluded.site,
       number = excluded.number, updatedAt = excluded.updatedAt, name = excluded.name, tag = excluded.tag,
       holder = excluded.holder, holderPerson = excluded.holderPerson, attention = excluded.attention,
       row = excluded.row`,
  );
  return (e: number, _state: EntityState, value: object) => {
    const row = value as AssetRow;
    statement.run(
      e,
      row.kind,
      standingOf(row),
      row.site,
      numberKey(row.number),
      row.updatedAt,
      nameKey(row.name),
      row.tag,
      nameKey(row.holder ?? ""),
      row.holderPerson,
      row.contested || row.conflicts > 0 ? 1 : 0,
      JSON.stringify(row),
    );
  };
}

function personWriter(db: Sqlite) {
  const statement = db.prepare(
    `INSERT INTO person (e, name, row) VALUES (?, ?, ?)
     ON CONFLICT (e) DO UPDATE SET name = excluded.name, row = excluded.row`,
  );
  return (e: number, _state: EntityState, value: object) => {
    statement.run(e, nameKey((value as PersonRow).name), JSON.stringify(value));
  };
}

function plainWriter(db: Sqlite, kind: "site" | "member" | "device") {
  const statement = db.prepare(
    `INSERT INTO ${kind} (e, row) VALUES (?, ?) ON CONFLICT (e) DO UPDATE SET row = excluded.row`,
  );
  return (e: number, _state: EntityState, value: object) => {
    statement.run(e, JSON.stringify(value));
  };
}
