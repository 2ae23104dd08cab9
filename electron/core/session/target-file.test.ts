import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openTicket, profilesOnDisk, titles } from "../../../tests/support/core/profile.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const { place, made, reopened } = profilesOnDisk();

describe.each([{ kind: "export", what: "log", format: "json" }, { kind: "backup" }])("$kind", (request) => {
  test.each([
    ["the store", "profile/store.db"],
    ["its write-ahead log", "profile/store.db-wal"],
    ["a new file among the profile's", "profile/new.json"],
    ["the store by way of a link", "link/store.db"],
    ["the store by way of another folder", "other/../profile/store.db"],
    ["a folder", "other"],
    ["a folder that is not there", "nowhere/file"],
  ])("does not write over %s", async (_, name) => {
    const { core } = made();
    openTicket(core, "还在的工单");
    symlinkSync(place.folder, join(place.root, "link"));
    mkdirSync(join(place.root, "other"));
    const file = `${place.root}/${name}`;
    const before = existsSync(join(place.folder, "store.db-wal"));
    expect(await core.handle({ id: 1, ...request, file })).toMatchObject({
      ok: false,
      error: { code: "file", path: "file" },
    });
    expect(existsSync(join(place.folder, "store.db-wal"))).toBe(before);
    await core.close();
    expect(titles(reopened())).toEqual(["还在的工单"]);
  });

  test("replaces an older file of its own", async () => {
    const { core } = made();
    const file = join(place.root, "older");
    for (const id of [1, 2]) expect(await core.handle({ id, ...request, file })).toMatchObject({ ok: true });
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
