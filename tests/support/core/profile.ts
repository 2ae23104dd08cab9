import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { CHEAP_ARGON2, ask, coreOver, finish, must, run, temporaryFolder, testEnvironment } from "./core.ts";
import { verifyStore } from "../../../electron/core/store/care/verify-store.ts";
import type { Core } from "../../../electron/core/session/core.ts";
import { createProfile, openProfile } from "../../../electron/core/session/profile.ts";

export const passphrase = "correct horse";
export const secret = { by: "passphrase", passphrase } as const;
export const alone = { name: "王五", workspaceName: "测试" };

/** Profiles on a disk, for one test file: made, opened again, closed and removed after each test. */
export function profilesOnDisk() {
  const place = { root: "", folder: "" };
  let temporary: ReturnType<typeof temporaryFolder>;
  let opened: Core[] = [];
  beforeEach(() => {
    temporary = temporaryFolder();
    place.root = temporary.path;
    place.folder = join(place.root, "profile");
  });
  afterEach(() => {
    for (const core of opened) if (core.profile.store.db.open) core.profile.store.close();
    opened = [];
    temporary.remove();
  });

  return {
    place,
    made(): { core: Core; recoveryKey: string } {
      const environment = testEnvironment();
      const options = { folder: place.folder, locale: "zh-CN", passphrase, alone, environment } as const;
      const { profile, recoveryKey } = must(createProfile({ ...options, argon2: CHEAP_ARGON2 }));
      const core = coreOver(profile);
      opened.push(core);
      return { core, recoveryKey };
    },
    reopened(seed = 2, at = place.folder): Core {
      const core = coreOver(must(openProfile({ folder: at, secret, environment: testEnvironment(seed) })));
      opened.push(core);
      return core;
    },
  };
}

export const openTicket = (core: Core, title: string) => run(core, { type: "ticket.open", set: { title } });
export const titles = (core: Core) => ask(core, "ticket.page", { limit: 500 }).rows.map(({ title }) => title);
export const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;
export const noticesOf = (core: Core) => core.profile.notices.map(({ code }) => code);
