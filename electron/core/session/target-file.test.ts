import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
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

  test("replaces what is there only when that is said", async () => {
    const { core } = made();
    const file = join(place.root, "older");
    writeFileSync(file, "somebody's own");
    const asked = await core.handle({ id: 1, ...request, file });
    expect(asked).toMatchObject({ error: { code: "notAllowed", details: { status: "exists" } } });
    expect(readFileSync(file, "utf8")).toBe("somebody's own");
    const told = { id: 2, ...request, file, overwrite: true };
    expect(await core.handle(told)).toMatchObject({ ok: true });
    expect(await core.handle({ ...told, id: 3 })).toMatchObject({ ok: true });
    expect(readFileSync(file).length).toBeGreaterThan("somebody's own".length);
  });

  test("follows no link that was put where it writes, and leaves other files alone", async () => {
    const { core } = made();
    const shared = join(place.root, "shared");
    mkdirSync(shared);
    const precious = join(place.root, "precious");
    writeFileSync(precious, "untouched");
    const file = join(shared, "out");
    for (const name of ["out.new", "out.part", "out.profile.json.new"])
      symlinkSync(precious, join(shared, name));
    writeFileSync(join(shared, "neighbour.new"), "a neighbour's");
    expect(await core.handle({ id: 1, ...request, file })).toMatchObject({ ok: true });
    symlinkSync(precious, join(shared, "linked"));
    const linked = { id: 2, ...request, file: join(shared, "linked"), overwrite: true };
    expect(await core.handle(linked)).toMatchObject({ ok: true });
    expect(readFileSync(precious, "utf8")).toBe("untouched");
    expect(readFileSync(join(shared, "neighbour.new"), "utf8")).toBe("a neighbour's");
    expect(readdirSync(shared).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test.each([
    ["of three thousand characters", "n".repeat(3000), "file"],
    ["with a NUL", "a\0b", "malformed"],
    ["of nothing", "", "malformed"],
  ])("says what is wrong with a name %s", async (_, name, code) => {
    const { core } = made();
    const file = name === "" ? "" : join(place.root, name);
    expect(await core.handle({ id: 1, ...request, file })).toMatchObject({ error: { code, path: "file" } });
  });
});
