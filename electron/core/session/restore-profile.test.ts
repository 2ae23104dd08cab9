import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  CHEAP_ARGON2,
  finish,
  must,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { backupProfile } from "./backup-profile.ts";
import { createProfile } from "./profile.ts";
import { restoreProfile } from "./restore-profile.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

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
