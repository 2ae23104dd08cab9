import { followRoster } from "../../log/roster.ts";
import type { Feature } from "../feature.ts";
import { memberRoster } from "./member-rows.ts";
import { user } from "./user-command.ts";

export const members: Feature = {
  tables: { member: "dumped" },
  migrations: {
    1: [
      `create table member (
       id text primary key,
       name text not null,
       role text not null,
       active {int} not null
     )`,
    ],
  },
  roster: memberRoster,
  follow: followRoster(memberRoster),
  commands: { user },
};
