import { expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../../tests/support/core/core.ts";
import type { Core } from "../../compose.ts";

const segments = ({ profile }: Core): number =>
  profile.store.db.prepare<[], number>("SELECT count(DISTINCT segid) FROM search_idx").pluck().get() ?? 0;

test("no commit merges the search index; idle moments do, and everything is found throughout", () => {
  const core = memoryCore();
  for (let index = 0; index < 40; index += 1) {
    run(core, { type: "ticket.open", set: { title: `打印机卡纸 ${index}` } });
  }
  const found = () => ask(core, "ticket.page", { scope: "team", text: "卡纸" }).total;
  expect(segments(core)).toBe(40);
  expect(found()).toBe(40);
  let slices = 0;
  while (core.idle()) {
    slices += 1;
    expect(found()).toBe(40);
  }
  expect(slices).toBeGreaterThan(0);
  expect(segments(core)).toBeLessThan(8);
  run(core, { type: "ticket.open", set: { title: "打印机卡纸 40" } });
  expect(found()).toBe(41);
});

test("a merge that the disk refuses is not tried again until something is written", () => {
  const core = memoryCore();
  const open = (index: number) => run(core, { type: "ticket.open", set: { title: `打印机卡纸 ${index}` } });
  for (let index = 0; index < 8; index += 1) open(index);
  const { db } = core.profile.store;
  db.pragma("query_only=ON");
  expect(core.idle()).toBe(false);
  db.pragma("query_only=OFF");
  expect(core.idle()).toBe(false);
  expect(segments(core)).toBe(8);
  open(8);
  while (core.idle());
  expect(segments(core)).toBeLessThan(8);
});
