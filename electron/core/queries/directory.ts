import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { failure, success } from "../outcome.ts";
import { nameKey, queryForm } from "../search/text-forms.ts";
import { parseRow } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

const SHOWN = 200;

export const PERSON_PAGE_SQL = `SELECT p.row FROM (SELECT e, name FROM person ORDER BY name, e LIMIT @limit OFFSET @offset) found
  JOIN person p ON p.e = found.e ORDER BY found.name, found.e`;
export const PERSON_SEARCH_SQL = `SELECT p.row FROM search_person s CROSS JOIN person p ON p.e = s.rowid
  WHERE s.search_person MATCH @match ORDER BY p.name, p.e LIMIT @limit OFFSET @offset`;

export function directoryQueries({ store }: QueryContext) {
  const pages = store.prepare<[object], string>(PERSON_PAGE_SQL).pluck();
  const count = store.prepare<[], number>("SELECT count(*) FROM person").pluck();
  const found = store.prepare<[object], string>(PERSON_SEARCH_SQL).pluck();
  const foundCount = store
    .prepare<[object], number>("SELECT count(*) FROM search_person WHERE search_person MATCH @match")
    .pluck();
  const assetsOf = store
    .prepare<[string, number], string>("SELECT row FROM asset WHERE holderPerson = ? ORDER BY number LIMIT ?")
    .pluck();
  const ticketsOf = store
    .prepare<[string, number], string>(
      `SELECT t.row FROM ticket_ref r JOIN ticket t ON t.e = r.e WHERE r.target = ?
        ORDER BY t.openedAt DESC LIMIT ?`,
    )
    .pluck();

  const page: Query<"person.page"> = ({ text, offset, limit }) => {
    const match = queryForm(text);
    if (match !== "") {
      const rows = found.all({ match, limit, offset }).map(parseRow<PersonRow>);
      return success({ rows, total: foundCount.get({ match }) ?? 0 });
    }
    if (text.trim() !== "") return success({ rows: [], total: 0 });
    return success({ rows: pages.all({ limit, offset }).map(parseRow<PersonRow>), total: count.get() ?? 0 });
  };

  const get: Query<"person.get"> = ({ id }) => {
    const row = store.source.row("person", id) as PersonRow | null;
    if (!row) return failure("notFound", "there is no person with this id", "id");
    return success({
      row,
      assets: assetsOf.all(id, SHOWN).map(parseRow<AssetRow>),
      tickets: ticketsOf.all(id, SHOWN).map(parseRow<TicketRow>),
      overwritten: store.source.state("person", id)?.overwritten ?? [],
    });
  };

  const byName = <T extends { name: string; id: string }>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ row, key: nameKey(row.name) + row.id }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ row }) => row);
  const sites: Query<"site.list"> = () => success(byName(store.source.rows("site") as SiteRow[]));
  const site: Query<"site.get"> = ({ id }) => {
    const row = store.source.row("site", id) as SiteRow | null;
    if (!row) return failure("notFound", "there is no site with this id", "id");
    return success({ row, overwritten: store.source.state("site", id)?.overwritten ?? [] });
  };
  const members: Query<"member.list"> = () => success(byName(store.source.rows("member") as MemberRow[]));

  return {
    "person.page": page,
    "person.get": get,
    "site.list": sites,
    "site.get": site,
    "member.list": members,
  };
}
