import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { backoff } from "../../electron/main/core-process/backoff.ts";
import type { CoreProcess } from "../../electron/main/core-process/fork-core.ts";
import { deskPhase } from "../../electron/main/desk-phase.ts";
import type { DeskPhase } from "../../electron/main/desk-phase.ts";
import type { CoreEvent } from "../../shared/ipc/change-batch.ts";
import type { AppPhase, CreateProfile } from "../../shared/ipc/desk-channels.ts";

/** A core process whose every word the test says itself. */
class FakeCore implements CoreProcess {
  sent: Record<string, unknown>[] = [];
  killed = false;
  #message: (message: unknown) => void = () => undefined;
  #exit: () => void = () => undefined;
  pid = (): number => 1;
  send = (message: unknown): void => void this.sent.push(message as Record<string, unknown>);
  onMessage = (listener: (message: unknown) => void): void => void (this.#message = listener);
  onExit = (listener: () => void): void => void (this.#exit = listener);
  kill = (): void => {
    this.killed = true;
    this.#exit();
  };
  say(message: unknown): void {
    this.#message(structuredClone(message));
  }
  end(): void {
    this.#exit();
  }
}

let folder: string;
let cores: FakeCore[];
let phases: AppPhase[];
let events: CoreEvent[];
let timers: { ms: number; act: () => void }[];
let keeps: boolean;
let desk: DeskPhase;

const core = (): FakeCore => cores.at(-1) ?? expect.fail("no core was started");
const shown = (): string => desk.phase().phase;
const runTimers = (): void => timers.splice(0).forEach(({ act }) => act());

function start(filledIn: string | null = null): DeskPhase {
  return deskPhase({
    filledIn: () => filledIn,
    profile: folder,
    keys: {
      keepsSecrets: () => keeps,
      wrap: (key) => `wrapped(${key})`,
      unwrap: (wrapped) => /^wrapped\((.*)\)$/.exec(wrapped)?.[1] ?? null,
    },
    fork() {
      const forked = new FakeCore();
      cores.push(forked);
      return forked;
    },
    now: () => 0,
    later: (ms, act) => void timers.push({ ms, act }),
    onPhase: (phase) => void phases.push(phase),
    onEvent: (event) => void events.push(event),
  });
}

const BY_PASSPHRASE = { salt: "c2FsdHNhbHQ=", wrapped: "d3JhcHBlZA==", memoryKiB: 8, passes: 1, lanes: 1 };

function writeProfile(system: string | null, passphrase: object | null = null): void {
  mkdirSync(folder, { recursive: true });
  const file = { format: 1, locale: "en", keys: { system, passphrase, recovery: { wrapped: "r" } } };
  writeFileSync(path.join(folder, "profile.json"), JSON.stringify(file));
}

const answers = (passphrase: string | null): CreateProfile => ({
  locale: "en",
  passphrase,
  start: { how: "alone", name: "Li", workspaceName: "W" },
});

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-phase-")), "profile");
  [cores, phases, events, timers, keeps] = [[], [], [], [], false];
  desk = start();
});

