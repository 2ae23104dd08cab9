import type { Feature } from "../feature.ts";
import { pair } from "./pair-command.ts";
import { routes } from "./routes.ts";

export const pairing: Feature = {
  tables: { pairing_code: "dumped" },
  migrations: {
    1: [
      `create table pairing_code (
       hash text primary key,
       member text not null,
       expires_at {int} not null,
       used_at {int}
     )`,
    ],
    // The device that used a code may use it again, until its token has been seen.
    2: [`alter table pairing_code add column used_by text`],
  },
  routes,
  commands: { pair },
};
