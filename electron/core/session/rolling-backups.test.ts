import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coreOver, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "./core.ts";
import { openTicket, profilesOnDisk } from "../../../tests/support/core/profile.ts";
import { profileFiles } from "./profile.ts";
import { serveCore } from "./process.ts";
import { keepRollingBackups } from "./rolling-backups.ts";

const { place, made } = profilesOnDisk();
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A profile with something in it, whose backups are kept; `asked` is the time of the last request. */
function kept() {
  const { core } = made();
  openTicket(core, "打印机卡纸");
  const environment = core.profile.store.environment as ReturnType<typeof testEnvironment>;
  const last = { asked: 0 };
  const backups = keepRollingBackups(core.profile, environment, () => last.asked);
  return { core, clock: environment.clock, last, backups };
}
const folder = () => profileFiles(place.folder).backups;
const begun = () => existsSync(folder());
const count = () => readdirSync(folder()).filter((name) => name.endsWith(".db")).length;

async function noted(core: Core): Promise<number> {
  for (;;) {
    const at = core.profile.store.meta.get("lastRollingBackup");
    if (at !== undefined) return at;
    await setImmediate();
  }
}

test("the first backup is made a minute after opening, not before", async () => {
  const { core, backups } = kept();
  vi.advanceTimersByTime(MINUTE - 1);
  expect(begun()).toBe(false);
  vi.advanceTimersByTime(1);
  await noted(core);
  expect(count()).toBe(1);
  backups.end();
});

test("it waits while somebody works, but not beyond the next check", async () => {
  const { core, clock, last, backups } = kept();
  last.asked = clock.now;
  vi.advanceTimersByTime(MINUTE);
  expect(begun()).toBe(false);
  last.asked = clock.now;
  vi.advanceTimersByTime(5000);
  expect(begun()).toBe(false);
  last.asked = Infinity;
  vi.advanceTimersByTime(15 * MINUTE - 5000 - MINUTE);
  await noted(core);
  expect(count()).toBe(1);
  backups.end();
});

test("the next one is due a day later, also after the clock was ahead", async () => {
  const { core, clock, backups } = kept();
  clock.now += 400 * 24 * 60 * MINUTE;
  vi.advanceTimersByTime(MINUTE);
  const ahead = await noted(core);
  vi.advanceTimersByTime(15 * MINUTE);
  expect(count()).toBe(1);
  clock.now -= 399 * 24 * 60 * MINUTE;
  vi.advanceTimersByTime(15 * MINUTE);
  while (core.profile.store.meta.get("lastRollingBackup") === ahead) await setImmediate();
  expect(count()).toBe(2);
  backups.end();
});

test("a disk that takes none ends nothing, and the next check tries again", async () => {
  const { core, backups } = kept();
  writeFileSync(folder(), "in the way");
  vi.advanceTimersByTime(MINUTE);
  await setImmediate();
  rmSync(folder());
  vi.advanceTimersByTime(15 * MINUTE);
  await noted(core);
  expect(count()).toBe(1);
  backups.end();
});

test("a profile that is discarded, because joining failed, is backed up no more", async () => {
  const said: unknown[] = [];
  let tell = (_: unknown) => {};
  const port = {
    send: (message: unknown) => void said.push(message),
    onMessage: (listener: (message: unknown) => void) => (tell = listener),
    onGone: () => {},
  };
  const environment = testEnvironment();
  serveCore({ port, environment, version: "test", createCore: coreOver, exit: () => {} });
  const answers = { locale: "en", passphrase: null, start: { how: "join", code: "nonsense" } };
  tell({ control: "create", profile: place.folder, answers, systemKeepsSecrets: true });
  while (said.length < 2) await setImmediate();
  expect(said[1]).toMatchObject({ life: "failed", code: "malformed", path: "code" });
  vi.advanceTimersByTime(60 * MINUTE);
  await setImmediate();
  expect(vi.getTimerCount()).toBe(0);
});

test("once ended it looks at the store no more", () => {
  const { core, backups } = kept();
  backups.end();
  core.profile.store.close();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(begun()).toBe(false);
});
