import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  CHEAP_ARGON2,
  ask,
  coreOver,
  finish,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../core.test-support.ts";
import { verifyStore } from "../store/verify-store.ts";
import { backupProfile, restoreProfile, rollingBackup } from "./backup-profile.ts";
import type { Core } from "./core.ts";
import { createProfile, openProfile } from "./profile.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const passphrase = "correct horse";
const secret = { by: "passphrase", passphrase } as const;
const alone = { name: "王五", workspaceName: "测试" };

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
let opened: Core[] = [];
beforeEach(() => {
  root = temporaryFolder();
  folder = join(root.path, "profile");
});
afterEach(() => {
  for (const core of opened) if (core.profile.store.db.open) core.profile.store.close();
  opened = [];
  root.remove();
});

function made(): { core: Core; recoveryKey: string } {
  const environment = testEnvironment();
  const options = { folder, locale: "zh-CN", passphrase, alone, environment, argon2: CHEAP_ARGON2 } as const;
  const { profile, recoveryKey } = must(createProfile(options));
  const core = coreOver(profile);
  opened.push(core);
  return { core, recoveryKey };
}

function reopened(seed = 2, at = folder): Core {
  const core = coreOver(must(openProfile({ folder: at, secret, environment: testEnvironment(seed) })));
  opened.push(core);
  return core;
}

const openTicket = (core: Core, title: string) => run(core, { type: "ticket.open", set: { title } });
const titles = (core: Core) => ask(core, "ticket.page", { limit: 500 }).rows.map(({ title }) => title);
const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;
const noticesOf = (core: Core) => core.profile.notices.map(({ code }) => code);

describe("a profile", () => {
  test("holds after closing and opening what was said to be saved, and nothing of it in plain text", async () => {
    const { core } = made();
    openTicket(core, "金丝雀 canary-4711");
    const drafted = { key: "ticket.open", form: "ticket.open", data: { title: "canary-draft" } };
    run(core, { type: "draft.save", ...drafted });
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const canary of ["canary", "金丝雀", "王五", "测试"]) {
        expect(bytes.includes(Buffer.from(canary, "utf8")), `${canary} in ${name}`).toBe(false);
        expect(bytes.includes(Buffer.from(canary, "utf16le")), `${canary} in ${name}`).toBe(false);
      }
    }
    await core.close();
    const again = reopened();
    expect(titles(again)).toEqual(["金丝雀 canary-4711"]);
    expect(ask(again, "draft.list", {})[0]).toMatchObject(drafted);
    expect(noticesOf(again)).toEqual([]);
    expect(problemsOf(again)).toEqual([]);
  });

  test("opens by the recovery key, and by no other secret", async () => {
    const { core, recoveryKey } = made();
    await core.close();
    const environment = testEnvironment();
    const wrong = openProfile({ folder, secret: { by: "passphrase", passphrase: "wrong" }, environment });
    expect(wrong).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    const profile = must(openProfile({ folder, secret: { by: "recovery", recoveryKey }, environment }));
    profile.store.close();
  });

  test("is not made where one is", async () => {
    const { core } = made();
    await core.close();
    const environment = testEnvironment(3);
    const outcome = createProfile({
      folder,
      locale: "en",
      passphrase,
      alone,
      environment,
      argon2: CHEAP_ARGON2,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    expect(titles(reopened())).toEqual([]);
  });

  test("announces drafts after an unclean end, and only then (never silent)", async () => {
    const { core } = made();
    run(core, { type: "draft.save", key: "a", form: "ticket.open", data: { title: "写到一半" } });
    // A process that is killed closes the database no more than this.
    core.profile.store.db.close();
    const again = reopened();
    expect(again.profile.notices).toEqual([{ code: "draftsRecovered", details: { drafts: 1 } }]);
    await again.close();
    expect(noticesOf(reopened(3))).toEqual([]);
  });
});

