import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { Follower } from "../../log/hub-context.ts";
import { done } from "../../outcome.ts";
import type { Feature } from "../feature.ts";
import { runTimers } from "./run-timers.ts";
import { addMissing, makeAllDue, makeDue } from "./timer-rows.ts";

/** Often enough for a ladder in minutes. */
const EVERY_MS = 30_000;

const followLog: Follower = async (_context, tx, operations) => {
  const touched = operations.flatMap(({ op }) => op.touches);
  const feed = operations.at(-1)?.feed ?? 0;
  const looked = touched.filter((key) => ["ticket", "rating"].includes(splitEntityKey(key).kind));
  await makeDue(tx, [...new Set(looked)], feed);
  if (touched.some((key) => splitEntityKey(key).kind === "definition")) await makeAllDue(tx, feed);
};

export const timers: Feature = {
  tables: { timer: "derived" },
  migrations: {
    11: [
      `create table timer (key text primary key, due_at {int} not null, feed {int} not null)`,
      `create index timer_due_at on timer (due_at)`,
    ],
  },
  follow: followLog,
  async open({ store }) {
    await store.write(async (tx) => {
      await addMissing(tx, tx.standing.feed);
      return done(null);
    });
  },
  every: { ms: EVERY_MS, run: async (context) => void (await runTimers(context)) },
};