describe("first run", () => {
  beforeEach(() => desk.begin());

  test("without a profile the wizard is shown and no core runs", () => {
    expect(desk.phase()).toEqual({ phase: "firstRun", systemKeepsSecrets: false, locale: "zh-CN" });
    expect(cores).toHaveLength(0);
  });

  test("where the system keeps no secrets a passphrase is needed", async () => {
    expect(await desk.createProfile(answers(null))).toMatchObject({
      ok: false,
      error: { code: "malformed", path: "passphrase" },
    });
    expect(cores).toHaveLength(0);
  });

  test("created: the recovery key is answered, the desk is entered only when asked", async () => {
    const made = desk.createProfile(answers("correct horse"));
    core().say({ life: "started", version: "1" });
    expect(core().sent).toEqual([
      { control: "create", profile: folder, answers: answers("correct horse"), systemKeepsSecrets: false },
    ]);
    expect(await desk.enterDesk()).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    core().say({ life: "created", recoveryKey: "KEY", key: null });
    core().say({ life: "ready" });
    expect(await made).toEqual({ ok: true, value: { recoveryKey: "KEY" } });
    expect(shown()).toBe("firstRun");
    expect(await desk.enterDesk()).toEqual({ ok: true, value: null });
    expect(desk.phase()).toEqual({ phase: "ready", locale: "en" });
    expect(JSON.stringify(phases)).not.toContain("KEY");
  });

  test("the system's wrapping of the key goes to profile.json, the key itself nowhere", async () => {
    keeps = true;
    const made = desk.createProfile(answers(null));
    core().say({ life: "started", version: "1" });
    writeProfile(null);
    core().say({ life: "created", recoveryKey: "KEY", key: "c3RvcmU=" });
    await made;
    const written = JSON.parse(readFileSync(path.join(folder, "profile.json"), "utf8")) as {
      keys: { system: string };
    };
    expect(written.keys.system).toBe("wrapped(c3RvcmU=)");
    expect(events).toEqual([]);
  });

  test("who quits while it is made loses no key: no other that opens it was ever seen", async () => {
    keeps = true;
    void desk.createProfile(answers(null));
    const closing = desk.close();
    writeProfile(null);
    core().say({ life: "created", recoveryKey: "RECOVERY", key: "KEY" });
    core().end();
    await closing;
    expect(readFileSync(path.join(folder, "profile.json"), "utf8")).toContain("wrapped(KEY)");
  });

  test("a system that fails to keep the key is said, not fatal", async () => {
    keeps = true;
    const made = desk.createProfile(answers(null));
    core().say({ life: "created", recoveryKey: "KEY", key: "c3RvcmU=" });
    expect(await made).toMatchObject({ ok: true });
    expect(events).toEqual([{ event: "notice", code: "keyNotKept", details: {} }]);
  });

  test("a refusal of the core is answered, and the next try gets a fresh core", async () => {
    const made = desk.createProfile(answers("correct horse"));
    core().say({ life: "failed", code: "hub", message: "no such code", path: "start.code" });
    expect(await made).toEqual({
      ok: false,
      error: { code: "hub", message: "no such code", path: "start.code" },
    });
    expect(shown()).toBe("firstRun");
    expect(core().killed).toBe(true);
    void desk.createProfile(answers("correct horse"));
    expect(cores).toHaveLength(2);
  });

  test("a core that dies on the way is answered too", async () => {
    const made = desk.createProfile(answers("correct horse"));
    core().end();
    expect(await made).toMatchObject({ ok: false, error: { details: { reason: "coreStopped" } } });
    expect(shown()).toBe("firstRun");
  });

  test("a second profile is not made over the first", async () => {
    void desk.createProfile(answers("correct horse"));
    expect(await desk.createProfile(answers("another one"))).toMatchObject({ error: { code: "notAllowed" } });
  });
});

