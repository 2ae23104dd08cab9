import type { Feature } from "../feature.ts";
import { followHistory, reckonHistory } from "./reckon.ts";

export const history: Feature = {
  tables: { history: "derived" },
  migrations: { 7: [`create table history (feed {int} primary key, hash text not null)`] },
  follow: followHistory,
  open: reckonHistory,
};
