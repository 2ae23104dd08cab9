import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { VERSION, createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { ask, must, run, temporaryFolder } from "../support/core/core.ts";
import { SCHEMA_VERSION } from "../../electron/core/store/care/schema.ts";
import { KEPT, PASSPHRASE } from "./kept.ts";
import { RELEASED } from "./old-programs.ts";
import { shownBy } from "./shown.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const versions = KEPT.map(({ version }) => version);

test("what this version leaves to later ones is kept (tests/upgrade/README.md)", () => {
  expect(versions).toContain(VERSION);
  expect(RELEASED).toContain(VERSION);
});

test.each(KEPT)(
  "a profile of $version opens, shows what it showed, verifies, and is worked with",
  async (kept) => {
    const copy = join(folder.path, kept.version);
    cpSync(kept.profile, copy, { recursive: true });
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    const profile = must(openProfile({ folder: copy, secret, environment: systemEnvironment() }));
    const core = createCore({ profile });
    const expected = JSON.parse(readFileSync(kept.shown, "utf8")) as object;
    // A later version may show more of a record, never less.
    expect(await shownBy(core, folder.path)).toMatchObject(expected);
    expect(ask(core, "store.status", {}).schema).toBe(SCHEMA_VERSION);
    run(core, { type: "ticket.open", set: { title: "升级之后的工单" } });
    expect(await core.handle({ id: 1, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
    await core.close();
  },
);