describe("a profile with a passphrase", () => {
  beforeEach(() => {
    writeProfile(null, BY_PASSPHRASE);
    desk.begin();
  });

  test("is locked, in its own language, and answers nothing before it is open", async () => {
    expect(desk.phase()).toEqual({ phase: "locked", locale: "en", hasPassphrase: true });
    expect(await desk.request({ id: 3, kind: "sync" })).toMatchObject({ id: 3, error: { code: "locked" } });
  });

  test("what is filled in is told while it is locked, and to nobody who has no passphrase to type", async () => {
    const filled = start("invented office");
    filled.begin();
    expect(filled.phase()).toEqual({
      ...{ phase: "locked", locale: "en", hasPassphrase: true, filledIn: "invented office" },
    });
    const opening = filled.unlock({ passphrase: "invented office", recoveryKey: null });
    core().say({ life: "started", version: "1" });
    core().say({ life: "ready" });
    await opening;
    expect(filled.phase()).toEqual({ phase: "ready", locale: "en" });
    writeProfile("wrapped(a2V5)");
    const other = start("invented office");
    other.begin();
    expect(other.phase()).not.toHaveProperty("filledIn");
  });

  test("a wrong passphrase leaves it locked; the right one opens it", async () => {
    const wrong = desk.unlock({ passphrase: "no", recoveryKey: null });
    core().say({ life: "started", version: "1" });
    core().say({ life: "failed", code: "wrongKey", message: "", path: "" });
    expect(await wrong).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    expect(shown()).toBe("locked");
    const right = desk.unlock({ passphrase: null, recoveryKey: "KEY" });
    core().say({ life: "started", version: "1" });
    expect(core().sent).toEqual([
      { control: "unlock", profile: folder, secret: { by: "recovery", recoveryKey: "KEY" } },
    ]);
    core().say({ life: "ready" });
    expect(await right).toEqual({ ok: true, value: null });
    expect(shown()).toBe("ready");
    expect(phases.at(-1)).toEqual({ phase: "ready", locale: "en" });
  });

  test("neither passphrase nor recovery key is malformed", async () => {
    expect(await desk.unlock({ passphrase: null, recoveryKey: null })).toMatchObject({
      error: { code: "malformed" },
    });
    expect(core().sent).toEqual([]);
  });

  test("one that never had a passphrase says so: only the recovery key opens it", () => {
    writeProfile("wrapped(a2V5)");
    const other = start();
    other.begin();
    expect(other.phase()).toEqual({ phase: "locked", locale: "en", hasPassphrase: false });
  });

  test("a core is loaded while the passphrase is typed, told nothing until then, and used for it", async () => {
    expect(cores).toHaveLength(1);
    core().say({ life: "started", version: "1" });
    expect(core().sent).toEqual([]);
    const opening = desk.unlock({ passphrase: "p", recoveryKey: null });
    expect(core().sent).toEqual([
      { control: "unlock", profile: folder, secret: { by: "passphrase", passphrase: "p" } },
    ]);
    core().say({ life: "ready" });
    expect(await opening).toEqual({ ok: true, value: null });
    expect(cores).toHaveLength(1);
  });

  test("a loaded core that ends before the passphrase comes is replaced when it does", async () => {
    core().say({ life: "started", version: "1" });
    core().end();
    expect(shown()).toBe("locked");
    const opening = desk.unlock({ passphrase: "p", recoveryKey: null });
    expect(cores).toHaveLength(2);
    core().say({ life: "started", version: "1" });
    core().say({ life: "ready" });
    expect(await opening).toEqual({ ok: true, value: null });
  });

  test("a damaged store is a failure that says so", async () => {
    const opening = desk.unlock({ passphrase: "p", recoveryKey: null });
    core().say({ life: "failed", code: "corrupt", message: "page 3", path: "" });
    expect(await opening).toMatchObject({
      ok: false,
      error: { code: "internal", details: { reason: "corrupt" } },
    });
    expect(desk.phase()).toMatchObject({ phase: "failed", code: "corrupt", message: "page 3" });
  });
});

describe("a profile whose key the system keeps", () => {
  test("opens by itself", () => {
    keeps = true;
    writeProfile("wrapped(a2V5)");
    desk.begin();
    expect(shown()).toBe("opening");
    core().say({ life: "started", version: "1" });
    expect(core().sent).toMatchObject([{ control: "unlock", secret: { by: "system", key: "a2V5" } }]);
    core().say({ life: "ready" });
    expect(shown()).toBe("ready");
  });

  test.each([
    ["the system keeps no secrets any more", false, "wrapped(a2V5)"],
    ["another system wrapped it", true, "foreign"],
  ])("asks when %s", (_why, protects, wrapped) => {
    keeps = protects;
    writeProfile(wrapped);
    desk.begin();
    expect(shown()).toBe("locked");
  });

  test("asks when the key does not fit", () => {
    keeps = true;
    writeProfile("wrapped(a2V5)");
    desk.begin();
    core().say({ life: "failed", code: "wrongKey", message: "", path: "" });
    expect(shown()).toBe("locked");
  });
});

test.each([
  ["", "profileBroken"],
  ["{", "profileBroken"],
  ["[]", "profileBroken"],
  ["x".repeat(200_000), "profileBroken"],
  ['{"format":2}', "newer"],
])("a profile.json that this program cannot read is never run over", (text, code) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "profile.json"), text);
  desk.begin();
  expect(desk.phase()).toMatchObject({ phase: "failed", code });
});

