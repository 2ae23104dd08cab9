import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Core } from "../compose.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const exported = async (core: Core, what: "log" | "assets", file: string) =>
  core.handle({ id: 1, kind: "export", what, format: "json", file: join(folder.path, file) });
const rowsIn = (file: string) => JSON.parse(readFileSync(join(folder.path, file), "utf8")) as unknown[];

describe("an export is an operation", () => {
  test("one, which says what and how many, is synced, and stands in the history everywhere", async () => {
    const hub = new StandInHub(testEnvironment(1));
    const [one, other] = ["A1", "B2"].map((code, index) => enrolledConsole(hub, code, code, index + 2));
    if (!one || !other) throw new Error("two consoles");
    for (const title of ["第一张工单", "第二张工单"]) run(one.core, { type: "ticket.open", set: { title } });
    const before = ask(one.core, "store.status", {}).operations;
    expect(await exported(one.core, "log", "log.json")).toMatchObject({
      ok: true,
      result: { records: before },
    });
    expect(rowsIn("log.json")).toHaveLength(before);
    expect(ask(one.core, "store.status", {}).operations).toBe(before + 1);
    hub.sync(one.sync);
    hub.sync(other.sync);
    for (const { core } of [one, other]) {
      const { rows, total } = ask(core, "access.page", {});
      expect(total).toBe(1);
      expect(rows).toMatchObject([
        { how: "export", what: "log", count: before, format: "json", actorName: "A1" },
      ]);
      const history = ask(core, "history.page", { kind: "access", id: rows[0]?.id as string });
      expect(history.rows).toMatchObject([{ type: "access.export", actorName: "A1", readable: true }]);
      expect(await core.handle({ id: 2, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
    }
  });

  test("what cannot be noted is not done: nothing is written", async () => {
    const core = memoryCore();
    run(core, { type: "asset.register", set: { name: "笔记本" } });
    core.profile.store.db.pragma("query_only = ON");
    expect(await exported(core, "assets", "full.json")).toMatchObject({
      ok: false,
      error: { code: "readOnly" },
    });
    expect(existsSync(join(folder.path, "full.json"))).toBe(false);
    expect(existsSync(join(folder.path, "full.json.new"))).toBe(false);
    expect(ask(core, "access.page", {}).total).toBe(0);
  });

  test("nobody writes one without an export: it is no command", () => {
    const core = memoryCore();
    const said = { type: "access.export", what: "log", count: 0 };
    expect(core.execute(said)).toMatchObject({ ok: false, error: { code: "unknownCommand" } });
  });
});
