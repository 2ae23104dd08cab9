import type { Feature } from "../feature.ts";
import { catchUp, followLog } from "./catch-up.ts";
import { disclosureCheck } from "./disclosure-check.ts";
import { guardCheck } from "./guard-check.ts";

export const fold: Feature = {
  tables: {
    entity: "derived",
    entity_operation: "derived",
    audience_change: "derived",
    fold_cursor: "derived",
    seen_with: "derived",
  },
  migrations: {
    3: [
      `create table entity (
       key text primary key,
       kind text not null,
       state text not null,
       audience text not null
     )`,
      `create index entity_kind on entity (kind)`,
      `create table entity_operation (key text not null, seq {int} not null, primary key (key, seq))`,
      `create index entity_operation_seq on entity_operation (seq)`,
      `create table audience_change (
       key text not null,
       feed {int} not null,
       audience text not null,
       primary key (key, feed)
     )`,
      `create index audience_change_feed on audience_change (feed)`,
      `create table fold_cursor (kind text primary key, version {int} not null, feed {int} not null)`,
    ],
    9: [
      `create table seen_with (key text primary key, other text not null)`,
      `create index seen_with_other on seen_with (other)`,
    ],
  },
  follow: followLog,
  checks: [guardCheck, disclosureCheck],
  open: catchUp,
};
