import { KINDS, kindNamed } from "../../../shared/domain/kinds.ts";
import type { KindName } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import { success } from "../outcome.ts";
import { numberKey } from "../store/derived/projections.ts";
import { createStanding } from "../store/derived/standing.ts";
import type { Query, QueryContext } from "./query.ts";

/** More records than this with one code say that it marks nothing. */
const ANSWERED = 20;

/** What a scanner read: numbers of records, and what records are known by. */
export function scanQueries({ store }: QueryContext) {
  const standing = createStanding(store);
  const finders = KINDS.flatMap((kind: RecordKind) => [...byMark(kind), ...byNumber(kind)]);

  /** By each of the fields that no two records may share, in the form in which they are compared. */
  function byMark({ name, fields }: RecordKind) {
    const marked = store
      .prepare<[string, string, number], string>(
        `SELECT n.id FROM mark m JOIN entity n ON n.e = m.e
          WHERE m.value = ? AND m.field = ? AND m.kind = '${name}' ORDER BY n.id LIMIT ?`,
      )
      .pluck();
    return Object.entries(fields).flatMap(([field, { uniqueForm }]) => {
      if (!uniqueForm) return [];
      const ids = (code: string) => {
        const value = uniqueForm(code);
        return value === "" ? [] : marked.all(value, field, ANSWERED);
      };
      return [{ kind: name, ids }];
    });
  }

  function byNumber({ name, list }: RecordKind) {
    return Object.entries(list.columns)
      .filter(([, { as }]) => as === "number")
      .map(([column]) => {
        const numbered = store
          .prepare<[string, number], string>(
            `SELECT n.id FROM ${name} p JOIN entity n ON n.e = p.e WHERE p.${column} = ? ORDER BY n.id LIMIT ?`,
          )
          .pluck();
        const ids = (code: string) =>
          numbered.all(numberKey(code.normalize("NFKC").trim().toUpperCase()), ANSWERED);
        return { kind: name, ids };
      });
  }

  function candidate(kind: string, id: string): ScanCandidate[] {
    const row = store.source.row(kind, id) as { id: string; number?: string } | null;
    const hit = row && kindNamed(kind)?.hit(row);
    return row && hit ? [{ kind: kind as KindName, id, number: row.number ?? null, title: hit.title }] : [];
  }

  const scan: Query<"scan.resolve"> = ({ code }) => {
    for (const form of codeForms(code)) {
      const found = finders.flatMap(({ kind, ids }) =>
        ids(form).flatMap((id) => {
          const state = standing(kind, id);
          return state ? [`${kind}:${state.id}`] : [];
        }),
      );
      const candidates = [...new Set(found)].flatMap((key) => {
        const at = key.indexOf(":");
        return candidate(key.slice(0, at), key.slice(at + 1));
      });
      const [only] = candidates;
      if (candidates.length > 1) return success({ kind: null, id: null, candidates });
      if (only) return success({ kind: only.kind, id: only.id });
    }
    return success(null);
  };

  return { "scan.resolve": scan };
}

/** What a scanner read: as it is, and the last part of a URL with its query's values. */
function codeForms(code: string): string[] {
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
