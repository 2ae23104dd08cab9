import type { Feature } from "../feature.ts";
import { followNames, nameAll } from "./named.ts";
import { routes } from "./routes.ts";

export const files: Feature = {
  tables: { file: "dumped", file_upload: "dumped", file_chunk: "dumped", file_named: "derived" },
  large: { file_chunk: { key: ["upload", "from_byte"], rows: 4 } },
  migrations: {
    10: [
      `create table file (
       address text primary key,
       size {int} not null,
       upload text not null unique,
       device text not null,
       finished_at {int} not null
     )`,
      `create table file_upload (
       id text primary key,
       address text not null,
       size {int} not null,
       received {int} not null,
       device text not null,
       moved_at {int} not null
     )`,
      `create index file_upload_device on file_upload (device)`,
      `create table file_chunk (
       upload text not null,
       from_byte {int} not null,
       bytes {bytes} not null,
       primary key (upload, from_byte)
     )`,
      `create table file_named (record text primary key, address text not null)`,
      `create index file_named_address on file_named (address)`,
    ],
  },
  routes,
  follow: followNames,
  open: nameAll,
};
