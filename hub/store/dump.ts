import type { Kysely } from "kysely";
import type { DumpRow, KernelTables } from "./hub-store.ts";
import { inPieces } from "./in-pieces.ts";
import type { HubSchema } from "./schema.ts";

/** Tables by their names in SQL, as a dump knows them: what is written must be read by any version. */
type Plain = Record<string, DumpRow["row"]>;

function plain(trx: Kysely<KernelTables>): Kysely<Plain> {
  return trx.withoutPlugins() as unknown as Kysely<Plain>;
}

const DUMP_PAGE = 1000;

/** Every row of the dumped tables; the log page by page, since it alone may be larger than memory. */
export async function* dumpRows(trx: Kysely<KernelTables>, { dumped }: HubSchema): AsyncIterable<DumpRow> {
  for (const table of dumped) {
    if (table === "log_operation") {
      yield* logRows(trx);
      continue;
    }
    for (const row of await plain(trx).selectFrom(table).selectAll().execute())
      yield { table, row: { ...row } };
  }
}

async function* logRows(trx: Kysely<KernelTables>): AsyncIterable<DumpRow> {
  let after = 0;
  for (;;) {
    const page = await plain(trx)
      .selectFrom("log_operation")
      .selectAll()
      .where("feed", ">", after)
      .orderBy("feed")
      .limit(DUMP_PAGE)
      .execute();
    for (const row of page) yield { table: "log_operation", row };
    const last = page.at(-1);
    if (!last) return;
    after = Number(last.feed);
  }
}

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
  const flush = async () => {
    for (const piece of inPieces(waiting)) await db.insertInto(table).values(piece).execute();
    waiting = [];
  };
  for await (const next of rows) {
    if (next.table !== table || waiting.length >= DUMP_PAGE) await flush();
    table = next.table;
    waiting.push(next.row);
  }
  await flush();
}
