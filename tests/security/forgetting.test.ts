import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rollingBackup } from "../../electron/core/session/backup-profile.ts";
import { operationFrom } from "../../electron/core/store/log/stored-parts.ts";
import type { Profile } from "../../electron/core/session/profile.ts";
import { systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { writeBackup } from "../../hub/features/backup/backup-file.ts";
import type { TicketDetail } from "../../shared/ipc/queries.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import { PASSPHRASE, must, reopen, settle, verified } from "../support/sync/sync-office.ts";
import type { Console } from "../support/sync/sync-office.ts";
import { closeDesks, ERASING, idle, openDesks } from "../support/sync/desks.ts";
import type { Desks } from "../support/sync/desks.ts";
import { filesUnder, isInHub, isOnConsole, storeBytes } from "../support/sync/canary.ts";
import { finish } from "../support/core/core.ts";
import { restoreProfile } from "../../electron/core/session/restore-profile.ts";

// S35: personal parts that were erased by right are in no file of console, hub, backup or export, and
// everything still verifies.

vi.setConfig({ testTimeout: 60_000 });

const CANARY = "zqxcanary";
/** A search index stores of a word what it has not in common with the word before. */
const TAIL = "canary";

let office: Desks["office"];
let folder: Desks["folder"];
let a: Console;
let b: Console;

beforeEach(async () => {
  ({ office, folder, a, b } = await openDesks());
});
afterEach(() => closeDesks({ office, folder }));

const isOnHub = (word: string) => isInHub(folder.path, word);

function backUp(profile: Profile): void {
  must(finish(rollingBackup(profile)));
}

async function exported({ core }: Console, file: string): Promise<string> {
  const reply = await core.handle({ id: 9, kind: "export", what: "log", format: "json", file });
  if (!reply.ok) throw new Error(reply.error.message);
  return readFileSync(file, "utf8");
}

/** A ticket and a person that hold the canary, known to everybody and in every backup. */
async function spread(): Promise<{ ticket: string; person: string }> {
  const ticket = a.act({
    type: "ticket.open",
    set: { title: "打印机卡纸", requester: `${CANARY} 张三`, contact: `${CANARY} 8001` },
  });
  a.act({ type: "ticket.note", ticket, text: `${CANARY} note` });
  const person = a.act({ type: "person.set", set: { name: "李四", phone: `${CANARY} 13800138000` } });
  await settle(a, b);
  b.act({ type: "ticket.note", ticket, text: `${CANARY} from b` });
  await settle(a, b);
  for (const each of [a, b]) backUp(each.profile);
  return { ticket, person };
}

function eraseAll({ ticket, person }: { ticket: string; person: string }): void {
  must(a.core.execute({ type: "record.erase", record: `ticket:${ticket}`, ...ERASING }));
  must(a.core.execute({ type: "record.erase", record: `person:${person}`, ...ERASING }));
}

/** Ends a console and damages a page in the middle of a table. */
async function damagePage({ core, profile }: Console, table: string, part = 0.5): Promise<void> {
  const pages = profile.store.db
    .prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .pluck()
    .all(table);
  const page = pages[Math.floor(pages.length * part)] as number;
  await core.close();
  const file = join(profile.folder as string, "store.db");
  const bytes = readFileSync(file);
  bytes.fill(3, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
  writeFileSync(join(profile.folder as string, "suspect"), "");
}

/** Folds a ticket anew from what the log holds of it by now. */
function refold({ profile: { store } }: Console, ticket: string): void {
  const stored = store.operationsOf("ticket", ticket).map(operationFrom);
  store.integrate(() => stored.forEach((op) => store.folding.refold(op)));
}

const contact = (from: Console, id: string) => from.query<TicketDetail>("ticket.get", { id }).fields.contact;

async function everythingVerifies(...consoles: Console[]): Promise<void> {
  for (const each of consoles) await verified(each);
  expect((await verifyHub(office.hub.store)).problems).toEqual([]);
}

describe("S35: what was erased", () => {
  test("is gone from every file of console and hub, backups and export included, and everything verifies", async () => {
    const records = await spread();
    expect([isOnConsole(a, TAIL), isOnConsole(b, TAIL), isOnHub(TAIL)]).toEqual([true, true, true]);
    expect(await exported(a, join(folder.path, "before.json"))).toContain(CANARY);
    eraseAll(records);
    await settle(a);
    idle(a);
    // Gone from the hub as soon as it has taken it.
    expect(isOnHub(TAIL)).toBe(false);
    expect(isOnConsole(a, TAIL)).toBe(false);
    // Who was away has it until the next sync, backups included, and not after that.
    expect(isOnConsole(b, TAIL)).toBe(true);
    await settle(b);
    idle(b);
    expect(isOnConsole(b, TAIL)).toBe(false);
    for (const each of [a, b]) {
      backUp(each.profile);
      expect(filesUnder(join(each.profile.folder ?? "", "backups"))).toHaveLength(1);
      expect(isOnConsole(each, TAIL)).toBe(false);
    }
    expect(await exported(a, join(folder.path, "after.json"))).not.toContain(TAIL);
    const backup = join(folder.path, "hub.backup");
    must(await writeBackup(office.hub.store, systemEnvironment, backup));
    expect(gunzipSync(readFileSync(backup)).includes(TAIL)).toBe(false);
    await everythingVerifies(a, b);
    expect((await verifyHub(office.hub.store)).erased).toBe(7);
    expect(contact(b, records.ticket)).toBe(HIDDEN);
  });

  test("stays erased when the hub is restored from a backup of before", async () => {
    const records = await spread();
    const before = await office.backup();
    expect(JSON.stringify(before)).toContain(CANARY);
    eraseAll(records);
    await settle(a, b);
    await office.restore(before);
    expect(JSON.stringify(await office.backup())).toContain(CANARY);
    const outcome = await b.sync();
    expect(outcome).toMatchObject({ ok: true, reoffered: 2 });
    expect(JSON.stringify(await office.backup())).not.toContain(CANARY);
    const late = await office.console(await office.member());
    await settle(a, b, late);
    idle(b);
    expect(contact(late, records.ticket)).toBe(HIDDEN);
    expect(isOnConsole(b, TAIL)).toBe(false);
    await everythingVerifies(a, b, late);
  });

  test("is dropped by a laptop that was put back to a backup of before, at its next sync", async () => {
    const records = await spread();
    const saved = join(folder.path, "saved.db");
    const reply = await b.core.handle({ id: 3, kind: "backup", file: saved });
    expect(reply.ok).toBe(true);
    eraseAll(records);
    await settle(a, b);
    const home = b.profile.folder as string;
    await b.core.close();
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    must(restoreProfile({ file: saved, folder: home, secret, overwrite: true, now: 1 }));
    const again = reopen(office, home);
    expect(contact(again, records.ticket)).toBe(`${CANARY} 8001`);
    await settle(again);
    idle(again);
    expect(contact(again, records.ticket)).toBe(HIDDEN);
    expect(isOnConsole(again, TAIL)).toBe(false);
    await everythingVerifies(a, again);
  });

  test("does not come back with what is salvaged of a damaged store, nor with its older backup", async () => {
    const alone = await office.console(null, { folder: join(folder.path, "alone") });
    const home = alone.profile.folder as string;
    const id = alone.act({ type: "ticket.open", set: { title: "打印机卡纸", contact: `${CANARY} 8001` } });
    backUp(alone.profile);
    const [older] = filesUnder(join(home, "backups"));
    const kept = join(folder.path, "older.db");
    copyFileSync(older as string, kept);
    must(alone.core.execute({ type: "record.erase", record: `ticket:${id}`, ...ERASING }));
    idle(alone);
    expect(isOnConsole(alone, TAIL)).toBe(false);
    for (let count = 0; count < 60; count += 1) {
      alone.act({ type: "ticket.open", set: { title: `第 ${count} 张工单`, place: "很".repeat(60) } });
    }
    // The fold is damaged: a new store is made of the log.
    await damagePage(alone, "entity");
    const salvaged = reopen(office, home);
    expect(salvaged.profile.notices[0]).toMatchObject({ code: "storeSalvaged", details: { lost: 0 } });
    expect(contact(salvaged, id)).toBe(HIDDEN);
    expect(storeBytes(join(home, "store.db"), alone.profile.key as Uint8Array).includes(TAIL)).toBe(false);
    await verified(salvaged);

    // The log is damaged at its beginning, and this process had ended before the older backup was removed.
    mkdirSync(join(home, "backups"), { recursive: true });
    copyFileSync(kept, join(home, "backups", "2026-11-01T00-00-00-000Z.db"));
    await damagePage(salvaged, "operation", 0);
    const restored = reopen(office, home);
    expect(restored.profile.notices[0]).toMatchObject({ code: "storeRestored" });
    // Who erased it lay in the same page, and is lost; that it was erased is known elsewhere.
    expect(contact(restored, id)).toBe(HIDDEN);
  });

  test("goes along when a lone laptop joins a hub: sealed anew, its parts and its erasures hold", async () => {
    const lead = await office.member("lead");
    const alone = await office.console(null);
    const id = alone.act({
      type: "ticket.open",
      set: { title: "打印机卡纸", contact: `${CANARY} 8001`, requester: "王芳" },
    });
    const asset = alone.act({ type: "asset.register", set: { name: "笔记本" } });
    alone.act(handOver(asset));
    must(
      alone.core.execute({
        type: "record.erase",
        record: `ticket:${id}`,
        paths: ["set.contact"],
        ...ERASING,
      }),
    );
    const paired = await alone.core.sync.pair(await office.code(lead));
    expect(paired.ok).toBe(true);
    await settle(alone, a);
    expect(contact(a, id)).toBe(HIDDEN);
    expect(a.query<TicketDetail>("ticket.get", { id })).toMatchObject({
      row: { requester: "王芳" },
      erasures: [ERASING],
    });
    expect(a.query<{ row: { holder: string } }>("asset.get", { id: asset }).row.holder).toBe("张三");
    await everythingVerifies(alone, a);
  });

  test("an erasure by somebody who may not is refused by the hub, and erases nothing", async () => {
    const records = await spread();
    await office.hub.service.administration.setRole(
      (await office.hub.service.administration.members())[0]?.id ?? "",
      "technician",
    );
    eraseAll(records);
    await settle(a, b);
    expect(a.query<{ total: number }>("outbox.page", { state: "refused" }).total).toBe(2);
    expect([contact(a, records.ticket), contact(b, records.ticket)]).toEqual([
      `${CANARY} 8001`,
      `${CANARY} 8001`,
    ]);
  });
});

describe("parts that are not here", () => {
  test("of a body that an older program pulled come with the first sync of a newer one", async () => {
    const records = await spread();
    // As the program of 0.1.0 left it: the body kept whole, the parts never taken.
    b.profile.store.db.exec("UPDATE operation SET parts = NULL, absent = (instr(body, '\"$part\"') > 0)");
    refold(b, records.ticket);
    expect(contact(b, records.ticket)).toBe(HIDDEN);
    await settle(b);
    expect(b.line.sent).toContain("parts");
    expect(contact(b, records.ticket)).toBe(`${CANARY} 8001`);
    await everythingVerifies(a, b);
  });

  test("are not asked of a hub that speaks the first protocol alone", async () => {
    const records = await spread();
    b.profile.store.db.exec("UPDATE operation SET parts = NULL, absent = (instr(body, '\"$part\"') > 0)");
    refold(b, records.ticket);
    b.line.sent.length = 0;
    b.line.spoil = (asked, reply) =>
      asked === "handshake" && reply.ok
        ? { ok: true, value: { ...(reply.value as object), protocol: 1 } }
        : reply;
    await settle(b);
    expect(b.line.sent).not.toContain("parts");
    expect(contact(b, records.ticket)).toBe(HIDDEN);
  });

  test("come back to a restored hub, although who offered first had none", async () => {
    const before = await office.backup();
    const { ticket } = await spread();
    await office.restore(before);
    // b offers as 0.1.0 does: bodies alone.
    b.line.meddle = (asked, request) => {
      if (asked !== "reoffer") return undefined;
      for (const each of (request as { operations: { parts?: string[] }[] }).operations) delete each.parts;
      return undefined;
    };
    await settle(b);
    expect(JSON.stringify(await office.backup())).not.toContain(CANARY);
    b.line.meddle = null;
    await settle(a);
    expect(JSON.stringify(await office.backup())).toContain(CANARY);
    const late = await office.console(await office.member());
    await settle(late);
    expect(contact(late, ticket)).toBe(`${CANARY} 8001`);
    await everythingVerifies(a, b, late);
  });
});

const handOver = (asset: string) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null },
  ...{ receiverName: "张三", place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00" },
  lines: [{ asset, condition: "good" }],
  signatures: [
    {
      ...{ role: "receiver", name: "张三", employeeNo: "", strokes: [[[1, 2, 3]]] },
      ...{ signedAt: "2026-11-23T10:00:00.000+08:00", identityCheck: "badge" },
    },
  ],
});
