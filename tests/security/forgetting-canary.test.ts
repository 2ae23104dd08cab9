import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3-multiple-ciphers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rollingBackup } from "../../electron/core/session/backup-profile.ts";
import { restoreProfile } from "../../electron/core/session/restore-profile.ts";
import { openProfile } from "../../electron/core/session/profile.ts";
import { openSqliteHubStore, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { writeBackup } from "../../hub/features/backup/backup-file.ts";
import type { TicketDetail } from "../../shared/ipc/queries.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import { finish } from "../support/core/core.ts";
import { closeDesks, ERASING, idle, openDesks } from "../support/sync/desks.ts";
import type { Desks } from "../support/sync/desks.ts";
import { holds, isInHub, isOnConsole } from "../support/sync/canary.ts";
import { PASSPHRASE, must, settle, verified } from "../support/sync/sync-office.ts";
import type { Console } from "../support/sync/sync-office.ts";

// S35, from end to end: what people wrote in Chinese and in digits, looked for in every file.

vi.setConfig({ testTimeout: 60_000 });

const NAME = "欧阳鹂鷟";
const PHONE = "13791827364";
/** A search index stores of a word what it has not in common with the word before: the number from its middle on. */
const TRACES = [NAME, PHONE, "91827364"];

let office: Desks["office"];
let folder: Desks["folder"];
let a: Console;
let b: Console;

beforeEach(async () => {
  ({ office, folder, a, b } = await openDesks());
});
afterEach(() => closeDesks({ office, folder }));

const tracesOn = (each: Pick<Console, "profile">) => TRACES.filter((word) => isOnConsole(each, word));
const tracesAtHub = () => TRACES.filter((word) => isInHub(folder.path, word));
const tracesIn = (bytes: Buffer) => TRACES.filter((word) => holds(bytes, word));
const contact = (from: Console, id: string) => from.query<TicketDetail>("ticket.get", { id }).fields.contact;

/** A ticket, its notes and a person, known to both consoles and in the backups of both. */
async function spread(): Promise<{ ticket: string; person: string }> {
  const set = {
    title: "打印机卡纸",
    requester: NAME,
    contact: PHONE,
    description: `${NAME}说卡纸，回电${PHONE}`,
  };
  const ticket = a.act({ type: "ticket.open", set });
  const person = a.act({
    type: "person.set",
    set: { name: "李四", phone: PHONE, mail: `${PHONE}@example.cn` },
  });
  await settle(a, b);
  b.act({ type: "ticket.note", ticket, text: `已给${NAME}回电 ${PHONE}` });
  b.act({ type: "ticket.edit", ticket, set: { contact: `${PHONE} 转 8001` } });
  b.act({
    type: "draft.save",
    key: `ticket.note:${ticket}`,
    form: "ticket.note",
    data: { text: `再打 ${PHONE}` },
  });
  await settle(a, b);
  for (const { profile } of [a, b]) must(finish(rollingBackup(profile)));
  return { ticket, person };
}

function eraseAll({ ticket, person }: { ticket: string; person: string }): void {
  must(a.core.execute({ type: "record.erase", record: `ticket:${ticket}`, ...ERASING }));
  must(a.core.execute({ type: "record.erase", record: `person:${person}`, ...ERASING }));
}

/** All that can be exported, in all forms. */
async function exported({ core }: Console): Promise<Buffer> {
  const written: Buffer[] = [];
  for (const what of ["tickets", "assets", "log", "outbox"]) {
    for (const format of ["csv", "json"]) {
      const file = join(folder.path, `${what}.${format}`);
      const reply = await core.handle({ id: 9, kind: "export", what, format, file });
      if (!reply.ok) throw new Error(reply.error.message);
      written.push(readFileSync(file));
      rmSync(file);
    }
  }
  return Buffer.concat(written);
}

async function everythingVerifies(...consoles: Console[]): Promise<void> {
  for (const each of consoles) await verified(each);
  expect((await verifyHub(office.hub.store)).problems).toEqual([]);
}

describe("S35: a person's name and telephone number", () => {
  test("are in no file of consoles, hub, later backups and later exports", async () => {
    const records = await spread();
    expect([tracesOn(a), tracesOn(b)]).toEqual([TRACES, TRACES]);
    expect(tracesAtHub()).toEqual(TRACES);
    expect(tracesIn(await exported(a))).toEqual(TRACES);
    eraseAll(records);
    await settle(a, b);
    idle(a, b);
    expect([tracesOn(a), tracesOn(b), tracesAtHub()]).toEqual([[], [], []]);
    for (const each of [a, b]) expect(tracesIn(await exported(each))).toEqual([]);

    const hubBackup = join(folder.path, "hub.backup");
    must(await writeBackup(office.hub.store, systemEnvironment, hubBackup));
    expect(tracesIn(gunzipSync(readFileSync(hubBackup)))).toEqual([]);
    const saved = join(folder.path, "saved.db");
    expect(await a.core.handle({ id: 3, kind: "backup", file: saved })).toMatchObject({ ok: true });
    const restored = join(folder.path, "restored");
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    must(restoreProfile({ file: saved, folder: restored, secret, overwrite: false, now: 1 }));
    const { environment } = a.profile.store;
    const profile = must(openProfile({ folder: restored, secret, environment }));
    expect(tracesOn({ profile })).toEqual([]);
    profile.store.close();
    await everythingVerifies(a, b);
  });

  test("are gone from a console that is closed before it had a quiet moment", async () => {
    const records = await spread();
    eraseAll(records);
    await settle(a, b);
    await b.core.close();
    expect(existsSync(join(folder.path, "b", "store.db"))).toBe(true);
    expect(tracesOn(b)).toEqual([]);
  });

  test("are not in the files of a hub that ended before it could empty its write-ahead log, once it starts again", async () => {
    const records = await spread();
    const reader = new Database(join(folder.path, "hub.db"));
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM log_operation").get();
    eraseAll(records);
    await settle(a);
    expect(tracesAtHub()).toEqual(TRACES);
    const ended = join(folder.path, "ended");
    mkdirSync(ended);
    for (const name of ["hub.db", "hub.db-wal"]) copyFileSync(join(folder.path, name), join(ended, name));
    reader.close();
    const store = await openSqliteHubStore(join(ended, "hub.db"));
    try {
      expect(TRACES.filter((word) => isInHub(ended, word))).toEqual([]);
    } finally {
      await store.close();
    }
  });

  test("go although the answer to the erasure is lost, and it is pushed again", async () => {
    const records = await spread();
    eraseAll(records);
    a.line.loseReply = "push";
    expect(await a.sync()).toMatchObject({ ok: false });
    idle(a);
    expect(tracesAtHub()).toEqual([]);
    expect(tracesOn(a)).toEqual(TRACES);
    a.line.loseReply = null;
    await settle(a, b);
    idle(a, b);
    expect([tracesOn(a), tracesOn(b)]).toEqual([[], []]);
    await everythingVerifies(a, b);
  });

  test("do not return with a hub of before: not to who joined it meanwhile, nor by who offers its old copy again", async () => {
    const before = async () => {
      const records = await spread();
      return { records, rows: await office.backup() };
    };
    const { records, rows } = await before();
    // b goes away with everything; a erases, and the hub is then put back to before.
    b.line.cut = true;
    eraseAll(records);
    await settle(a);
    await office.restore(rows);
    const late = await office.console(await office.member(), { folder: join(folder.path, "late") });
    await settle(late);
    expect(contact(late, records.ticket)).toBe(`${PHONE} 转 8001`);
    b.line.cut = false;
    await settle(b);
    await settle(a, late, b);
    idle(a, b, late);
    expect([tracesOn(a), tracesOn(b), tracesOn(late)]).toEqual([[], [], []]);
    expect(tracesIn(Buffer.from(JSON.stringify(await office.backup())))).toEqual([]);
    const after = await office.console(await office.member());
    await settle(after);
    expect(contact(after, records.ticket)).toBe(HIDDEN);
    await everythingVerifies(a, b, late, after);
  });
});