describe("F17: two application instances", () => {
  test("a second opening of the same profile answers locked", async () => {
    const { core } = made();
    const again = openProfile({ folder, secret, environment: testEnvironment(2) });
    expect(again).toMatchObject({ ok: false, error: { code: "locked" } });
    openTicket(core, "第一个还能写");
    await core.close();
    expect(titles(reopened())).toEqual(["第一个还能写"]);
  });

  test("so does another process, until the first one ends, however it ends", async () => {
    const { core } = made();
    await core.close();
    const file = join(root.path, "passphrase");
    writeFileSync(file, passphrase);
    const cli = join(import.meta.dirname, "../cli/main.ts");
    const session = ["session", "--profile", folder, "--passphrase-file", file];
    const first = spawn(process.execPath, [cli, ...session], { stdio: ["pipe", "pipe", "inherit"] });
    // A backup reads the file under its own handle; closing one would give the lock away.
    const backup = join(root.path, "backup.db");
    first.stdin.write(`${JSON.stringify({ id: 1, kind: "backup", file: backup })}\n`);
    await once(first.stdout, "data");
    const lines = createInterface({ input: first.stdout });
    first.stdin.write('{"id":2,"kind":"query","name":"session.get"}\n');
    for await (const line of lines) if (line.includes('"id":2')) break;
    expect(existsSync(backup)).toBe(true);
    const locked = openProfile({ folder, secret, environment: testEnvironment(2) });
    expect(locked).toMatchObject({ ok: false, error: { code: "locked" } });
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(titles(reopened())).toEqual([]);
  });
});

describe("F14: the disk is full", () => {
  test("the transaction fails whole; reading goes on; drafts are kept in the room of the reserve", async () => {
    const { core } = made();
    const { db } = core.profile.store;
    openTicket(core, "还有地方的时候");
    const before = ask(core, "store.status", {}).operations;
    const held = db.pragma("page_count", { simple: true }) as number;
    db.pragma(`max_page_count=${held}`);
    // Larger than what is free inside the file.
    const large = "满".repeat(3900);
    let refused: unknown;
    for (let index = 0; index < 20 && !refused; index += 1) {
      const outcome = core.execute({
        type: "ticket.open",
        set: { title: `第${index}张工单`, description: large },
      });
      if (!outcome.ok) refused = outcome.error;
    }
    expect(refused).toMatchObject({ code: "readOnly" });
    expect(ask(core, "store.status", {}).readOnly).toBe(true);
    expect(existsSync(join(folder, "reserve"))).toBe(false);
    expect(titles(core)).toContain("还有地方的时候");
    expect(problemsOf(core)).toEqual([]);
    // What the reserve gave back: a little room, as on a real disk.
    db.pragma(`max_page_count=${held + 50}`);
    expect(run(core, { type: "draft.save", key: "k", form: "f", data: { text: "没丢" } }).operation).toBe(
      null,
    );
    expect(ask(core, "draft.list", {})).toHaveLength(1);
    db.pragma("max_page_count=1000000");
    openTicket(core, "又有地方了");
    expect(ask(core, "store.status", {})).toMatchObject({ readOnly: false });
    expect(ask(core, "store.status", {}).operations).toBeGreaterThan(before);
    expect(problemsOf(core)).toEqual([]);
  });

  test("so on a real disk: nothing half stored, and work goes on when there is room again", async () => {
    const disk = join(root.path, "disk");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      console.info("not shown here: this user may not mount a small disk");
      return;
    }
    try {
      folder = join(disk, "profile");
      const { core } = made();
      openTicket(core, "还有地方的时候");
      const filler = join(disk, "filler");
      expect(() => fillDisk(filler)).toThrow(/ENOSPC/);
      let refused: unknown;
      for (let index = 0; !refused; index += 1) {
        const set = { title: `第${index}张工单`, description: "满".repeat(3000) };
        const outcome = core.execute({ type: "ticket.open", set });
        if (!outcome.ok) refused = outcome.error;
      }
      expect(refused).toMatchObject({ code: "readOnly" });
      run(core, { type: "draft.save", key: "k", form: "f", data: { text: "没丢" } });
      expect(core.execute({ type: "ticket.open", set: { title: "还是没有地方" } })).toMatchObject({
        ok: false,
      });
      expect(problemsOf(core)).toEqual([]);
      rmSync(filler);
      openTicket(core, "又有地方了");
      expect(problemsOf(core)).toEqual([]);
      await core.close();
      expect(titles(reopened()).slice(-1)).toEqual(["还有地方的时候"]);
      opened.at(-1)?.profile.store.close();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });

  function fillDisk(file: string): void {
    const handle = openSync(file, "w");
    try {
      for (;;) writeSync(handle, Buffer.alloc(65_536));
    } finally {
      closeSync(handle);
    }
  }
});

