import { describe, expect, test } from "vitest";
import { HIDDEN } from "../../../../shared/log/parts.ts";
import { whyHidden } from "../../../../shared/log/state.ts";
import { partsFrom } from "./stored-parts.ts";
import { verifyStore } from "../care/verify-store.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  finish,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import { FIXTURES } from "../../../../tests/support/core/inventory-fixtures.ts";
import type { Console } from "../../../../tests/support/core/core.ts";
import type { Core } from "../../compose.ts";

const CANARY = "zqxcanary";
/** What a search index that stores words by what they have in common holds of it. */
const TAIL = "canary";
const why = { reason: "本人要求删除", rule: "个人信息保护法 47 条" };
const erase = (more: Record<string, unknown>) => ({ type: "record.erase", ...why, ...more });

const stroke = [
  [12345, 1, 0],
  [67891, 2, 8],
];
const handOver = (asset: string) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null },
  ...{ receiverName: `${CANARY} 张三`, place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00" },
  lines: [{ asset, condition: "good", note: `${CANARY} note` }],
  signatures: [
    {
      ...{ role: "receiver", name: `${CANARY} 张三`, employeeNo: CANARY, strokes: [stroke] },
      ...{ signedAt: "2026-11-23T10:00:00.000+08:00", identityCheck: "badge" },
    },
  ],
});

/** Every value of every table, those of the search index included. */
function dumpOf({ profile }: Core, only = ""): string {
  const { db } = profile.store;
  const tables = db
    .prepare<[string], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND type LIKE ?",
    )
    .pluck()
    .all(`${only}%`);
  const rows = tables.flatMap((table) => db.prepare<[], object>(`SELECT * FROM "${table}"`).all());
  const values = rows.flatMap((row) => Object.values(row as Record<string, unknown>));
  return values
    .map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") : String(value)))
    .join("\n");
}

function idle(core: Core): void {
  while (core.idle());
}

function problemsOf(core: Core) {
  return finish(verifyStore(core.profile.store)).problems;
}

const contact = (core: Core, id: string) => ask(core, "ticket.get", { id }).fields.contact;

function openTicket(core: Core) {
  const { id, operation } = run(core, {
    type: "ticket.open",
    set: { title: "打印机卡纸", requester: `${CANARY}人`, contact: `${CANARY} 8001`, place: "三楼" },
  });
  return { id: id as string, operation: operation as string };
}

