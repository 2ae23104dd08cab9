import { cpSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { VERSION, createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { ask, must, run, temporaryFolder } from "../support/core/core.ts";
import { SCHEMA_VERSION } from "../../electron/core/store/care/schema.ts";
import { PASSPHRASE, PROFILES, shownBy } from "./kept-profile.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const versions = readdirSync(PROFILES);

test("this version's profile is kept for later ones (tests/upgrade/README.md)", () => {
  expect(versions).toContain(VERSION);
});

test.each(versions)(
  "a profile of %s opens, shows what it showed, verifies, and is worked with",
  async (version) => {
    const copy = join(folder.path, version);
    cpSync(join(PROFILES, version), copy, { recursive: true });
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    const profile = must(openProfile({ folder: copy, secret, environment: systemEnvironment() }));
    const core = createCore({ profile });
    const expected = JSON.parse(readFileSync(join(copy, "expected.json"), "utf8")) as object;
    // A later version may show more of a record, never less.
    expect(shownBy(core)).toMatchObject(expected);
    expect(ask(core, "store.status", {}).schema).toBe(SCHEMA_VERSION);
    run(core, { type: "ticket.open", set: { title: "升级之后的工单" } });
    expect(await core.handle({ id: 1, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
    await core.close();
  },
);