describe("a core that stops", () => {
  beforeEach(async () => {
    writeProfile(null);
    desk.begin();
    const opening = desk.unlock({ passphrase: "p", recoveryKey: null });
    core().say({ life: "started", version: "1" });
    core().say({ life: "ready" });
    await opening;
  });

  test("what was asked is answered, and it is opened again with what opened it", async () => {
    const asked = desk.request({ id: 41, kind: "sync" });
    core().end();
    expect(await asked).toMatchObject({
      id: 41,
      ok: false,
      error: { code: "internal", details: { reason: "coreStopped" } },
    });
    expect(shown()).toBe("restarting");
    expect(await desk.request({ id: 42, kind: "sync" })).toMatchObject({ id: 42, error: { code: "busy" } });
    runTimers();
    expect(cores).toHaveLength(2);
    core().say({ life: "started", version: "1" });
    expect(core().sent).toMatchObject([{ control: "unlock", secret: { by: "passphrase", passphrase: "p" } }]);
    core().say({ life: "ready" });
    expect(shown()).toBe("ready");
    expect(phases.slice(-2).map(({ phase }) => phase)).toEqual(["restarting", "ready"]);
  });

  test("one that stops again and again is given up, with a reason", () => {
    for (let n = 0; n < 20 && shown() !== "failed"; n++) {
      core().end();
      runTimers();
    }
    expect(desk.phase()).toMatchObject({ phase: "failed", code: "coreKeepsStopping" });
    expect(cores.length).toBeLessThan(10);
  });

  test("requests cross under numbers of main's own, and answers come back under the window's", async () => {
    const before = desk.request({ id: 1, kind: "sync" });
    const after = desk.request({ id: 1, kind: "subscribe" });
    const [first, second] = core().sent.slice(1) as { id: number }[];
    expect(first?.id).not.toBe(second?.id);
    core().say({ id: second?.id, ok: true, result: "second" });
    core().say({ id: first?.id, ok: true, result: "first" });
    core().say({ id: first?.id, ok: true, result: "again" });
    expect(await before).toEqual({ id: 1, ok: true, result: "first" });
    expect(await after).toEqual({ id: 1, ok: true, result: "second" });
  });

  test("progress and cancel of a job carry the window's number", () => {
    void desk.request({ id: 77, kind: "import", paths: ["/a"], dryRun: true });
    const sent = core().sent.at(-1) as { id: number };
    core().say({ event: "job", progress: { job: sent.id, done: 1, total: 2 } });
    core().say({ event: "job", progress: { job: 999, done: 1, total: 2 } });
    expect(events).toEqual([{ event: "job", progress: { job: 77, done: 1, total: 2 } }]);
    void desk.request({ id: 78, kind: "cancel", job: 77 });
    expect(core().sent.at(-1)).toMatchObject({ kind: "cancel", job: sent.id });
  });

  test.each([null, 1, "x", [], {}, { id: "1" }, { id: 5 }, { life: "invented" }])(
    "strange words change nothing: %j",
    (message) => {
      core().say(message);
      expect(shown()).toBe("ready");
    },
  );

  test("close asks, waits, and does not start it again", async () => {
    const closing = desk.close();
    expect(core().sent.at(-1)).toEqual({ control: "close" });
    core().end();
    await closing;
    runTimers();
    expect(cores).toHaveLength(1);
  });

  test("a profile that turns out not to open while it is being closed is closed", async () => {
    const closing = desk.close();
    core().say({ life: "failed", code: "internal", message: "cannot be opened", path: "" });
    await closing;
    expect(shown()).not.toBe("failed");
  });

  test("close does not wait for ever", async () => {
    const closing = desk.close();
    runTimers();
    await closing;
    expect(core().killed).toBe(true);
  });
});

test("S19: an offered pairing link is shown in the wizard and on the desk, and goes when it was used", async () => {
  desk.begin();
  desk.offerPairing("deskside://pair?x");
  expect(desk.phase()).toMatchObject({ phase: "firstRun", pairing: "deskside://pair?x" });
  expect(cores).toHaveLength(0);
  const made = desk.createProfile(answers("correct horse"));
  core().say({ life: "created", recoveryKey: "KEY", key: null });
  await made;
  await desk.enterDesk();
  expect(desk.phase()).not.toHaveProperty("pairing");
});

test("the wait before a restart grows, ends, and is forgotten after a quiet minute", () => {
  const waits = backoff();
  const first = [0, 1, 2, 3, 4, 5, 6].map((at) => waits.next(at));
  expect(first).toEqual([0, 250, 500, 1000, 2000, 4000, null]);
  expect(waits.next(200_000)).toBe(0);
});

