import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rollingBackup } from "../../electron/core/session/backup-profile.ts";
import { restoreProfile } from "../../electron/core/session/restore-profile.ts";
import { sealedFrom } from "../../electron/core/store/log/stored-parts.ts";
import { systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { writeBackup } from "../../hub/features/backup/backup-file.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import { finish } from "../support/core/core.ts";
import { closeDesks, ERASING, idle, openDesks } from "../support/sync/desks.ts";
import type { Desks } from "../support/sync/desks.ts";
import { holds, isInHub, isOnConsole } from "../support/sync/canary.ts";
import { PASSPHRASE, must, reopen, settle, verified } from "../support/sync/sync-office.ts";
import type { Console } from "../support/sync/sync-office.ts";

// S35: what was erased does not come back with an act that takes back what had replaced it.

vi.setConfig({ testTimeout: 60_000 });

const CANARY = "zqxcanary8001";
/** A search index stores of a word what it has not in common with the word before. */
const TAIL = "canary8001";

let office: Desks["office"];
let folder: Desks["folder"];
let a: Console;
let b: Console;

beforeEach(async () => {
  ({ office, folder, a, b } = await openDesks());
});
afterEach(() => closeDesks({ office, folder }));

/** A person with a number, which `by` has replaced by another. Everybody knows both acts. */
async function replacedBy(by: Console) {
  const made = must(a.core.execute({ type: "person.set", set: { name: "李四", phone: CANARY } }));
  const person = made.id as string;
  await settle(a, b);
  const { operation } = must(by.core.execute({ type: "person.set", person, set: { phone: "8002" } }));
  await settle(a, b);
  return {
    person,
    undo: () => must(by.core.execute({ type: "person.undo", person, operation })).operation as string,
    erase: () => must(a.core.execute({ type: "record.erase", operation: made.operation, ...ERASING })),
  };
}

const phone = (from: Console, id: string) =>
  from.query<{ row: { phone: string } }>("person.get", { id }).row.phone;

async function exported({ core }: Console): Promise<Buffer> {
  const file = join(folder.path, "log.json");
  const reply = await core.handle({ id: 9, kind: "export", what: "log", format: "json", file });
  if (!reply.ok) throw new Error(reply.error.message);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

/** The word is nowhere: on no console, also none that joins now, at no hub, in no backup or export. */
async function isGone(person: string, ...consoles: Console[]): Promise<void> {
  const late = await office.console(await office.member(), { folder: join(folder.path, "late") });
  await settle(...consoles, late);
  const all = [...consoles, late];
  idle(...all);
  const hub = join(folder.path, "hub.backup");
  must(await writeBackup(office.hub.store, systemEnvironment, hub));
  expect(holds(gunzipSync(readFileSync(hub)), TAIL)).toBe(false);
  expect(isInHub(folder.path, TAIL)).toBe(false);
  for (const each of all) {
    expect(phone(each, person)).toBe(HIDDEN);
    expect(isOnConsole(each, TAIL)).toBe(false);
    expect(holds(await exported(each), TAIL)).toBe(false);
    await verified(each);
  }
  expect((await verifyHub(office.hub.store)).problems).toEqual([]);
}

describe("a number that was replaced, the replacing undone, and the number erased of who said it first", () => {
  test("the undo came to the hub first, and who erased had not seen it", async () => {
    const { person, undo, erase } = await replacedBy(b);
    undo();
    await settle(b);
    expect(phone(b, person)).toBe(CANARY);
    erase();
    await settle(a, b);
    await isGone(person, a, b);
  });

  test("the erasure came first, and who undid had not seen it", async () => {
    const { person, undo, erase } = await replacedBy(b);
    const undone = undo();
    b.line.cut = true;
    erase();
    await settle(a);
    b.line.cut = false;
    await settle(b, a);
    const held = a.profile.store.log.body(undone);
    expect(held).toMatchObject({ parts: null });
    await isGone(person, a, b);
  });

  test.each(["the undo", "the erasure"])(
    "both came to a third laptop in one page of a hub that forgets nothing, %s first",
    async (first) => {
      const away = await office.console(await office.member(), { folder: join(folder.path, "away") });
      const { person, undo, erase } = await replacedBy(b);
      await settle(away);
      away.line.cut = true;
      const undone = undo();
      const said = sealedFrom(b.profile.store.log.body(undone) ?? { body: "", parts: null, sig: "" });
      expect(said.parts?.join()).toContain(TAIL);
      if (first === "the undo") await settle(b);
      else b.line.cut = true;
      erase();
      await settle(a);
      b.line.cut = false;
      await settle(b, a);
      const came: string[][] = [];
      away.line.spoil = (asked, reply) => {
        if (asked !== "pull" || !reply.ok) return reply;
        const page = structuredClone(reply.value) as PullReply;
        const place = page.operations.findIndex(({ body }) => body === said.body);
        if (place < 0) return reply;
        Object.assign(page.operations[place] as object, { parts: said.parts });
        came.push(page.operations.map(({ body }) => (JSON.parse(body) as { type: string }).type));
        return { ...reply, value: page };
      };
      away.line.cut = false;
      await settle(away);
      const order = ["person.undo", "record.erase"];
      expect(came[0]).toEqual(first === "the undo" ? order : order.reverse());
      expect(away.profile.store.log.body(undone)).toMatchObject({ parts: null });
      await isGone(person, away, a, b);
    },
  );

  test("who undid it erases it: their own undo, not yet sent, is among what the erasure names", async () => {
    const { person, undo, erase } = await replacedBy(a);
    const undone = undo();
    expect(phone(a, person)).toBe(CANARY);
    const { operation } = erase();
    const { body } = a.profile.store.log.body(operation as string) ?? { body: "" };
    expect(body).toContain(undone);
    await settle(a, b);
    await isGone(person, a, b);
  });

  test("what names the undo reaches who said it first", async () => {
    const { person, undo } = await replacedBy(a);
    must(a.core.execute({ type: "record.erase", operation: undo(), ...ERASING }));
    await settle(a, b);
    await isGone(person, a, b);
  });

  test("a backup of before that is restored on the undoing laptop", async () => {
    const { person, undo, erase } = await replacedBy(b);
    undo();
    const saved = join(folder.path, "saved.db");
    expect(await b.core.handle({ id: 3, kind: "backup", file: saved })).toMatchObject({ ok: true });
    must(finish(rollingBackup(b.profile)));
    await settle(b);
    erase();
    await settle(a, b);
    const home = b.profile.folder as string;
    await b.core.close();
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    must(restoreProfile({ file: saved, folder: home, secret, overwrite: true, now: 1 }));
    const again = reopen(office, home);
    expect(phone(again, person)).toBe(CANARY);
    await settle(again);
    await isGone(person, a, again);
  });
});