describe("a laptop that works alone", () => {
  test("the words of an erased part are in no table, index or page of the store; what stays verifies", () => {
    const core = memoryCore();
    const { id, operation } = openTicket(core);
    run(core, { type: "ticket.note", ticket: id, text: `note of ${CANARY}` });
    // Long texts, each in the place of the one before: they leave their traces in free pages.
    for (let count = 0; count < 6; count += 1) {
      const description = `${CANARY} `.repeat(350 - count * 50);
      run(core, { type: "ticket.edit", ticket: id, set: { description } });
    }
    run(core, {
      type: "draft.save",
      key: `ticket.note:${id}`,
      form: "ticket.note",
      data: { text: `and ${CANARY} 8001 more` },
    });
    expect(dumpOf(core, "shadow")).toContain(TAIL);
    run(core, erase({ record: `ticket:${id}` }));
    idle(core);
    expect(dumpOf(core)).not.toContain(TAIL);
    expect(core.profile.store.db.serialize().includes(TAIL)).toBe(false);
    expect(problemsOf(core)).toEqual([]);
    expect(finish(verifyStore(core.profile.store))).toMatchObject({ erased: 10, absent: 0 });
    expect(ask(core, "search.all", { text: CANARY })).toEqual([]);
    const detail = ask(core, "ticket.get", { id });
    expect(ask(core, "search.all", { text: detail.row.number })).toHaveLength(1);
    expect(detail).toMatchObject({
      row: { title: HIDDEN, requester: HIDDEN, place: "三楼" },
      actions: [{ text: HIDDEN }],
    });
    expect(whyHidden(detail, operation, "set.contact")).toMatchObject(why);
    expect(detail.writers).toMatchObject({ title: operation, contact: operation });
    expect(whyHidden(detail, operation, "set.place")).toBe(null);
    const [opened] = ask(core, "history.page", { kind: "ticket", id }).rows;
    expect(opened).toMatchObject({ payload: { set: { contact: HIDDEN } }, readable: true });
    expect(opened?.withheld.map(({ path }) => path)).toEqual(["set.requester", "set.contact", "set.title"]);
    expect(ask(core, "draft.list", {})[0]?.data).toEqual({ text: `and ${HIDDEN} more` });
  });

  test("what stands for a hidden value is never sealed as one", () => {
    const core = memoryCore();
    const { id } = openTicket(core);
    const copied = core.execute({ type: "ticket.note", ticket: id, text: HIDDEN });
    expect(copied).toMatchObject({ ok: false, error: { code: "malformed" } });
    expect(ask(core, "ticket.get", { id }).actions).toHaveLength(0);
  });

  test("one value of one operation is erased, and nothing beside it", () => {
    const core = memoryCore();
    const { id, operation } = openTicket(core);
    const left = () => ask(core, "record.personal", { kind: "ticket", id });
    expect(left()).toEqual({ places: ["set.contact", "set.requester", "set.title"], plain: false });
    run(core, erase({ operation, paths: ["set.contact"] }));
    expect(left().places).toEqual(["set.requester", "set.title"]);
    expect(ask(core, "ticket.get", { id }).fields).toMatchObject({
      contact: HIDDEN,
      requester: `${CANARY}人`,
    });
    const again = core.execute(erase({ operation, paths: ["set.contact"] }));
    expect(again).toMatchObject({ error: { code: "notAllowed", details: { rule: "nothing" } } });
    expect(core.execute(erase({ operation: id }))).toMatchObject({ error: { code: "notFound" } });
  });

  test("the overwritten value of a number goes with the one that stands", () => {
    const core = memoryCore();
    const person = run(core, { type: "person.set", set: { name: "李四", phone: `${CANARY}1` } }).id as string;
    run(core, { type: "person.set", person, set: { phone: `${CANARY}2`, mail: "a@b.c" } });
    run(core, erase({ record: `person:${person}`, paths: ["set.phone"] }));
    idle(core);
    expect(dumpOf(core)).not.toContain(TAIL);
    expect(ask(core, "person.get", { id: person }).row).toMatchObject({
      name: "李四",
      phone: HIDDEN,
      mail: "a@b.c",
    });
  });

  test("an inventory that was imported is erased with the file that has it, and nothing brings it back", async () => {
    const core = memoryCore();
    const imported = { kind: "import", paths: [`${FIXTURES}/good/laptop.json`], dryRun: false } as const;
    await core.handle({ id: 1, ...imported });
    const id = ask(core, "asset.page", {}).rows[0]?.id as string;
    const sha256 = ask(core, "asset.get", { id }).documents[0]?.sha256 as string;
    expect(ask(core, "asset.document", { id, sha256 }).text).toContain("PF4TEST07");
    const [file] = ask(core, "file.list", { about: `asset:${id}` });
    const operation = core.profile.store.operationsOf("file", file?.id as string)[0]?.id as string;
    run(core, erase({ operation }));
    expect(core.query("asset.document", { id, sha256 })).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
    expect(await core.handle({ id: 2, ...imported })).toMatchObject({ result: { counts: { unchanged: 1 } } });
    idle(core);
    expect(core.profile.store.blobs.get(sha256)).toBeNull();
  });
});

