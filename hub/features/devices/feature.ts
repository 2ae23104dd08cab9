import { followRoster } from "../../log/roster.ts";
import type { Feature } from "../feature.ts";
import { deviceRoster } from "./device-rows.ts";
import { revoke } from "./revoke-command.ts";
import { routes } from "./routes.ts";

export const devices: Feature = {
  tables: { device: "dumped" },
  migrations: {
    1: [
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
    ],
    5: [
      `alter table device add column service text not null default ''`,
      `alter table device add column name text not null default ''`,
    ],
    6: [`alter table device add column forked_from text default ''`],
  },
  routes,
  roster: deviceRoster,
  follow: followRoster(deviceRoster),
  commands: { revoke },
};
