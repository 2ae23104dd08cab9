import { readFileSync, readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testEnvironment } from "../../../../tests/support/core/core.ts";
import {
  noticesOf,
  openTicket,
  profilesOnDisk,
  secret,
  titles,
} from "../../../../tests/support/core/profile.ts";
import { success } from "../../outcome.ts";
import { openProfile } from "../../session/profile.ts";
import { openingAlone } from "./opening-lock.ts";

const { place, made, reopened } = profilesOnDisk();

test("a damaged store is recovered by one process, and by the next only after it", async () => {
  const { core } = made();
  openTicket(core, "打印机卡纸");
  await core.close();
  const store = join(place.folder, "store.db");
  truncateSync(store, 12_288);
  const [names, bytes] = [readdirSync(place.folder).sort(), readFileSync(store)];

  const other = () => openProfile({ folder: place.folder, secret, environment: testEnvironment(3) });
  const outcome = openingAlone(store, () => success(other()));
  expect(outcome).toMatchObject({ ok: true, value: { ok: false, error: { code: "locked" } } });
  expect(readdirSync(place.folder).sort()).toEqual([...names, "store.db.opening"].sort());
  expect(readFileSync(store)).toEqual(bytes);

  const again = reopened();
  expect(noticesOf(again)).toHaveLength(1);
  // Whoever comes after it meets the new store, which is open.
  expect(other()).toMatchObject({ ok: false, error: { code: "locked" } });
  expect(readdirSync(place.folder).filter((name) => /damaged/.test(name))).toHaveLength(1);
  openTicket(again, "之后的工单");
  expect(titles(again)).toContain("之后的工单");
});

test("what goes wrong inside gives the lock back", () => {
  const { core } = made();
  core.profile.store.close();
  const store = join(place.folder, "store.db");
  const fails = () =>
    openingAlone(store, () => {
      throw new Error("no");
    });
  expect(fails).toThrow("no");
  expect(titles(reopened())).toEqual([]);
});
