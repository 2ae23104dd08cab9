import type { HubReader } from "../../hub/store/hub-store.ts";
import type { StoreWrapper } from "./hub-site.ts";
import { over } from "./hub-site.ts";
import type { Scheduler } from "./scheduler.ts";

/** Steps of others that a commit lets pass. */
const COMMIT_TAKES = 12;

/**
 * A hub store that numbers as `bigserial` and identity columns do: a number is given out when a row
 * is inserted, and the row becomes visible when its transaction commits, which may be after the
 * commit of one with a later number. The store underneath is sound; only when others see what is
 * delayed. Exists to show that the simulation notices (architecture.md 4, the sequence).
 */
export function numbersBeforeCommit(scheduler: Scheduler): StoreWrapper {
  /** Feed numbers that are given out and not yet visible. */
  const hidden = new Set<number>();
  const visible = (reader: HubReader): HubReader =>
    over(reader, {
      page: async (...asked) => (await reader.page(...asked)).filter(({ feed }) => !hidden.has(feed)),
    });
  return (store) =>
    over(store, {
      write: async (work) => {
        const before = (await store.standing()).feed;
        const outcome = await store.write(work);
        const after = (await store.standing()).feed;
        const given = Array.from({ length: after - before }, (_, n) => before + 1 + n);
        for (const feed of given) hidden.add(feed);
        // The commit takes its time, and the next transaction does not wait for it.
        if (given.length > 0 && given.length < 1000)
          await scheduler.parkIfStarted("the commit of a transaction", COMMIT_TAKES);
        for (const feed of given) hidden.delete(feed);
        return outcome;
      },
      snapshot: (work) => store.snapshot((reader) => work(visible(reader))),
    });
}