describe("what the law keeps", () => {
  const years = (count: number) => count * 365.25 * 24 * 3600_000;

  test("is not erased before its day, which is told; the wish is recorded; after that day it is", () => {
    const environment = testEnvironment(1);
    const core = memoryCore(environment);
    const asset = run(core, { type: "asset.register", set: { name: "笔记本", remark: CANARY } }).id as string;
    const { operation } = run(core, handOver(asset));
    const refused = core.execute(erase({ operation }));
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "notAllowed", details: { rule: "locked", until: "2036-11-23" } },
    });
    run(core, erase({ operation, wish: true, paths: ["signatures"] }));
    const wished = ask(core, "asset.get", { id: asset });
    expect(wished.erasures).toMatchObject([
      { until: "2036-11-23", what: ["signatures.*.name", "signatures.*.employeeNo", "signatures.*.strokes"] },
    ]);
    expect(wished.row.holder).toBe(`${CANARY} 张三`);
    expect(problemsOf(core)).toEqual([]);

    // What stands in the register is no custody document.
    run(core, erase({ record: `asset:${asset}`, paths: ["set.remark"] }));
    expect(ask(core, "asset.get", { id: asset }).fields.remark).toBe(HIDDEN);

    environment.clock.now += years(10.1);
    run(core, erase({ operation, paths: ["signatures"] }));
    expect(finish(verifyStore(core.profile.store))).toMatchObject({ ok: true });
    run(core, handOver(asset));
    environment.clock.now += years(10.1);
    run(core, erase({ record: `asset:${asset}` }));
    idle(core);
    expect(dumpOf(core)).not.toContain(TAIL);
    expect(core.profile.store.db.serialize().includes("67891")).toBe(false);
    const { custody, row } = ask(core, "asset.get", { id: asset });
    expect(custody.events.map(({ broken, signed }) => [broken, signed])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
    expect(row.holder).toBe(HIDDEN);
    // The documents cannot be put together any more; that is said as erased, not as wrong.
    expect(problemsOf(core)).toEqual([]);
  });
});

