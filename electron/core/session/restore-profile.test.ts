import { existsSync, readFileSync, readdirSync } from "node:fs";
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
import { createProfile } from "./profile.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test("a restore whose opening throws: what was there stands there again, and the core says that it failed", async () => {
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
  let hear: (message: unknown) => void = () => undefined;
  serveCore({
    port: {
      send: (message) => void told.push(message),
      onMessage: (listener) => void (hear = listener),
      onGone: () => undefined,
    },
    environment,
    version: "0",
    createCore: () => {
      throw new Error("no room for what it needs");
    },
    exit: () => undefined,
  });
  const secret = { by: "passphrase", passphrase: "a passphrase" };
  hear({ control: "restore", profile, file, secret, systemKeepsSecrets: false });
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ life: "failed", code: "internal" }));
  expect(readFileSync(join(profile, "store.db")).equals(before)).toBe(true);
  expect(readdirSync(folder.path).filter((name) => name.startsWith("profile"))).toEqual(["profile"]);
  expect(existsSync(file)).toBe(true);
});
