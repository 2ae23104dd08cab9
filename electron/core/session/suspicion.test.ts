import { PassThrough } from "node:stream";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runSession } from "../cli/session.ts";
import { success } from "../outcome.ts";
import { finish, must, testEnvironment } from "../../../tests/support/core/core.ts";
import {
  noticesOf,
  openTicket,
  problemsOf,
  profilesOnDisk,
  secret,
  titles,
} from "../../../tests/support/core/profile.ts";
import { rollingBackup } from "./backup-profile.ts";
import type { Core } from "./core.ts";
import { openProfile } from "./profile.ts";

// Many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const { place, made, reopened } = profilesOnDisk();

/** Forty tickets, closed, and then the root page of an index damaged, which opening never looks at. */
async function withDamagedIndex(index: string, prepare: (core: Core) => void = () => {}): Promise<void> {
  const { core } = made();
  for (let count = 0; count < 40; count += 1) openTicket(core, `第${count}张工单`);
  prepare(core);
  const find = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
  const page = core.profile.store.db.prepare<[string], number>(find).pluck().get(index) as number;
  await core.close();
  const file = join(place.folder, "store.db");
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * 4096, page * 4096));
}

test("damage that only a check of the store meets is recovered at the next opening", async () => {
  await withDamagedIndex("operation_feed");
  const first = reopened();
  expect(noticesOf(first)).toEqual([]);
  const told: string[] = [];
  first.profile.onSuspect(() => told.push("suspect"));
  expect(await first.handle({ id: 1, kind: "verify" })).toMatchObject({
    result: { ok: false, problems: [{ code: "file" }] },
  });
  expect(told).toEqual(["suspect"]);
  await first.close();
  const again = reopened(3);
  expect(again.profile.notices).toMatchObject([{ code: "storeSalvaged", details: { lost: 0, unsent: 40 } }]);
  expect(problemsOf(again)).toEqual([]);
});

test("a session whose store is found damaged recovers it before the next request, and says so", async () => {
  await withDamagedIndex("operation_feed");
  const input = new PassThrough();
  const output = new PassThrough();
  const core = reopened();
  const reopen = async () => {
    await core.close();
    return success(reopened(3));
  };
  const ended = runSession({ core, reopen }, input, output);
  const requests = [
    { id: 1, kind: "subscribe" },
    { id: 2, kind: "verify" },
    { id: 3, kind: "query", name: "ticket.counts" },
    { id: 4, kind: "verify" },
  ];
  const replies: unknown[] = [];
  const waiting = new Map<number, () => void>();
  output.on("data", (chunk: Buffer) => {
    for (const line of chunk.toString("utf8").split("\n").filter(Boolean)) {
      const message = JSON.parse(line) as { id?: number };
      replies.push(message);
      if (message.id !== undefined) waiting.get(message.id)?.();
    }
  });
  for (const request of requests) {
    const answered = new Promise<void>((resolve) => waiting.set(request.id, resolve));
    input.write(`${JSON.stringify(request)}\n`);
    await answered;
  }
  input.end();
  expect(await ended).toEqual(success(null));
  const said = replies.filter((message) =>
    ["notice", undefined].includes((message as { event?: string }).event),
  );
  expect(said).toMatchObject([
    { id: 1, ok: true },
    { id: 2, ok: true, result: { ok: false } },
    { event: "notice", code: "storeSalvaged" },
    { id: 3, ok: true, result: { all: 40 } },
    { id: 4, ok: true, result: { ok: true } },
  ]);
});

test("a copy of a damaged store is no backup: the good ones stay, and the store is recovered", async () => {
  await withDamagedIndex("operation_feed", (core) => void must(finish(rollingBackup(core.profile))));
  const core = reopened();
  const backups = join(place.folder, "backups");
  const good = readdirSync(backups);
  expect(good).toHaveLength(1);
  expect(finish(rollingBackup(core.profile))).toMatchObject({ ok: false, error: { code: "file" } });
  expect(readdirSync(backups)).toEqual(good);
  expect(core.profile.isSuspect()).toBe(true);
  await core.close();
  expect(noticesOf(reopened(3))).toEqual(["storeSalvaged"]);
});

test("a newer program's store is refused by its number, whatever else is different, backup or not", async () => {
  const { core } = made();
  openTicket(core, "新版本写的");
  must(finish(rollingBackup(core.profile)));
  const { db } = core.profile.store;
  db.exec("ALTER TABLE meta RENAME TO facts; DROP TABLE draft; PRAGMA user_version = 99");
  db.close();
  const file = join(place.folder, "store.db");
  const before = readFileSync(file);
  const open = () => openProfile({ folder: place.folder, secret, environment: testEnvironment(2) });
  expect(open()).toMatchObject({ error: { code: "notAllowed", details: { status: "newer" } } });
  writeFileSync(join(place.folder, "suspect"), "");
  expect(open()).toMatchObject({ error: { code: "notAllowed", details: { status: "newer" } } });
  expect(readFileSync(file).equals(before)).toBe(true);
  // Also where it is damaged in the middle, and where it is cut off.
  for (const damaged of [
    Buffer.from(before).fill(0, 8192, 12_288),
    before.subarray(0, before.length - 4096),
  ]) {
    writeFileSync(file, damaged);
    expect(open()).toMatchObject({ error: { code: "notAllowed", details: { status: "newer" } } });
    expect(readFileSync(file).equals(damaged)).toBe(true);
  }
  expect(readdirSync(place.folder).filter((name) => /damaged|salvaged|mended/.test(name))).toEqual([]);
});

test("every file of a profile is its owner's alone, whatever the umask", async () => {
  const before = process.umask(0);
  try {
    mkdirSync(place.folder, { mode: 0o755 });
    const { core } = made();
    openTicket(core, "只给自己看");
    const modes = readdirSync(place.folder).map((name) => [
      name,
      statSync(join(place.folder, name)).mode & 0o077,
    ]);
    expect(modes.map(([name]) => name)).toEqual(
      expect.arrayContaining(["store.db", "store.db-wal", "identity"]),
    );
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
    await core.close();
    expect(titles(reopened())).toEqual(["只给自己看"]);
  } finally {
    process.umask(before);
  }
});