describe("the lock", () => {
  test("is not longer for a wish", () => {
    const environment = testEnvironment(1);
    const core = memoryCore(environment);
    const asset = run(core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
    const { operation } = run(core, handOver(asset));
    environment.clock.now += 9 * 365.25 * 24 * 3600_000;
    run(core, erase({ operation, wish: true }));
    expect(ask(core, "asset.get", { id: asset }).erasures).toMatchObject([{ until: "2036-11-23" }]);
    environment.clock.now += 1.1 * 365.25 * 24 * 3600_000;
    run(core, erase({ operation }));
    expect(ask(core, "asset.get", { id: asset }).row.holder).toBe(HIDDEN);
  });

  test("of a record that a made-up clock has touched holds, and is answered", () => {
    const environment = testEnvironment(1);
    const core = memoryCore(environment);
    const asset = run(core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
    const { operation } = run(core, handOver(asset));
    core.profile.store.integrate(() => core.profile.store.meta.set("clockSkewMs", -8.64e15));
    run(core, { type: "asset.edit", asset, set: { place: "一楼" } });
    const locked = { error: { code: "notAllowed", details: { rule: "locked", until: "never" } } };
    expect(core.execute(erase({ operation }))).toMatchObject(locked);
  });
});

describe("consoles of a hub", () => {
  function office() {
    const hub = new StandInHub(testEnvironment(7));
    const a = enrolledConsole(hub, "甲", "A1", 8);
    const b = enrolledConsole(hub, "乙", "B1", 9);
    return { hub, a, b, everybody: () => [a, b, a].forEach(({ sync }: Console) => hub.sync(sync)) };
  }

  test("erase when the hub has taken it, each at its next sync; the author not before", () => {
    const { hub, a, b, everybody } = office();
    const { id, operation } = openTicket(a.core);
    everybody();
    run(a.core, erase({ operation }));
    expect(contact(a.core, id)).toBe(`${CANARY} 8001`);
    hub.sync(a.sync);
    expect(contact(a.core, id)).toBe(HIDDEN);
    expect(contact(b.core, id)).toBe(`${CANARY} 8001`);
    hub.sync(b.sync);
    for (const { core } of [a, b]) {
      idle(core);
      expect(dumpOf(core)).not.toContain(TAIL);
      expect(problemsOf(core)).toEqual([]);
    }
    expect(statesOf(a.core)).toEqual(statesOf(b.core));
  });

  test("an erasure that is refused erases nothing", () => {
    const { hub, a } = office();
    const { id, operation } = openTicket(a.core);
    hub.sync(a.sync);
    run(a.core, erase({ operation }));
    hub.push(a.sync, 500, (type) => type === "record.erase");
    expect(contact(a.core, id)).toBe(`${CANARY} 8001`);
    expect(ask(a.core, "ticket.get", { id }).erasures).toEqual([]);
  });

  test("what the hub refused of an erased record is erased on its author's laptop too", () => {
    const { hub, a, b, everybody } = office();
    const { id } = openTicket(a.core);
    const other = openTicket(a.core);
    everybody();
    const refused = (ticket: string, set: object) => {
      const made = run(b.core, { type: "ticket.edit", ticket, set });
      hub.push(b.sync, 500, (type) => type === "ticket.edit");
      return made.operation as string;
    };
    const texts = [
      refused(id, { contact: `${CANARY} 8002`, place: "四楼" }),
      refused(id, { description: `${CANARY} text` }),
    ];
    const elsewhere = refused(other.id, { contact: "8004" });
    run(a.core, erase({ record: `ticket:${id}` }));
    run(a.core, erase({ record: `ticket:${other.id}`, paths: ["set.requester", "set.title"] }));
    everybody();
    const entered = (operation: string) => ask(b.core, "operation.get", { id: operation }).body.payload;
    expect(texts.map(entered)).toMatchObject([
      { set: { contact: HIDDEN, place: "四楼" }, ticket: id },
      { set: { description: HIDDEN }, ticket: id },
    ]);
    // Of the other only names were erased: there a contact is still told.
    expect(entered(elsewhere)).toMatchObject({ set: { contact: "8004" } });
    run(a.core, erase({ record: `ticket:${other.id}` }));
    everybody();
    expect(entered(elsewhere)).toMatchObject({ set: { contact: HIDDEN } });
    idle(b.core);
    expect(dumpOf(b.core)).not.toContain(TAIL);
    expect(problemsOf(b.core)).toEqual([]);
    // Who knows of the erasure and is refused then still sees what was entered.
    expect(entered(refused(id, { contact: "8005" }))).toMatchObject({ set: { contact: "8005" } });
  });

  test("what is refused after an erasure that its author had not seen is erased as well", () => {
    const { hub, a, b, everybody } = office();
    const { id } = openTicket(a.core);
    everybody();
    const { operation } = run(b.core, {
      type: "ticket.edit",
      ticket: id,
      set: { contact: `${CANARY} 8002` },
    });
    run(a.core, erase({ record: `ticket:${id}` }));
    hub.sync(a.sync);
    hub.pull(b.sync);
    hub.push(b.sync, 500, () => true);
    idle(b.core);
    expect(ask(b.core, "operation.get", { id: operation as string }).row.state).toBe("refused");
    expect(dumpOf(b.core)).not.toContain(TAIL);
  });

  test("an erasure that was refused, and counts all the same because a copy got it through, is obeyed", () => {
    const { hub, a, b, everybody } = office();
    const { id } = openTicket(a.core);
    everybody();
    run(a.core, erase({ record: `ticket:${id}` }));
    const [own] = a.sync.outbox(1);
    hub.push(a.sync, 500, (type) => type === "record.erase");
    expect(contact(a.core, id)).toBe(`${CANARY} 8001`);
    hub.accept(own?.body as string, own?.sig as string);
    for (const each of [a, b]) hub.pull(each.sync);
    expect([contact(a.core, id), contact(b.core, id)]).toEqual([HIDDEN, HIDDEN]);
    idle(a.core);
    expect(dumpOf(a.core)).not.toContain(TAIL);
  });

  test("an erasure that names a part under another operation takes nothing, and everything verifies", () => {
    const { a, b, everybody } = office();
    const given = openTicket(a.core);
    const other = openTicket(a.core);
    everybody();
    const { store } = a.core.profile;
    const parts = [...partsFrom(store.log.body(given.operation)?.parts ?? null).keys()];
    const records = [`ticket:${given.id}`];
    const payload = { records, what: ["set.contact"], ...why, until: null };
    for (const operation of [other.operation, given.id]) {
      const targets = [{ operation, parts }];
      store.write(() => store.append({ type: "record.erase", payload: { ...payload, targets }, label: "" }));
    }
    everybody();
    for (const { core } of [a, b]) {
      expect([contact(core, given.id), contact(core, other.id)]).toEqual([
        `${CANARY} 8001`,
        `${CANARY} 8001`,
      ]);
      expect(finish(verifyStore(core.profile.store))).toMatchObject({ ok: true, erased: 0, absent: 0 });
    }
    // Nor does it stand in the way of the right one.
    run(a.core, erase({ operation: given.operation }));
    everybody();
    expect([contact(a.core, given.id), contact(b.core, given.id)]).toEqual([HIDDEN, HIDDEN]);
  });

  test("an erased part that comes again is not stored, and stays erased", () => {
    const { hub, a, b, everybody } = office();
    const { id, operation } = openTicket(a.core);
    everybody();
    const given = hub.log.find(({ body }) => body.includes(operation));
    const parts = [...(given?.parts ?? [])];
    expect(parts).toHaveLength(3);
    run(a.core, erase({ operation }));
    everybody();
    // A hub from before the erasure hands the whole operation out again, under a new feed number.
    const again = { ...(given as NonNullable<typeof given>), parts };
    b.sync.integrate({ epoch: 1, operations: [{ ...again, feed: 900 }], through: 900, head: 900 }, true);
    b.sync.takeParts([{ id: operation, parts }]);
    expect(contact(b.core, id)).toBe(HIDDEN);
    expect(dumpOf(b.core)).not.toContain(`${CANARY} 8001`);

    // Whoever comes new gets the operation without them, and the erasure.
    const late = enrolledConsole(hub, "丙", "C1", 10);
    expect(contact(late.core, id)).toBe(HIDDEN);
    expect(ask(late.core, "ticket.get", { id }).erasures).toHaveLength(1);
  });

  test("an edit of the same field that knows nothing of the erasure is kept; the other text of a conflict is hidden, and it can be settled", () => {
    const { hub, a, b, everybody } = office();
    const { id } = openTicket(a.core);
    everybody();
    const edit = (core: Core, set: object) => run(core, { type: "ticket.edit", ticket: id, set });
    edit(a.core, { contact: `${CANARY} 8002`, description: `${CANARY} text` });
    hub.sync(a.sync);
    run(a.core, erase({ record: `ticket:${id}` }));
    hub.sync(a.sync);
    edit(b.core, { contact: "8003", description: "其它说法" });
    [b, a, b].forEach(({ sync }) => hub.sync(sync));
    expect(statesOf(a.core)).toEqual(statesOf(b.core));
    for (const { core } of [a, b]) {
      // The later of the two stands, the other beside it.
      const { fields, overwritten } = ask(core, "ticket.get", { id });
      const told = [fields.contact, ...overwritten.map(({ value }) => value)];
      expect(told).toContain("8003");
      expect(told).toContain(HIDDEN);
      idle(core);
      expect(dumpOf(core)).not.toContain(TAIL);
    }
    const [conflict] = ask(b.core, "ticket.get", { id }).conflicts;
    expect(conflict?.sides.map(({ value }) => value)).toEqual([HIDDEN, "其它说法"]);
    const sides = conflict?.sides.map(({ op }) => op);
    const settled = { kind: "ticket", entity: id, field: "description", sides, value: "其它说法" };
    run(a.core, { type: "conflict.resolve", ...settled });
    everybody();
    expect(ask(b.core, "ticket.get", { id })).toMatchObject({
      conflicts: [],
      fields: { description: "其它说法" },
    });
    for (const { core } of [a, b]) expect(problemsOf(core)).toEqual([]);
  });

  test("an erasure that comes before what it erases still holds", () => {
    const { hub, a, everybody } = office();
    const { id, operation } = openTicket(a.core);
    everybody();
    const at = hub.log.findIndex(({ body }) => body.includes(operation));
    const parts = [...(hub.log[at]?.parts ?? [])];
    run(a.core, erase({ operation }));
    everybody();
    // As after a restore: the operation is given back, with its parts, behind the erasure.
    const [opened] = hub.log.splice(at, 1);
    hub.log.push({ ...(opened as NonNullable<typeof opened>), parts, feed: 500 });
    const late = enrolledConsole(hub, "丙", "C1", 10);
    expect(contact(late.core, id)).toBe(HIDDEN);
    expect(dumpOf(late.core)).not.toContain(`${CANARY} 8001`);
    expect(problemsOf(late.core)).toEqual([]);
  });

  test("a forged part is not believed, a missing one reads neutral and is asked for until it comes", () => {
    const { hub, a, b, everybody } = office();
    const { id, operation } = openTicket(a.core);
    hub.sync(a.sync);
    const given = hub.log.find(({ body }) => body.includes(operation));
    const parts = given?.parts ?? [];
    if (given) given.parts = [JSON.stringify({ salt: "x", value: "110" })];
    everybody();
    expect(contact(b.core, id)).toBe(HIDDEN);
    const detail = ask(b.core, "ticket.get", { id });
    expect(whyHidden(detail, operation, "set.contact")).toBe("absent");
    expect(b.sync.lacking(0, 10).map((each) => each.id)).toEqual([operation]);
    expect(finish(verifyStore(b.core.profile.store))).toMatchObject({ ok: true, absent: 3 });

    b.sync.takeParts([{ id: operation, parts: [JSON.stringify({ salt: "x", value: "110" })] }]);
    expect(contact(b.core, id)).toBe(HIDDEN);
    b.sync.takeParts([{ id: operation, parts }]);
    expect(contact(b.core, id)).toBe(`${CANARY} 8001`);
    expect(b.sync.lacking(0, 10)).toEqual([]);
    expect(ask(b.core, "search.all", { text: CANARY })).toHaveLength(1);
    expect(problemsOf(b.core)).toEqual([]);
  });

  test("what 0.1.0 sealed is plain in its signed text: it cannot be erased, and that is said", () => {
    const { hub, a } = office();
    const { operation } = openTicket(a.core);
    const body = JSON.parse(a.sync.outbox(1)[0]?.body ?? "") as Record<string, unknown>;
    const old = {
      ...body,
      v: 1,
      payload: { ...(body.payload as object), set: { title: "旧程序的", contact: "8001" } },
    };
    a.core.profile.store.db
      .prepare("UPDATE operation SET body = ?, parts = NULL WHERE id = ?")
      .run(JSON.stringify(old), operation);
    void hub;
    const refused = a.core.execute(erase({ operation }));
    expect(refused).toMatchObject({ error: { code: "notAllowed", details: { rule: "plain" } } });
  });
});

function statesOf({ profile }: Core): unknown[] {
  return profile.store.db
    .prepare<[], string>("SELECT state FROM entity ORDER BY kind, id")
    .pluck()
    .all()
    .map((state) => JSON.parse(state) as unknown);
}
