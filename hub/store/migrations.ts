import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type Engine = "sqlite" | "postgres";

/**
 * Numbered, applied in order, never edited once released. `{int}` is the engine's 64-bit integer;
 * on SQLite it must be spelt `integer` for `feed` to be the row id, which keeps a pull sequential.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table meta (key text primary key, value text not null)`,
    `create table counter (
       one {int} primary key check (one = 1),
       epoch {int} not null,
       seq {int} not null,
       feed {int} not null,
       hub_device text not null,
       hub_device_seq {int} not null
     )`,
    `create table epoch (
       epoch {int} primary key,
       gap_from {int},
       gap_to {int},
       opened_at {int} not null
     )`,
    `create table member (
       id text primary key,
       name text not null,
       role text not null,
       active {int} not null
     )`,
    `create table device (
       id text primary key,
       member text not null,
       code text not null,
       public_key text not null,
       token_hash text unique,
       revoked {int} not null,
       next_device_seq {int} not null,
       epoch {int} not null,
       enrolled_at {int} not null,
       last_seen {int}
     )`,
    `create table pairing_code (
       hash text primary key,
       member text not null,
       expires_at {int} not null,
       used_at {int}
     )`,
    `create table log_operation (
       feed {int} primary key,
       seq {int} not null unique,
       id text not null unique,
       device text not null,
       device_seq {int} not null,
       actor text not null,
       type text not null,
       subject text,
       body text not null,
       size {int} not null,
       sig text not null,
       hash text not null,
       receipt text not null,
       received_at {int} not null,
       reoffered {int} not null
     )`,
    // What a restore brings back is a fact even where a clone of its device has used the number
    // since; only what is pushed must be alone under its number.
    `create unique index log_operation_pushed on log_operation (device, device_seq) where reoffered = 0`,
    `create index log_operation_device on log_operation (device, device_seq)`,
    `create index log_operation_subject on log_operation (subject) where subject is not null`,
    `create table refusal (
       device text not null,
       device_seq {int} not null,
       id text not null,
       code text not null,
       message text not null,
       path text not null,
       body text not null,
       sig text not null,
       received_at {int} not null,
       feed_then {int} not null,
       taken_seq {int},
       primary key (device, device_seq)
     )`,
    `create index refusal_id on refusal (id)`,
    `create table duplicate (
       device text not null,
       device_seq {int} not null,
       id text not null,
       primary key (device, device_seq)
     )`,
  ],
  // The device that used a code may use it again, until its token has been seen.
  [`alter table pairing_code add column used_by text`],
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings a database to this program's schema.
 *
 * @throws Error when a newer program has already raised it; going on would lose what it wrote.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // "if not exists" alone is no protection: two at once both find nothing and clash in the catalogue.
    if (engine === "postgres") await lockSchema(trx);
    await sql`create table if not exists schema_version (number integer primary key)`.execute(trx);
  });
  // Nearly always there is nothing to do, and then nothing is locked either.
  if ((await currentVersion(db)) === SCHEMA_VERSION) return;
  await db.transaction().execute(async (trx) => {
    // Two hubs may start at once: the second waits here, and then finds the work done. On SQLite any
    // write takes the lock, and must come before the first read.
    if (engine === "postgres") await lockSchema(trx);
    else await trx.deleteFrom("schema_version").where("number", "<", 0).execute();
    const current = await currentVersion(trx);
    for (const [index, statements] of MIGRATIONS.entries()) {
      const number = index + 1;
      if (number <= current) continue;
      for (const statement of statements) {
        await sql.raw(statement.replaceAll("{int}", engine === "sqlite" ? "integer" : "bigint")).execute(trx);
      }
      await trx.insertInto("schema_version").values({ number }).execute();
    }
  });
}

async function lockSchema(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(725430701)`.execute(trx);
}

async function currentVersion(db: Kysely<Tables>): Promise<number> {
  const { number } = await db
    .selectFrom("schema_version")
    .select((eb) => eb.fn.coalesce(eb.fn.max("number"), eb.lit(0)).as("number"))
    .executeTakeFirstOrThrow();
  if (number > SCHEMA_VERSION) {
    throw new Error(
      `the hub's database has schema ${number}, this program knows ${SCHEMA_VERSION}: ` +
        `nothing was changed; install the newer hub`,
    );
  }
  return number;
}
