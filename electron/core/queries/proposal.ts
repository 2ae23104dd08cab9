import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { person } from "../../../shared/domain/person/person.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { proposalOf } from "../../../shared/intake/proposal.ts";
import type { Proposal } from "../../../shared/intake/proposal.ts";
import { success } from "../outcome.ts";
import { memberNames } from "./parts.ts";
import { createAsking } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";
import { createScanned } from "./scan.ts";
import { createSought } from "./sought.ts";

/** More people who fit are nobody. */
const FEW = 20;
/** More is a list, and no report of what is broken. */
const MOST_ASSETS = 5;

/** What a text proposes for a new ticket, held against the directory and the register. */
export function proposalQueries({ store }: QueryContext) {
  const asking = createAsking(store);
  const peopleBy = createSought(store, person.name);
  const assetsBy = createSought(store, asset.name);
  const scanned = createScanned(store);
  const names = memberNames(store);

  function rowsOf<T>(kind: string, sought: ReturnType<typeof peopleBy>): T[] {
    if (sought?.size === null || !sought || sought.size > FEW) return [];
    const sql = `SELECT p.row FROM (${sought.found}) s CROSS JOIN ${kind} p ON p.e = s.e`;
    return (asking(sql).all(sought.bound) as string[]).map((row) => store.source.parsed(kind, row) as T);
  }

  /** Who is meant: by name where only one is called so, else by what else is known of them; null where it may be several. */
  function whoIs({ requester, mail, contact, dept }: Proposal): PersonRow | null {
    const by = (text: string) => (text === "" ? [] : rowsOf<PersonRow>(person.name, peopleBy(text)));
    const called = by(requester).filter(({ name, active }) => active && name === requester);
    const isReached = (each: PersonRow) =>
      (mail !== "" && each.mail.toLowerCase() === mail.toLowerCase()) ||
      (contact !== "" && each.phone === contact);
    const reached =
      called.length > 0
        ? called.filter(isReached)
        : [...by(mail), ...by(contact)].filter((each) => each.active && isReached(each));
    const there = called.filter((each) => dept !== "" && each.dept === dept);
    for (const found of [called, reached, there]) {
      const [only, another] = found.filter(({ id }, at) => found.findIndex((each) => each.id === id) === at);
      if (only && !another) return only;
    }
    return null;
  }

  /** What bears one of the codes as its tag, number or serial number, or is found by an address alone. */
  function assetsOf(codes: readonly string[]): AssetRow[] {
    const found = new Map<string, AssetRow>();
    for (const code of codes) {
      const marked = scanned(code).flatMap(({ kind, id }) =>
        kind === asset.name ? [store.source.row(kind, id) as AssetRow | null] : [],
      );
      const isAddress = /^\d+(?:\.\d+){3}$/.test(code);
      const rows = marked.length > 0 || !isAddress ? marked : rowsOf<AssetRow>(asset.name, assetsBy(code));
      const [only, another] = rows;
      if (only && !another && !only.mergedInto && found.size < MOST_ASSETS) found.set(only.id, only);
    }
    return [...found.values()];
  }

  const proposal: Query<"ticket.proposal"> = ({ now, ...brought }) => {
    const me = names(store.identity().member);
    const { codes, ...proposed } = proposalOf({ ...brought, me, now });
    const zone = /(?:Z|[+-]\d\d:?\d\d)$/.exec(now)?.[0] ?? "Z";
    return success({
      ...proposed,
      startedAt: proposed.startedAt && `${proposed.startedAt}:00.000${zone}`,
      person: whoIs({ ...proposed, codes }),
      assets: assetsOf(codes).map(({ id, tag, number }) => ({ id, label: tag || number })),
    });
  };

  return { "ticket.proposal": proposal };
}
