import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { formOf } from "../../../shared/domain/kind/form.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import { fold, pinyinForms } from "../search/text-forms.ts";
import { listedSql } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Records by a word of the team for what they are, as a question to the store. */
export interface Defined {
  /** SQL that gives the local numbers of the records, each once. */
  found: string;
  bound: Record<string, string>;
}

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
    const bound: Record<string, string> = {};
    for (const { column, index, family } of columns) {
      const keys = definitionsOf(family, rows)
        .filter(({ title }) => Object.values(title).some((word) => answers(word, asked)))
        .map(({ key }) => key);
      if (keys.length === 0) continue;
      bound[`defined_${column}`] = JSON.stringify(keys);
      selects.push(
        `SELECT e FROM ${name} INDEXED BY ${name}_${index}
          WHERE ${column} IN (SELECT value FROM json_each(@defined_${column})) AND ${listedSql(kind)}`,
      );
    }
    return selects.length === 0 ? null : { found: selects.join(" UNION "), bound };
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

const isEnough = (asked: string) => asked.length >= (HAN.test(asked) ? FEWEST_HAN : FEWEST_LATIN);

function answers(word: string | undefined, asked: string): boolean {
  const title = fold(word ?? "");
  if (HAN.test(asked)) return title.includes(asked);
  if (title.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(asked)) || title.startsWith(asked))
    return true;
  // By all of its initials, or by the beginning of how it is read.
  return pinyinForms(title)
    .split(" ")
    .some((form) => form === asked || (asked.length > FEWEST_LATIN && form.startsWith(asked)));
}
