import { execFileSync } from "node:child_process";
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
import { describe, expect, test, vi } from "vitest";
import { ask, finish, must, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { rollingBackup } from "./backup-profile.ts";
import type { Core } from "./core.ts";
import { openProfile } from "./profile.ts";
import {
  noticesOf,
  openTicket,
  problemsOf,
  profilesOnDisk,
  secret,
  titles,
} from "../../../tests/support/core/profile.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const { place, made, reopened } = profilesOnDisk();

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
    expect(existsSync(join(place.folder, "reserve"))).toBe(false);
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
    const disk = join(place.root, "disk");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      console.info("not shown here: this user may not mount a small disk");
      return;
    }
    try {
      place.folder = join(disk, "profile");
      const { core } = made();
      openTicket(core, "还有地方的时候");
      for (let index = 0; index < 12; index += 1) openTicket(core, `填满之前的第${index}张`);
      const filler = join(disk, "filler");
      expect(() => fillDisk(filler)).toThrow(/ENOSPC/);
      // What the core does by itself finds no room either, and nobody is there to catch it.
      expect(core.idle()).toBe(false);
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
      expect(titles(reopened())).toContain("还有地方的时候");
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

describe("F15: the store is damaged", () => {
  function damagePage(page: number): void {
    const file = join(place.folder, "store.db");
    const bytes = readFileSync(file);
    bytes.fill(3, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
  }

  test("it is kept aside; what it does not give comes from the newest sound backup, and this is said", async () => {
    const { core } = made();
    openTicket(core, "在备份里");
    must(finish(rollingBackup(core.profile)));
    openTicket(core, "之后的工单");
    await core.close();
    writeFileSync(join(place.folder, "store.db"), Buffer.alloc(40_960, 3));
    const again = reopened();
    expect(again.profile.notices).toMatchObject([
      {
        code: "storeRestored",
        details: { trouble: "unreadable", lost: 1, unsent: 1, unsentLost: 1, fromBackup: 1 },
      },
    ]);
    expect(titles(again)).toEqual(["在备份里"]);
    expect(ask(again, "store.status", {}).recovered).toBe("unreadable");
    expect(readdirSync(place.folder).some((name) => name.includes("damaged"))).toBe(true);
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
      code: "storeSalvaged",
      details: { trouble: "damaged", lost: 0, unsent: 2 },
    });
    expect(titles(again).sort()).toEqual(["在备份里", "还没送出"].sort());
    expect(ask(again, "outbox.page", { state: "waiting" }).total).toBe(2);
    expect(problemsOf(again)).toEqual([]);
    expect(openTicket(again, "继续工作").number).toMatch(/-0003$/);
    expect(problemsOf(again)).toEqual([]);
  });

  test("a store copied without its WAL passes its own check, but not the high-water mark", async () => {
    const { core } = made();
    openTicket(core, "在文件里");
    core.profile.store.db.pragma("wal_checkpoint(TRUNCATE)");
    const file = join(place.folder, "store.db");
    openTicket(core, "只在日志里");
    copyFileSync(file, `${file}.copy`);
    core.profile.store.db.close();
    rmSync(`${file}-wal`, { force: true });
    copyFileSync(`${file}.copy`, file);
    const again = reopened();
    expect(noticesOf(again)).toEqual(["storeBehindMark"]);
    expect(titles(again)).toEqual(["在文件里"]);
    // The number of what got lost was given out, and is not given out again.
    expect(openTicket(again, "以后的工单").number).toMatch(/-1002$/);
  });

  /** A page in the middle of a table. */
  function pageOf(core: Core, table: string): number {
    const pages = core.profile.store.db
      .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
      .pluck()
      .all(table) as number[];
    return pages[Math.floor(pages.length / 2)] as number;
  }

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
  const salvaged = {
    code: "storeSalvaged",
    details: {
      ...{ trouble: "damaged", operations: 90, unsent: 90, fromBackup: 0 },
      ...{ lost: 0, unsentLost: 0, loss: "none" },
    },
  };

  test("damage that shows only in use is recovered at the next opening", async () => {
    await damagedDeep("search_data");
    const again = reopened();
    expect(noticesOf(again)).toEqual([]);
    const search = { id: 1, kind: "query", name: "person.page", params: { text: "第" } };
    expect(await again.handle(search)).toMatchObject({ ok: false, error: { code: "file" } });
    expect(again.profile.isSuspect()).toBe(true);
    await again.close();
    const third = reopened(3);
    expect(third.profile.notices[0]).toEqual(salvaged);
    expect(ask(third, "person.page", {}).total).toBe(60);
    expect(problemsOf(third)).toEqual([]);
  });

  /** A window asks for the desk set, and the damage that it shows ends the core: the next one recovers. */
  async function reopenedFromDesk(): Promise<Core> {
    const before = reopened();
    const desk = { id: 1, kind: "query", name: "desk.hydrate", params: {} };
    expect(await before.handle(desk)).toMatchObject({ ok: false, error: { code: "file" } });
    await before.close();
    return reopened(3);
  }

  test("damage that shows while the desk set is built is recovered at the next start", async () => {
    await damagedDeep("ticket");
    const again = await reopenedFromDesk();
    expect(again.profile.notices[0]).toEqual(salvaged);
    expect(titles(again)).toHaveLength(30);
    expect(problemsOf(again)).toEqual([]);
  });

  test("damage in what is derived from the log loses nothing, and needs no backup", async () => {
    const { core } = made();
    for (let index = 0; index < 40; index += 1) openTicket(core, `第${index}张工单`);
    run(core, { type: "draft.save", key: "k", form: "f", data: { text: "写到一半" } });
    run(core, { type: "preference.set", key: "theme", value: "dark" });
    const page = pageOf(core, "entity");
    await core.close();
    damagePage(page);
    const again = await reopenedFromDesk();
    expect(again.profile.notices[0]).toMatchObject({
      code: "storeSalvaged",
      details: { operations: 40, lost: 0, unsent: 40 },
    });
    expect(titles(again)).toHaveLength(40);
    expect(ask(again, "draft.list", {})).toMatchObject([{ data: { text: "写到一半" } }]);
    expect(ask(again, "preference.all", {})).toEqual({ theme: "dark" });
    expect(problemsOf(again)).toEqual([]);
    openTicket(again, "继续工作");
    await again.close();
    const third = reopened(4);
    expect(noticesOf(third)).toEqual([]);
    expect(titles(third)).toHaveLength(41);
    expect(readdirSync(place.folder).filter((name) => name.includes("damaged"))).toHaveLength(1);
  });

  test("damage in the log itself loses what lies there and no more, and says how much", async () => {
    const { core } = made();
    for (let index = 0; index < 40; index += 1) openTicket(core, `第${index}张工单`);
    const page = pageOf(core, "operation");
    await core.close();
    damagePage(page);
    // Read through, because the damage shows nowhere else.
    writeFileSync(join(place.folder, "suspect"), "");
    const again = reopened();
    const [notice] = again.profile.notices;
    const { operations, lost } = notice?.details as { operations: number; lost: number };
    expect(notice?.code).toBe("storeSalvaged");
    expect(operations + lost).toBe(40);
    expect(lost).toBeGreaterThan(0);
    expect(titles(again)).toHaveLength(operations);
    // Not hidden either: what is missing shows as a gap.
    expect(problemsOf(again).map(({ code }) => code)).toEqual(["deviceSeq"]);
    openTicket(again, "继续工作");
  });

  test("a damaged page of the log does not take the other unsent work with it", async () => {
    const { core } = made();
    openTicket(core, "在备份里");
    must(finish(rollingBackup(core.profile)));
    for (let index = 0; index < 40; index += 1) openTicket(core, `第${index}张工单`);
    const page = pageOf(core, "operation");
    await core.close();
    damagePage(page);
    writeFileSync(join(place.folder, "suspect"), "");
    const again = reopened();
    expect(noticesOf(again)).toEqual(["storeSalvaged"]);
    const { operations, lost, unsentLost } = again.profile.notices[0]?.details as Record<string, number>;
    expect(operations).toBeGreaterThan(20);
    expect([(operations ?? 0) + (lost ?? 0), unsentLost]).toEqual([41, lost]);
    expect(titles(again)).toHaveLength(operations ?? 0);
  });

  test("a recovery that finds no room leaves the damaged store as it is, and says what to do", async () => {
    const { core } = made();
    openTicket(core, "还在这里");
    await core.close();
    damagePage(1);
    const before = readFileSync(join(place.folder, "store.db"));
    mkdirSync(join(place.folder, "store.db.mended"));
    const outcome = openProfile({ folder: place.folder, secret, environment: testEnvironment() });
    expect(outcome).toMatchObject({ ok: false, error: { code: "readOnly", message: /Free some space/ } });
    expect(readFileSync(join(place.folder, "store.db")).equals(before)).toBe(true);
    rmSync(join(place.folder, "store.db.mended"), { recursive: true });
    expect(titles(reopened())).toEqual(["还在这里"]);
  });

  test("an emptied store is a damaged one, and comes back from the log beside it", () => {
    const { core } = made();
    openTicket(core, "只在日志里");
    const files = ["store.db", "store.db-wal"].map((name) => join(place.folder, name));
    const kept = readFileSync(files[1] as string);
    core.profile.store.db.close();
    writeFileSync(files[1] as string, kept);
    truncateSync(files[0] as string, 0);
    const again = reopened();
    expect(again.profile.notices).toMatchObject([
      { code: "storeSalvaged", details: { operations: 1, lost: 0 } },
    ]);
    expect(titles(again)).toEqual(["只在日志里"]);
    const aside = readdirSync(place.folder).find((name) => name.endsWith("-wal") && name.includes("damaged"));
    expect(readFileSync(join(place.folder, aside as string)).equals(kept)).toBe(true);
  });

  test("of what cannot be read at all it is a typed error, and nothing is thrown away", async () => {
    const { core } = made();
    await core.close();
    for (const [name, bytes] of [
      ["store.db", Buffer.alloc(40_960, 3)],
      ["identity", Buffer.from("damaged too")],
    ] as const) {
      writeFileSync(join(place.folder, name), bytes);
    }
    const outcome = openProfile({ folder: place.folder, secret, environment: testEnvironment() });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "file", message: /is damaged.*Restore a backup/ },
    });
    expect(readFileSync(join(place.folder, "store.db")).equals(Buffer.alloc(40_960, 3))).toBe(true);
    rmSync(join(place.folder, "store.db"));
    expect(openProfile({ folder: place.folder, secret, environment: testEnvironment() })).toMatchObject({
      error: { code: "file", message: /is missing/ },
    });
    expect(existsSync(join(place.folder, "store.db"))).toBe(false);
  });
});
