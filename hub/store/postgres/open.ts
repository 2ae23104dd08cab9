import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { HubStore, KernelTables } from "../hub-store.ts";
import { KyselyStore } from "../kysely-store.ts";
import { migrate } from "../migrations.ts";
import type { HubSchema } from "../schema.ts";
import { listenForHeads } from "./head-listener.ts";
import { HEAD_CHANNEL } from "./head-listener.ts";

const INT8 = 20;
const CONNECTIONS = 10;
/** A request waits this long for a connection of a busy or silent database. */
const PATIENCE_MS = 30_000;

/** Numbers of the log stay far below 2^53, so 64-bit integers are read as numbers. */
const types = {
  getTypeParser: ((oid: number, format?: "text") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** A hub's store in PostgreSQL; any number of hubs may serve one database. */
export async function openPostgresHubStore(
  url: string,
  schema: HubSchema,
  onFailure: (error: unknown) => void = () => {},
): Promise<HubStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  // A connection that breaks: the pool replaces it. Told by the connection itself, because one that is
  // in use, between two statements, has no other listener, and an error that nobody hears would end
  // the process. The next statement on it fails, and with it the request.
  pool.on("connect", (client) => client.on("error", onFailure));
  pool.on("error", () => {});
  const db = new Kysely<KernelTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    await migrate(db, "postgres", schema);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listener = listenForHeads(url, onFailure);
  let vacuuming: Promise<void> = Promise.resolve();
  return new KyselyStore(db, {
    engine: "postgres",
    schema,
    snapshot: "repeatable read",
    lock: async (trx) =>
      trx.selectFrom("counter").selectAll().where("one", "=", 1).forUpdate().executeTakeFirst(),
    notify: async (trx) => {
      // Delivered by PostgreSQL when, and only when, this transaction commits.
      await trx
        .selectNoFrom((eb) => eb.fn("pg_notify", [eb.val(HEAD_CHANNEL), eb.val("")]).as("sent"))
        .execute();
    },
    committed: () => {},
    onHead: listener.onHead,
    // Not waited for: it is the database's housekeeping, and may take a while on a large log.
    scrub: async (at) => {
      const tables = sql.join(Object.keys(schema.large).map((table) => sql.table(table)));
      vacuuming = sql`vacuum ${tables}`.execute(at).then(() => {}, onFailure);
    },
    freeBytes: () => null,
    close: async () => {
      await vacuuming;
      await listener.close();
    },
  });
}
