import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { KernelTables } from "./hub-store.ts";
import type { HubSchema } from "./schema.ts";

export type Engine = "sqlite" | "postgres";

/**
 * Brings a database to this program's schema.
 *
 * @throws Error when a newer program has already raised it; going on would lose what it wrote.
 */
export async function migrate(db: Kysely<KernelTables>, engine: Engine, schema: HubSchema): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // "if not exists" alone is no protection: two at once both find nothing and clash in the catalogue.
    if (engine === "postgres") await lockSchema(trx);
    await sql`create table if not exists schema_version (number integer primary key)`.execute(trx);
  });
  // Nearly always there is nothing to do, and then nothing is locked either.
  if ((await currentVersion(db, schema)) === schema.version) return;
  await db.transaction().execute(async (trx) => {
    // Two hubs may start at once: the second waits here, and then finds the work done. On SQLite any
    // write takes the lock, and must come before the first read.
    if (engine === "postgres") await lockSchema(trx);
    else await trx.deleteFrom("schemaVersion").where("number", "<", 0).execute();
    const current = await currentVersion(trx, schema);
    for (const [index, statements] of schema.migrations.entries()) {
      const number = index + 1;
      if (number <= current) continue;
      for (const statement of statements) {
        await sql.raw(inWordsOf(engine, statement)).execute(trx);
      }
      await trx.insertInto("schemaVersion").values({ number }).execute();
    }
  });
}

function inWordsOf(engine: Engine, statement: string): string {
  const [int, bytes] = engine === "sqlite" ? ["integer", "blob"] : ["bigint", "bytea"];
  return statement.replaceAll("{int}", int).replaceAll("{bytes}", bytes);
}

async function lockSchema(trx: Kysely<KernelTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(725430701)`.execute(trx);
}

async function currentVersion(db: Kysely<KernelTables>, { version }: HubSchema): Promise<number> {
  const { number } = await db
    .selectFrom("schemaVersion")
    .select((eb) => eb.fn.coalesce(eb.fn.max("number"), eb.lit(0)).as("number"))
    .executeTakeFirstOrThrow();
  if (number > version) {
    throw new Error(
      `the hub's database has schema ${number}, this program knows ${version}: ` +
        `nothing was changed; install the newer hub`,
    );
  }
  return number;
}
