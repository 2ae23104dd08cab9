import { expect, test } from "vitest";
import { run } from "../../../../tests/support/core/core.ts";
import { openTicket, profilesOnDisk } from "../../../../tests/support/core/profile.ts";
import { PAGES_PER_CHECKPOINT } from "./write-ahead.ts";

const { made } = profilesOnDisk();

/** Pages of the write-ahead log that are not in the file yet. */
function waiting(db: { pragma(source: string): unknown }): number {
  const [row] = db.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
  return row ? row.log - row.checkpointed : 0;
}

test("idle moments move what was committed in small pieces, also between those that write", () => {
  const { core } = made();
  const { db } = core.profile.store;
  // Words enough that to merge their index takes many slices.
  for (let index = 0; index < 64; index += 1) {
    const words = Array.from({ length: 400 }, (_, at) => `词${(index * 400 + at).toString(36)}`);
    run(core, { type: "ticket.open", set: { title: `工单 ${index}`, description: words.join(" ") } });
  }
  db.pragma("wal_checkpoint(PASSIVE)");
  const gathered: number[] = [];
  for (let more = true; more;) {
    more = core.idle();
    gathered.push(waiting(db));
  }
  // Something was moved meanwhile, and never much at once: no more than one slice wrote beyond the bound.
  expect(gathered.length).toBeGreaterThan(7);
  expect(gathered.filter((pages, at) => pages < (gathered[at - 1] ?? 0)).length).toBeGreaterThan(1);
  expect(Math.max(...gathered)).toBeLessThan(2 * PAGES_PER_CHECKPOINT);
  expect(gathered.at(-1)).toBeLessThan(PAGES_PER_CHECKPOINT);
});

test("a profile that is being copied is left as it is, and goes on afterwards", () => {
  const { core } = made();
  const { db } = core.profile.store;
  const held = core.profile.store.holdFile();
  expect(held).not.toBeNull();
  for (let index = 0; index < 10; index += 1) openTicket(core, `网络中断第${index}张`);
  while (core.idle());
  const gathered = waiting(db);
  expect(gathered).toBeGreaterThan(PAGES_PER_CHECKPOINT);
  held?.release();
  while (core.idle());
  expect(waiting(db)).toBeLessThan(PAGES_PER_CHECKPOINT);
});
