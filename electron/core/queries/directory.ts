import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { member } from "../../../shared/domain/member/member.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import { person } from "../../../shared/domain/person/person.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { site } from "../../../shared/domain/site/site.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { failure, success } from "../outcome.ts";
import { nameKey } from "../search/text-forms.ts";
import { hiddenOf } from "./parts.ts";
import { createSought, wholeOf } from "./sought.ts";
import { createAsking } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

const SHOWN = 200;

export const PERSON_PAGE_SQL = `SELECT p.row FROM (SELECT e, name FROM person ORDER BY name, e LIMIT @limit OFFSET @offset) found
  JOIN person p ON p.e = found.e ORDER BY found.name, found.e`;
/** @param found gives the local numbers of the records that match */
export function personSearchSql(found: string, exactFirst = false): string {
  return `${personWholeSql(found, exactFirst)} LIMIT @limit OFFSET @offset`;
}

/** All that was found, where it fits one page: to cut it would cost more than to read it. */
function personWholeSql(found: string, exactFirst: boolean): string {
  const first = exactFirst ? "p.e IN (SELECT value FROM json_each(@exact)) DESC, " : "";
  return `SELECT p.row FROM (${found}) s CROSS JOIN person p ON p.e = s.e ORDER BY ${first}p.name, p.e`;
}

export function directoryQueries({ store }: QueryContext) {
  const pages = store.prepare<[object], string>(PERSON_PAGE_SQL).pluck();
  const count = store.prepare<[], number>("SELECT count(*) FROM person").pluck();
  const soughtBy = createSought(store, person.name);
  const asking = createAsking(store);
  const assetsOf = store
    .prepare<[string, number], string>("SELECT row FROM asset WHERE holderPerson = ? ORDER BY number LIMIT ?")
    .pluck();
  const ticketsOf = store
    .prepare<[string, number], string>(
      `SELECT t.row FROM reference r JOIN ticket t ON t.e = r.e WHERE r.target = ?
        ORDER BY t.openedAt DESC LIMIT ?`,
    )
    .pluck();

  const personFrom = (row: string) => store.source.parsed(person.name, row) as PersonRow;

  const page: Query<"person.page"> = ({ text, offset, limit }) => {
    const sought = soughtBy(text);
    const whole = wholeOf(sought, { offset, limit });
    if (whole) {
      const rows = asking(personWholeSql(whole.found, whole.exactFirst)).all(whole.bound) as string[];
      return success({ rows: rows.map(personFrom), total: rows.length });
    }
    if (sought) {
      const { found, bound, exactFirst, size } = sought;
      const rows = asking(personSearchSql(found, exactFirst)).all({ ...bound, limit, offset }) as string[];
      const total = size ?? Number(asking(`SELECT count(*) FROM (${found})`).get(bound) ?? 0);
      return success({ rows: rows.map(personFrom), total });
    }
    if (text.trim() !== "") return success({ rows: [], total: 0 });
    return success({ rows: pages.all({ limit, offset }).map(personFrom), total: count.get() ?? 0 });
  };

  const get: Query<"person.get"> = ({ id }) => {
    const row = store.source.row(person.name, id) as PersonRow | null;
    if (!row) return failure("notFound", "there is no person with this id", "id");
    const state = store.source.state(person.name, id);
    return success({
      row,
      fields: { ...state?.fields },
      assets: assetsOf.all(id, SHOWN).map((row) => store.source.parsed(asset.name, row) as AssetRow),
      tickets: ticketsOf.all(id, SHOWN).map((row) => store.source.parsed(ticket.name, row) as TicketRow),
      overwritten: state?.overwritten ?? [],
      ...hiddenOf(state),
    });
  };

  const byName = <T extends { name: string; id: string }>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ row, key: nameKey(row.name) + row.id }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ row }) => row);
  const sites: Query<"site.list"> = () => success(byName(store.source.rows(site.name) as SiteRow[]));
  const siteOf: Query<"site.get"> = ({ id }) => {
    const row = store.source.row(site.name, id) as SiteRow | null;
    if (!row) return failure("notFound", "there is no site with this id", "id");
    const state = store.source.state(site.name, id);
    return success({
      row,
      fields: { ...state?.fields },
      overwritten: state?.overwritten ?? [],
      ...hiddenOf(state),
    });
  };
  const members: Query<"member.list"> = () => success(byName(store.source.rows(member.name) as MemberRow[]));

  return {
    "person.page": page,
    "person.get": get,
    "site.list": sites,
    "site.get": siteOf,
    "member.list": members,
  };
}