describe("backup and restore", () => {
  test("a backup opens elsewhere by passphrase and by recovery key, with everything in it", async () => {
    const { core, recoveryKey } = made();
    openTicket(core, "备份里的工单");
    const file = join(root.path, "backup.db");
    expect(must(finish(backupProfile(core.profile, file)))).toMatchObject({ operations: 1 });
    expect(readFileSync(file).includes("备份里的工单")).toBe(false);
    expect(ask(core, "store.status", {}).lastBackup).not.toBeNull();
    for (const by of [secret, { by: "recovery", recoveryKey } as const]) {
      const elsewhere = join(root.path, `restored-${by.by}`);
      const options = { file, folder: elsewhere, secret: by, overwrite: false, now: 1 };
      expect(must(restoreProfile(options))).toMatchObject({ operations: 1, aside: null });
      const restored = reopened(4, elsewhere);
      expect(titles(restored)).toEqual(["备份里的工单"]);
      expect(problemsOf(restored)).toEqual([]);
    }
  });

  test("a restore overwrites nothing unless told to, and then keeps the old profile aside", async () => {
    const { core } = made();
    openTicket(core, "旧的工单");
    const file = join(root.path, "backup.db");
    must(finish(backupProfile(core.profile, file)));
    openTicket(core, "新的工单");
    await core.close();
    const options = { file, folder, secret, now: 7 };
    const refused = restoreProfile({ ...options, overwrite: false });
    expect(refused).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    const { aside } = must(restoreProfile({ ...options, overwrite: true }));
    expect(titles(reopened())).toEqual(["旧的工单"]);
    expect(titles(reopened(3, aside as string))).toEqual(["新的工单", "旧的工单"]);
  });

  test("a damaged or foreign backup is refused and changes nothing", async () => {
    const { core } = made();
    const file = join(root.path, "backup.db");
    must(finish(backupProfile(core.profile, file)));
    const target = join(root.path, "elsewhere");
    const options = { file, folder: target, overwrite: false, now: 7 };
    const foreign = restoreProfile({ ...options, secret: { by: "passphrase", passphrase: "another" } });
    expect(foreign).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    const bytes = readFileSync(file);
    bytes.fill(7, bytes.length / 2, bytes.length / 2 + 4096);
    writeFileSync(file, bytes);
    expect(restoreProfile({ ...options, secret })).toMatchObject({ ok: false, error: { code: "file" } });
    expect(existsSync(target)).toBe(false);
  });

  test("work goes on while a backup is taken; it holds what was there when it began", async () => {
    const { core } = made();
    openTicket(core, "开始之前的");
    const file = join(root.path, "backup.db");
    const work = backupProfile(core.profile, file);
    for (let index = 0; ; index += 1) {
      const step = work.next();
      if (step.done) {
        expect(must(step.value)).toMatchObject({ operations: 1 });
        break;
      }
      openTicket(core, `备份时的第${index}张`);
      expect(finish(rollingBackup(core.profile))).toMatchObject({ ok: false, error: { code: "busy" } });
    }
    const elsewhere = join(root.path, "elsewhere");
    must(restoreProfile({ file, folder: elsewhere, secret, overwrite: false, now: 1 }));
    expect(titles(reopened(5, elsewhere))).toEqual(["开始之前的"]);
    expect(problemsOf(core)).toEqual([]);
    const locked = openProfile({ folder, secret, environment: testEnvironment(2) });
    expect(locked).toMatchObject({ ok: false, error: { code: "locked" } });
  });

  test("a backup that cannot be written is a typed error, and the old one stays", async () => {
    const { core } = made();
    const missing = join(root.path, "no", "folder", "backup.db");
    expect(finish(backupProfile(core.profile, missing))).toMatchObject({
      ok: false,
      error: { code: "file" },
    });
    const own = join(folder, "store.db");
    expect(finish(backupProfile(core.profile, own))).toMatchObject({ ok: false, error: { code: "file" } });
  });

  test("only so many rolling backups are kept", () => {
    const { core } = made();
    for (let index = 0; index < 8; index += 1) must(finish(rollingBackup(core.profile)));
    const kept = readdirSync(join(folder, "backups"));
    expect(kept.filter((name) => name.endsWith(".db"))).toHaveLength(5);
    expect(kept).toHaveLength(5);
  });
});

