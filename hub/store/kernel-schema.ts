import type { SchemaPart } from "./schema.ts";

/** The log and where it stands. On SQLite `feed` is the row id, which keeps a pull sequential. */
export const KERNEL_SCHEMA: SchemaPart = {
  tables: {
    meta: "dumped",
    counter: "dumped",
    epoch: "dumped",
    log_operation: "dumped",
    erased: "dumped",
    repeated: "dumped",
  },
  large: { log_operation: { key: ["feed"], rows: 1000 } },
  migrations: {
    1: [
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
    ],
    // Personal parts beside the body, and what was erased of them (ADR 18).
    4: [
      `alter table log_operation add column parts text`,
      `alter table log_operation add column absent {int} not null default 0`,
      `create table erased (part text not null, operation text not null, primary key (part, operation))`,
    ],
    // Which operations say anew a part of another (ADR 33): no older hub took in one that does.
    8: [
      `create table repeated (
       part text not null,
       source text not null,
       operation text not null,
       primary key (part, source, operation)
     )`,
    ],
  },
};
