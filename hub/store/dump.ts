import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { DumpRow, KernelTables } from "./hub-store.ts";
import { inPieces } from "./in-pieces.ts";
import type { HubSchema, LargeTable } from "./schema.ts";

/** Tables by their names in SQL, as a dump knows them: what is written must be read by any version. */
type Plain = Record<string, DumpRow["row"]>;

function plain(trx: Kysely<KernelTables>): Kysely<Plain> {
  return trx.withoutPlugins() as unknown as Kysely<Plain>;
}

/** Every row of the dumped tables; piece by piece where a table may be larger than memory. */
export async function* dumpRows(
  trx: Kysely<KernelTables>,
  { dumped, large }: HubSchema,
): AsyncIterable<DumpRow> {
  for (const table of dumped) {
    const how = large[table];
    const rows = how
      ? rowsInPieces(trx, table, how)
      : await plain(trx).selectFrom(table).selectAll().execute();
    for await (const row of rows) yield { table, row: { ...row } };
  }
}

async function* rowsInPieces(trx: Kysely<KernelTables>, table: string, { key, rows }: LargeTable) {
  let last: DumpRow["row"] | undefined;
  for (;;) {
    let query = plain(trx).selectFrom(table).selectAll().limit(rows);
    for (const column of key) query = query.orderBy(column);
    if (last) {
      const [columns, values] = [key.map((column) => sql.ref(column)), key.map((column) => last?.[column])];
      query = query.where(sql<boolean>`(${sql.join(columns)}) > (${sql.join(values)})`);
    }
    const piece = await query.execute();
    yield* piece;
    last = piece.at(-1);
    if (!last) return;
  }
}

/** Rows, and about as many bytes, that are written at once. */
const ROWS_AT_ONCE = 1000;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/** Empties every table and fills the dumped ones. */
export async function replaceRows(
  trx: Kysely<KernelTables>,
  { dumped, derived }: HubSchema,
  rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
): Promise<void> {
  const db = plain(trx);
  for (const table of [...dumped, ...derived]) await db.deleteFrom(table).execute();
  let table = "";
  let waiting: DumpRow["row"][] = [];
  let bytes = 0;
  const flush = async () => {
    for (const piece of inPieces(waiting)) await db.insertInto(table).values(piece).execute();
    waiting = [];
    bytes = 0;
  };
  for await (const next of rows) {
    if (next.table !== table || waiting.length >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush();
    table = next.table;
    waiting.push(next.row);
    for (const value of Object.values(next.row)) bytes += Buffer.isBuffer(value) ? value.length : 0;
  }
  await flush();
}
