import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { KindName } from "../../../shared/domain/kinds.ts";
import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import { success } from "../outcome.ts";
import { createMarked } from "./marked.ts";
import type { Marked } from "./marked.ts";
import { createStanding } from "../store/derived/standing.ts";
import type { Query, QueryContext } from "./query.ts";

/** Records that one form of a code means, each once: those that stand for what bears it. */
export function createScanned(store: QueryContext["store"]) {
  const standing = createStanding(store);
  const byMark = createMarked(store);
  const idOf = store.prepare<[number], string>("SELECT id FROM entity WHERE e = ?").pluck();

  /** Only a record that stands for itself claims a mark; what another program derived is not believed. */
  function standsFor({ kind, e, claims }: Marked): string | null {
    const id = idOf.get(e) as string;
    if (claims === 1 && store.refreshing() === null) return id;
    return standing(kind, id)?.id ?? null;
  }

  return (form: string) => {
    const found = byMark(form).flatMap((mark) => {
      const id = standsFor(mark);
      return id === null ? [] : [entityKeyOf(mark.kind, id)];
    });
    return [...new Set(found)].map(splitEntityKey);
  };
}

/** What a scanner read: numbers of records, and what records are known by. */
export function scanQueries({ store }: Pick<QueryContext, "store">) {
  const scanned = createScanned(store);

  function candidate(kind: string, id: string): ScanCandidate[] {
    const row = store.source.row(kind, id) as { id: string; number?: string } | null;
    const hit = row && kindNamed(kind)?.hit(row);
    return row && hit ? [{ kind: kind as KindName, id, number: row.number ?? null, title: hit.title }] : [];
  }

  const scan: Query<"scan.resolve"> = ({ code }) => {
    for (const form of codeForms(code)) {
      const [only, ...others] = scanned(form);
      if (only && others.length === 0) return success({ kind: only.kind as KindName, id: only.id });
      const candidates = [...(only ? [only] : []), ...others].flatMap(({ kind, id }) => candidate(kind, id));
      if (candidates.length > 0) return success({ kind: null, id: null, candidates });
    }
    return success(null);
  };

  return { "scan.resolve": scan };
}

/** What a scanner read: as it is, and the last part of a URL with its query's values. */
export function codeForms(code: string): string[] {
  const text = code.trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return [text];
  const url = new URL(text);
  const parts = url.pathname.split("/").filter((part) => part !== "");
  return [...[...url.searchParams.values()], ...parts.reverse().map(decoded)].filter((part) => part !== "");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
