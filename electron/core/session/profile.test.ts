import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { describe, expect, test, vi } from "vitest";
import { CHEAP_ARGON2, ask, finish, must, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { backupProfile, rollingBackup } from "./backup-profile.ts";
import { restoreProfile } from "./restore-profile.ts";
import { createProfile, openProfile } from "./profile.ts";
import {
  alone,
  noticesOf,
  openTicket,
  passphrase,
  problemsOf,
  profilesOnDisk,
  secret,
  titles,
} from "../../../tests/support/core/profile.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const { place, made, reopened } = profilesOnDisk();

describe("a profile", () => {
  test("holds after closing and opening what was said to be saved, and nothing of it in plain text", async () => {
    const { core } = made();
    openTicket(core, "金丝雀 canary-4711");
    const drafted = { key: "ticket.open", form: "ticket.open", data: { title: "canary-draft" } };
    run(core, { type: "draft.save", ...drafted });
    for (const name of readdirSync(place.folder)) {
      const bytes = readFileSync(join(place.folder, name));
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
    const wrong = openProfile({
      folder: place.folder,
      secret: { by: "passphrase", passphrase: "wrong" },
      environment,
    });
    expect(wrong).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    const profile = must(
      openProfile({ folder: place.folder, secret: { by: "recovery", recoveryKey }, environment }),
    );
    profile.store.close();
  });

  test("is not made where one is", async () => {
    const { core } = made();
    await core.close();
    const environment = testEnvironment(3);
    const outcome = createProfile({
      folder: place.folder,
      locale: "en",
      passphrase,
      alone,
      environment,
      argon2: CHEAP_ARGON2,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    expect(titles(reopened())).toEqual([]);
  });

  test("is not made where no folder can be", () => {
    const file = join(place.root, "a file");
    writeFileSync(file, "");
    for (const folder of [file, join(file, "below")]) {
      const options = { folder, locale: "en", passphrase, alone, environment: testEnvironment() } as const;
      expect(createProfile({ ...options, argon2: CHEAP_ARGON2 })).toMatchObject({
        ok: false,
        error: { code: "file", path: "profile" },
      });
    }
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
    const again = openProfile({ folder: place.folder, secret, environment: testEnvironment(2) });
    expect(again).toMatchObject({ ok: false, error: { code: "locked" } });
    openTicket(core, "第一个还能写");
    await core.close();
    expect(titles(reopened())).toEqual(["第一个还能写"]);
  });

  test("so does another process, until the first one ends, however it ends", async () => {
    const { core } = made();
    await core.close();
    const file = join(place.root, "passphrase");
    writeFileSync(file, passphrase);
    const cli = join(import.meta.dirname, "../cli/main.ts");
    const session = ["session", "--profile", place.folder, "--passphrase-file", file];
    const first = spawn(process.execPath, [cli, ...session], { stdio: ["pipe", "pipe", "inherit"] });
    // A backup reads the file under its own handle; closing one would give the lock away.
    const backup = join(place.root, "backup.db");
    first.stdin.write(`${JSON.stringify({ id: 1, kind: "backup", file: backup })}\n`);
    await once(first.stdout, "data");
    const lines = createInterface({ input: first.stdout });
    first.stdin.write('{"id":2,"kind":"query","name":"session.get"}\n');
    for await (const line of lines) if (line.includes('"id":2')) break;
    expect(existsSync(backup)).toBe(true);
    const locked = openProfile({ folder: place.folder, secret, environment: testEnvironment(2) });
    expect(locked).toMatchObject({ ok: false, error: { code: "locked" } });
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(titles(reopened())).toEqual([]);
  });
});

describe("backup and restore", () => {
  test("a backup opens elsewhere by passphrase and by recovery key, with everything in it", async () => {
    const { core, recoveryKey } = made();
    openTicket(core, "备份里的工单");
    const file = join(place.root, "backup.db");
    expect(must(finish(backupProfile(core.profile, { file })))).toMatchObject({ operations: 1 });
    expect(readFileSync(file).includes("备份里的工单")).toBe(false);
    expect(ask(core, "store.status", {}).lastBackup).not.toBeNull();
    for (const by of [secret, { by: "recovery", recoveryKey } as const]) {
      const elsewhere = join(place.root, `restored-${by.by}`);
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
    const file = join(place.root, "backup.db");
    must(finish(backupProfile(core.profile, { file })));
    openTicket(core, "新的工单");
    await core.close();
    const options = { file, folder: place.folder, secret, now: 7 };
    const refused = restoreProfile({ ...options, overwrite: false });
    expect(refused).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    const { aside } = must(restoreProfile({ ...options, overwrite: true }));
    expect(titles(reopened())).toEqual(["旧的工单"]);
    expect(titles(reopened(3, aside as string))).toEqual(["新的工单", "旧的工单"]);
  });

  test("a restored profile gives no number out again that it gave out after the backup", async () => {
    const { core } = made();
    openTicket(core, "在备份里");
    const file = join(place.root, "backup.db");
    must(finish(backupProfile(core.profile, { file })));
    const numbers = [openTicket(core, "备份以后的").number];
    const asset = { type: "asset.register", set: { name: "备份以后的" } };
    numbers.push(run(core, asset).number);
    await core.close();
    must(restoreProfile({ file, folder: place.folder, secret, overwrite: true, now: 7 }));
    const restored = reopened();
    numbers.push(openTicket(restored, "恢复以后的").number, run(restored, asset).number);
    expect(new Set(numbers).size).toBe(4);
  });

  test("a profile that is open is not replaced, told to or not", async () => {
    const { core } = made();
    const file = join(place.root, "backup.db");
    must(finish(backupProfile(core.profile, { file })));
    const cli = join(import.meta.dirname, "../cli/main.ts");
    const passphraseFile = join(place.root, "passphrase");
    writeFileSync(passphraseFile, passphrase);
    const named = ["--profile", place.folder, "--passphrase-file", passphraseFile, "--file", file];
    const restoring = spawn(process.execPath, [cli, "restore", ...named, "--overwrite", "--json"]);
    const [answer, [code]] = await Promise.all([
      text(restoring.stdout),
      once(restoring, "exit") as Promise<[number]>,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: "locked" } });
    openTicket(core, "第一个还能写");
    await core.close();
    expect(titles(reopened())).toEqual(["第一个还能写"]);
    expect(readdirSync(place.root).sort()).toEqual(["backup.db", "passphrase", "profile"]);
  });

  test("a folder that holds something else is not moved away", async () => {
    const { core } = made();
    const file = join(place.root, "backup.db");
    must(finish(backupProfile(core.profile, { file })));
    const folder = join(place.root, "documents");
    mkdirSync(folder);
    writeFileSync(join(folder, "letter"), "");
    const options = { file, secret, overwrite: false, now: 7 };
    for (const target of [folder, join(folder, "letter")]) {
      expect(restoreProfile({ ...options, folder: target })).toMatchObject({
        ok: false,
        error: { code: "notAllowed" },
      });
    }
    const below = restoreProfile({ ...options, folder: join(folder, "letter", "profile") });
    expect(below).toMatchObject({ ok: false, error: { code: "file" } });
    expect(readdirSync(folder)).toEqual(["letter"]);
    expect(readdirSync(place.root)).not.toContain("documents.restoring");
  });

  test("a damaged or foreign backup is refused and changes nothing", async () => {
    const { core } = made();
    const file = join(place.root, "backup.db");
    must(finish(backupProfile(core.profile, { file })));
    const target = join(place.root, "elsewhere");
    const options = { file, folder: target, overwrite: false, now: 7 };
    const foreign = restoreProfile({ ...options, secret: { by: "passphrase", passphrase: "another" } });
    expect(foreign).toMatchObject({ ok: false, error: { code: "wrongKey" } });
    const bytes = readFileSync(file);
    bytes.fill(7, bytes.length / 2, bytes.length / 2 + 4096);
    writeFileSync(file, bytes);
    expect(restoreProfile({ ...options, secret })).toMatchObject({ ok: false, error: { code: "file" } });
    for (const length of [bytes.length - 100, 4096, 0]) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(restoreProfile({ ...options, secret })).toMatchObject({ ok: false, error: { code: "file" } });
    }
    expect(existsSync(target)).toBe(false);
  });

  test("work goes on while a backup is taken; it holds what was there when it began", async () => {
    const { core } = made();
    openTicket(core, "开始之前的");
    const file = join(place.root, "backup.db");
    const work = backupProfile(core.profile, { file });
    for (let index = 0; ; index += 1) {
      const step = work.next();
      if (step.done) {
        expect(must(step.value)).toMatchObject({ operations: 1 });
        break;
      }
      openTicket(core, `备份时的第${index}张`);
      expect(finish(rollingBackup(core.profile))).toMatchObject({ ok: false, error: { code: "busy" } });
    }
    const elsewhere = join(place.root, "elsewhere");
    must(restoreProfile({ file, folder: elsewhere, secret, overwrite: false, now: 1 }));
    expect(titles(reopened(5, elsewhere))).toEqual(["开始之前的"]);
    expect(problemsOf(core)).toEqual([]);
    const locked = openProfile({ folder: place.folder, secret, environment: testEnvironment(2) });
    expect(locked).toMatchObject({ ok: false, error: { code: "locked" } });
  });

  test("a backup that cannot be written is a typed error, and the old one stays", async () => {
    const { core } = made();
    const missing = join(place.root, "no", "folder", "backup.db");
    expect(finish(backupProfile(core.profile, { file: missing }))).toMatchObject({
      ok: false,
      error: { code: "file" },
    });
    const own = join(place.folder, "store.db");
    expect(finish(backupProfile(core.profile, { file: own }))).toMatchObject({
      ok: false,
      error: { code: "file" },
    });
  });

  test("only so many rolling backups are kept", () => {
    const { core } = made();
    for (let index = 0; index < 8; index += 1) must(finish(rollingBackup(core.profile)));
    const kept = readdirSync(join(place.folder, "backups"));
    expect(kept.filter((name) => name.endsWith(".db"))).toHaveLength(5);
    expect(kept).toHaveLength(5);
  });
});
