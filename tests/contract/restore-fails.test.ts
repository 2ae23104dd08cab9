// A backup that is in place and does not open: the core ends what it began and says so, the shell puts back
// what was there, and only then says that it failed.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCore } from "../../electron/core/compose.ts";
import { backupProfile } from "../../electron/core/session/backup-profile.ts";
import type { Core } from "../../electron/core/session/core.ts";
import { serveCore } from "../../electron/core/session/process.ts";
import { createProfile } from "../../electron/core/session/profile.ts";
import type { Profile } from "../../electron/core/session/profile.ts";
import { failure } from "../../electron/main/failure.ts";
import { createRestoring } from "../../electron/main/restoring/restoring.ts";
import { CHEAP_ARGON2, finish, must, run, temporaryFolder, testEnvironment } from "../support/core/core.ts";

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
  "a restore whose opening throws %s: what was there stands there again, and it is said that it failed",
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

    let served: Profile["store"] | null = null;
    let wasOpen: boolean | undefined;
    let hear: (message: unknown) => void = () => undefined;
    const restoring = createRestoring<string>({
      profile,
      systemKeepsSecrets: () => false,
      here: () => "locked",
      close: () => null,
      order: (order) => {
        hear(order);
        return null;
      },
      restored: () => undefined,
      back: (_, told) => told(),
    });
    serveCore({
      port: {
        send(message) {
          const { life, code, message: text } = message as Record<string, string>;
          if (life !== "failed") return;
          wasOpen = served?.db.open;
          restoring.ended(failure(code as "internal", text as string));
        },
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
    const secret = { by: "passphrase", passphrase: "a passphrase" } as const;
    expect(await restoring.ask({ file, secret })).toMatchObject({ ok: false, error: { code: "internal" } });
    // No system but Linux moves a folder with an open file in it.
    expect(wasOpen).toBe(false);
    expect(readFileSync(join(profile, "store.db")).equals(before)).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.startsWith("profile"))).toEqual(["profile"]);
    expect(existsSync(file)).toBe(true);
  },
);
