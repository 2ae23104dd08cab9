import { expect, test } from "vitest";
import { entityKeyOf } from "../../../../shared/log/operation.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { memoryCore, run } from "../../../../tests/support/core/core.ts";
import { createConflictIndex } from "./conflict-index.ts";

test("two that are told apart no longer clash again, though each claims what it did", () => {
  const core = memoryCore();
  const { store } = core.profile;
  const records = [1, 2].map(() => run(core, { type: "asset.register", set: { tag: "IT-7" } }).id as string);
  const states = () =>
    records.map((id) => store.state(entityKeyOf("asset", id))).filter((state) => state !== null);
  const together = states();
  run(core, { type: "conflict.tellApart", kind: "asset", field: "tag", records });
  const apart = states();
  // The store's own tables, filled by the index alone.
  store.db.exec("DELETE FROM conflict; DELETE FROM mark");
  let now: readonly EntityState[] = together;
  const index = createConflictIndex(store.db, (e) => now[e - 1] as EntityState);
  const write = (before: readonly EntityState[] | null, after: readonly EntityState[]) => {
    now = after;
    const changed = new Set<string>();
    for (const [at, state] of after.entries()) index.write(at + 1, before?.[at] ?? null, state, changed);
    index.settleClaims(changed);
    return [...changed];
  };
  expect(write(null, together)).toEqual(["unique:asset:tag:IT-7"]);
  expect(write(together, apart)).toEqual(["unique:asset:tag:IT-7"]);
  expect(store.db.prepare("SELECT count(*) FROM conflict").pluck().get()).toBe(0);
  // As when the hub refuses it, or forgets it in a restore.
  expect(write(apart, together)).toEqual(["unique:asset:tag:IT-7"]);
  expect(store.db.prepare("SELECT count(*) FROM conflict").pluck().get()).toBe(1);
});
