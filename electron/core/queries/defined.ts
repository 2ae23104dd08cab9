import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { formOf } from "../../../shared/domain/kind/form.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import { remembering } from "../search/remembering.ts";
import { fold, pinyinWords } from "../search/text-forms.ts";
import { listedSql } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Records by a word of the team for what they are, as a question to the store. */
export interface Defined {
  /** SQL that gives the local numbers of the records, each once. */
  found: string;
  /** The same of the newest of the kind alone, whose rows are read: where it gives enough, nothing else is. */
  near: string;
  bound: Record<string, string>;
}

/** Local numbers from the newest of a kind back; a word that many records are called by is in them often. */
const NEAR = 1000;
/** Fewer letters begin too many words. */
const FEWEST_LATIN = 3;
const FEWEST_HAN = 2;
const HAN = /\p{Script=Han}/u;

/**
 * Records of a kind by what a column of theirs is called today: 打印机 finds every printer, though the word
 * stands in none of them. Asked when somebody searches, so that a word that the team changes finds at once;
 * null where no definition is called so.
 */
export function createDefined(
  store: Pick<ReadStore, "source">,
  name: string,
): (text: string) => Defined | null {
  const kind = kindNamed(name);
  const columns = kind ? definedColumns(kind) : [];
  return (text) => {
    const asked = fold(text).trim();
    if (!kind || columns.length === 0 || !isEnough(asked)) return null;
    const rows = store.source.rows("definition") as DefinitionRow[];
    const selects: string[] = [];
    const newest: string[] = [];
    const bound: Record<string, string> = {};
    for (const { column, index, family } of columns) {
      const keys = definitionsOf(family, rows)
        .filter(({ title }) => Object.values(title).some((word) => answers(word, asked)))
        .map(({ key }) => key);
      if (keys.length === 0) continue;
      bound[`defined_${column}`] = JSON.stringify(keys);
      const where = `${column} IN (SELECT value FROM json_each(@defined_${column})) AND ${listedSql(kind)}`;
      selects.push(`SELECT e FROM ${name} INDEXED BY ${name}_${index} WHERE ${where}`);
      newest.push(
        `SELECT e FROM ${name} NOT INDEXED WHERE e > (SELECT max(e) FROM ${name}) - ${NEAR} AND ${where}`,
      );
    }
    if (selects.length === 0) return null;
    return { found: selects.join(" UNION "), near: newest.join(" UNION "), bound };
  };
}

/** Columns that hold the key of a definition, with an index that covers them. */
function definedColumns({ fields, list }: RecordKind) {
  return Object.keys(list.columns).flatMap((column) => {
    const field = fields[column];
    const form = field && formOf(field.schema);
    const index = Object.entries(list.indexes).find(
      ([, { columns, where }]) => where === undefined && columns.includes(column),
    );
    return form?.form === "defined" && index
      ? [{ column, index: index[0], family: form.family as Family }]
      : [];
  });
}

/** What the same few words are compared by, with every letter that is typed. */
const formsOf = remembering(1000, (word) => {
  const title = fold(word);
  return { title, parts: [title, ...title.split(/[^\p{L}\p{N}]+/u)], spoken: pinyinWords(title) };
});

const isEnough = (asked: string) => asked.length >= (HAN.test(asked) ? FEWEST_HAN : FEWEST_LATIN);

function answers(word: string | undefined, asked: string): boolean {
  const { title, parts, spoken } = formsOf(word ?? "");
  if (HAN.test(asked)) return title.includes(asked);
  if (parts.some((part) => part.startsWith(asked))) return true;
  // By all of its initials, or by the beginning of how it is read.
  return spoken.some((form) => form === asked || (asked.length > FEWEST_LATIN && form.startsWith(asked)));
}
