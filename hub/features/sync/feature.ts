import type { Feature } from "../feature.ts";
import { noteKnownForks } from "./known-forks.ts";
import { routes } from "./routes.ts";

export const sync: Feature = {
  tables: { refusal: "dumped", duplicate: "dumped" },
  migrations: {
    1: [
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
  },
  open: noteKnownForks,
  routes,
};
