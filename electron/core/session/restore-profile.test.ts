import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  CHEAP_ARGON2,
  finish,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { createCore } from "../compose.ts";
import { backupProfile } from "./backup-profile.ts";
import { serveCore } from "./process.ts";
import type { Core } from "./core.ts";
import { createProfile } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { restoreProfile } from "./restore-profile.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** What of serving had begun when it failed. */
const begun: Record<string, (profile: Profile) => Core> = {
  "before there is a core": () => {
    throw new Error("no room for what it needs");
  },
  "when it begins to sync": (profile) => {
    const core = createCore({ profile, timer: () => () => {} });
    const start = () => {
      throw new Error("no line at all");
    };
    return { ...core, sync: { ...core.sync, start } };
  },
};

test.each(Object.keys(begun))(
  "a restore whose opening throws %s: what was there stands there again, and the core says that it failed",
  async (when) => {
    const environment = testEnvironment(3);
    const profile = join(folder.path, "profile");
    const file = join(folder.path, "backup.db");
    const alone = { name: "单小明", workspaceName: "一个人" };
    const made = must(
      createProfile({
        ...{ folder: profile, locale: "zh-CN", passphrase: "a passphrase", alone, environment },
        argon2: CHEAP_ARGON2,
      }),
    ).profile;
    const core = createCore({ profile: made, timer: () => () => {} });
    must(finish(backupProfile(made, { file })));
    run(core, { type: "ticket.open", set: { title: "备份之后的工单" } });
    await core.close();
    const before = readFileSync(join(profile, "store.db"));

    const told: unknown[] = [];
    let served: Profile["store"] | null = null;
    let hear: (message: unknown) => void = () => undefined;
    serveCore({
      port: {
        send: (message) => void told.push(message),
        onMessage: (listener) => void (hear = listener),
        onGone: () => undefined,
      },
      environment,
      version: "0",
      createCore(opened) {
        served = opened.store;
        return (begun[when] as (profile: Profile) => Core)(opened);
      },
      exit: () => undefined,
    });
    const secret = { by: "passphrase", passphrase: "a passphrase" };
    hear({ control: "restore", profile, file, secret, systemKeepsSecrets: false });
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ life: "failed", code: "internal" }));
    // No system but Linux moves a folder with an open file in it.
    expect((served as Profile["store"] | null)?.db.open).toBe(false);
    expect(readFileSync(join(profile, "store.db")).equals(before)).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.startsWith("profile"))).toEqual(["profile"]);
    expect(existsSync(file)).toBe(true);
  },
);

test("what a restore moves aside is the latest of all that lies there, whatever the clock says or once said", () => {
  const profile = join(folder.path, "profile");
  const file = join(folder.path, "backup.db");
  const environment = testEnvironment(4);
  const made = must(
    createProfile({
      ...{ folder: profile, locale: "zh-CN", passphrase: "a passphrase", alone: null, environment },
      argon2: CHEAP_ARGON2,
    }),
  ).profile;
  must(finish(backupProfile(made, { file })));
  made.store.close();
  for (const other of ["9000", "9001x", "of-mine"]) mkdirSync(`${profile}.aside-${other}`);
  const secret = { by: "passphrase", passphrase: "a passphrase" } as const;
  const again = (now: number) =>
    must(restoreProfile({ file, folder: profile, secret, overwrite: true, now })).aside;
  expect(again(100)).toBe(`${profile}.aside-9001`);
  expect(again(100)).toBe(`${profile}.aside-9002`);
  expect(again(10_000)).toBe(`${profile}.aside-10000`);
});