describe("restoring a backup", () => {
  const backup = { file: "/media/backup.db", passphrase: "old", recoveryKey: null };
  const secret = { by: "passphrase", passphrase: "old" };
  const ordered = () => ({
    control: "restore",
    profile: folder,
    file: backup.file,
    secret,
    systemKeepsSecrets: keeps,
  });
  const done = { life: "restored", operations: 7, aside: "/aside", key: null };
  const wrong = { life: "failed", code: "wrongKey", message: "", path: "" };

  test("from the first run: what was restored is answered, the desk is entered only when asked", async () => {
    desk.begin();
    const restoring = desk.restore(backup);
    core().say({ life: "started", version: "1" });
    expect(core().sent).toEqual([ordered()]);
    writeProfile(null, BY_PASSPHRASE);
    core().say(done);
    expect(await restoring).toEqual({ ok: true, value: { operations: 7, aside: "/aside" } });
    expect(phases.map(({ phase }) => phase)).toEqual(["firstRun"]);
    expect(await desk.enterDesk()).toMatchObject({ ok: true });
    expect(desk.phase()).toEqual({ phase: "ready", locale: "en" });
  });

  test("from the locked screen, with the core that waits there; one that it does not open leaves it locked", async () => {
    writeProfile(null, BY_PASSPHRASE);
    desk.begin();
    core().say({ life: "started", version: "1" });
    const restoring = desk.restore(backup);
    expect(cores).toHaveLength(1);
    expect(core().sent).toEqual([ordered()]);
    core().say(wrong);
    expect(await restoring).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    expect(shown()).toBe("locked");
    // Nothing of it is used for the profile that is there.
    void desk.unlock({ passphrase: "mine", recoveryKey: null });
    core().say({ life: "started", version: "1" });
    expect(core().sent).toMatchObject([{ control: "unlock", secret: { passphrase: "mine" } }]);
  });

  test("from the desk: the core that has the profile open ends first", async () => {
    writeProfile(null, BY_PASSPHRASE);
    desk.begin();
    core().say({ life: "started", version: "1" });
    void desk.unlock({ passphrase: "mine", recoveryKey: null });
    core().say({ life: "ready" });
    const restoring = desk.restore(backup);
    expect(core().sent.at(-1)).toEqual({ control: "close" });
    expect(cores).toHaveLength(1);
    core().end();
    await Promise.resolve();
    expect(cores).toHaveLength(2);
    core().say({ life: "started", version: "1" });
    expect(core().sent).toEqual([ordered()]);
    core().say(wrong);
    let answered = false;
    void restoring.then(() => (answered = true));
    // What was there is opened again, with what opened it; then a mistyped passphrase can be mended.
    core().say({ life: "started", version: "1" });
    expect(core().sent).toMatchObject([{ control: "unlock", secret: { passphrase: "mine" } }]);
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    core().say({ life: "ready" });
    expect(await restoring).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    expect(shown()).toBe("ready");
    // The patience with the core that has ended long ago is none with the one that runs.
    runTimers();
    expect(core().killed).toBe(false);
  });

  test("where the store cannot be opened at all; a core that dies on the way changes nothing", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "profile.json"), "{");
    desk.begin();
    const restoring = desk.restore(backup);
    core().end();
    expect(await restoring).toMatchObject({ ok: false, error: { details: { reason: "coreStopped" } } });
    expect(desk.phase()).toMatchObject({ phase: "failed", code: "profileBroken" });
  });

  test("quitting on the way waits for the core and ends; the key of what stands there now is kept", async () => {
    keeps = true;
    desk.begin();
    void desk.restore(backup);
    core().say({ life: "started", version: "1" });
    let closed = false;
    const closing = desk.close().then(() => (closed = true));
    writeProfile(null);
    core().say({ ...done, key: "KEY" });
    expect(closed).toBe(false);
    core().end();
    await closing;
    expect(readFileSync(path.join(folder, "profile.json"), "utf8")).toContain("wrapped(KEY)");
    runTimers();
    expect(cores).toHaveLength(1);
  }, 2000);

  test("without a passphrase and a recovery key nothing is begun", async () => {
    desk.begin();
    expect(await desk.restore({ ...backup, passphrase: null })).toMatchObject({
      error: { code: "malformed" },
    });
    expect(cores).toHaveLength(0);
  });
});