describe("F15: the store is damaged", () => {
  function damagePage(page: number): void {
    const file = join(folder, "store.db");
    const bytes = readFileSync(file);
    bytes.fill(3, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
  }

  test("it is kept aside, the newest sound backup takes its place, and this is said", async () => {
    const { core } = made();
    openTicket(core, "在备份里");
    must(finish(rollingBackup(core.profile)));
    openTicket(core, "之后的工单");
    await core.close();
    damagePage(1);
    const again = reopened();
    expect(noticesOf(again)).toEqual(["storeRestored"]);
    expect(titles(again)).toEqual(["在备份里"]);
    expect(ask(again, "store.status", {}).recovered).toBe("unreadable");
    expect(readdirSync(folder).some((name) => name.includes("damaged"))).toBe(true);
    expect(problemsOf(again)).toEqual([]);
  });

  test("what was never sent is read out of the damaged file first and waits again in the outbox", async () => {
    const { core } = made();
    openTicket(core, "在备份里");
    must(finish(rollingBackup(core.profile)));
    openTicket(core, "还没送出");
    const { db } = core.profile.store;
    const page = db
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'preference'")
      .pluck()
      .get() as number;
    await core.close();
    damagePage(page);
    const again = reopened();
    expect(again.profile.notices[0]).toMatchObject({
      code: "storeRestored",
      details: { trouble: "damaged", unsent: 2, returned: 1 },
    });
    expect(titles(again).sort()).toEqual(["在备份里", "还没送出"].sort());
    expect(ask(again, "outbox.page", { state: "waiting" }).total).toBe(2);
    expect(readdirSync(folder).some((name) => name.includes("unsent"))).toBe(true);
    expect(problemsOf(again)).toEqual([]);
    openTicket(again, "继续工作");
    expect(problemsOf(again)).toEqual([]);
  });

  test("a store copied without its WAL passes its own check, but not the high-water mark", async () => {
    const { core } = made();
    openTicket(core, "在文件里");
    core.profile.store.db.pragma("wal_checkpoint(TRUNCATE)");
    const file = join(folder, "store.db");
    openTicket(core, "只在日志里");
    copyFileSync(file, `${file}.copy`);
    core.profile.store.db.close();
    rmSync(`${file}-wal`, { force: true });
    copyFileSync(`${file}.copy`, file);
    const again = reopened();
    expect(noticesOf(again)).toEqual(["storeBehindMark"]);
    expect(titles(again)).toEqual(["在文件里"]);
  });

  /** A profile with a backup, sixty records, one of them not in the backup, and a page of a table damaged. */
  async function damagedDeep(table: string): Promise<void> {
    const { core } = made();
    for (let index = 0; index < 60; index += 1) {
      if (index === 59) must(finish(rollingBackup(core.profile)));
      const set = { name: `第${index}位`, place: "很".repeat(50), mail: "x".repeat(100) };
      run(core, { type: "person.set", set });
      if (index < 30) openTicket(core, `第${index}张工单`);
    }
    const page = core.profile.store.db
      .prepare("SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
      .pluck()
      .get(table) as number;
    await core.close();
    damagePage(page);
  }
  const restored = {
    code: "storeRestored",
    details: { trouble: "damaged", unsent: 90, returned: 1 },
  };

  test("damage that shows only in use is recovered at the next opening", async () => {
    await damagedDeep("search_person_data");
    const again = reopened();
    expect(noticesOf(again)).toEqual([]);
    const search = { id: 1, kind: "query", name: "person.page", params: { text: "第" } };
    expect(await again.handle(search)).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(again.damaged()).toBe(true);
    await again.close();
    const third = reopened(3);
    expect(third.profile.notices[0]).toMatchObject(restored);
    expect(ask(third, "person.page", {}).total).toBe(60);
    expect(problemsOf(third)).toEqual([]);
  });

  test("damage that shows while the desk set is built is recovered at once", async () => {
    await damagedDeep("ticket");
    const again = reopened();
    expect(again.profile.notices[0]).toMatchObject(restored);
    expect(titles(again)).toHaveLength(30);
    expect(problemsOf(again)).toEqual([]);
  });

  test("without a backup that verifies it is a typed error, and nothing is thrown away", async () => {
    const { core } = made();
    await core.close();
    const before = readFileSync(join(folder, "store.db")).length;
    truncateSync(join(folder, "store.db"), before - 5000);
    damagePage(1);
    const outcome = openProfile({ folder, secret, environment: testEnvironment() });
    expect(outcome).toMatchObject({ ok: false, error: { code: "file" } });
    expect(existsSync(join(folder, "store.db"))).toBe(true);
  });
});
