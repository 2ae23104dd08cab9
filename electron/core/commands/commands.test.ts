import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import type { z } from "zod";
import type { handOverPayload } from "../../../shared/domain/custody/custody-forms.ts";
import { ROLES, may } from "../../../shared/domain/permission/permission.ts";
import type { OperationBody } from "../../../shared/log/operation.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { payloadsOf } from "../../../tests/support/domain/payloads.ts";
import { valuesOf } from "../../../tests/support/domain/values.ts";
import type { Materials } from "../../../tests/support/domain/values.ts";
import type { Core } from "../compose.ts";
import { sha256 } from "../keys/device-key.ts";
import { createSyncStore } from "../store/log/store-sync.ts";

const nobody = "0190aaaa-0000-7000-8000-00000000dead";
const at = "2026-11-23T10:00:00.000+08:00";

const ticket = (core: Core, set: Record<string, unknown> = {}) =>
  run(core, { type: "ticket.open", set: { title: "打印机卡纸", ...set } }).id as string;
const asset = (core: Core, set: Record<string, unknown> = {}) =>
  run(core, { type: "asset.register", set: { name: "笔记本", ...set } }).id as string;
const handOver = (assets: string[], receiverName = "张三", more: object = {}) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null, receiverName },
  ...{
    place: "一楼",
    handedAt: at,
    unsigned: { reason: "电话里说好了" },
    lines: assets.map((each) => ({ asset: each, condition: "good" })),
    ...more,
  },
});
const takeBack = (assets: string[]) => ({
  ...{ type: "custody.return", reason: "idle", returnerName: "张三", place: "一楼", returnedAt: at },
  unsigned: { reason: "电话里说好了" },
  lines: assets.map((each) => ({ asset: each, condition: "good" })),
});
const person = (core: Core) => run(core, { type: "person.set", set: { name: "李四" } }).id as string;
const site = (core: Core) => run(core, { type: "site.set", set: { name: "总部" } }).id as string;
const os = { name: "Windows", version: null, arch: null };
const redLines = (command: ReturnType<typeof handOver>) => ({
  ...command,
  lines: command.lines.map((line) => ({ ...line, colour: "red" })),
});
const operations = (core: Core) => ask(core, "store.status", {}).operations;
const payloadOf = (core: Core, operation: string | null) =>
  (ask(core, "operation.get", { id: operation as string }).body as OperationBody).payload;

describe("a refused command says what and where, and changes nothing", () => {
  test.each([
    ["unknownCommand", "type", () => ({ type: "ticket.explode" })],
    ["unknownCommand", "type", () => ({ type: "toString" })],
    ["malformed", "set", () => ({ type: "ticket.open" })],
    ["malformed", "set.title", () => ({ type: "ticket.open", set: {} })],
    ["malformed", "set.title", () => ({ type: "ticket.open", set: { title: "短" } })],
    ["malformed", "set.urgency", () => ({ type: "ticket.open", set: { title: "标题标题", urgency: "now" } })],
    ["malformed", "set.colour", () => ({ type: "ticket.open", set: { title: "标题标题", colour: "red" } })],
    ["malformed", "set.constructor", () => ({ type: "person.set", set: { name: "李四", constructor: 1 } })],
    ["malformed", "sett", () => ({ type: "ticket.open", set: { title: "标题标题" }, sett: {} })],
    [
      "malformed",
      "sett",
      (core: Core) => ({ type: "ticket.edit", ticket: ticket(core), sett: { place: "1" } }),
    ],
    [
      "malformed",
      "add.tag",
      (core: Core) => ({ type: "ticket.edit", ticket: ticket(core), add: { tag: ["1"] } }),
    ],
    ["malformed", "lines.0.colour", (core: Core) => redLines(handOver([asset(core)]))],
    [
      "malformed",
      "set.os.edition",
      () => ({ type: "asset.register", set: { os: { ...os, edition: "Pro" } } }),
    ],
    ["malformed", "datum", () => ({ type: "draft.save", key: "k", form: "f", data: {}, datum: {} })],
    ["malformed", "set", (core: Core) => ({ type: "ticket.edit", ticket: ticket(core) })],
    ["malformed", "set", (core: Core) => ({ type: "ticket.edit", ticket: ticket(core), add: { tags: [] } })],
    ["malformed", "set", (core: Core) => ({ type: "asset.edit", asset: asset(core), set: {} })],
    ["malformed", "set", (core: Core) => ({ type: "person.set", person: person(core), set: {} })],
    ["malformed", "set", (core: Core) => ({ type: "site.set", site: site(core), set: { name: undefined } })],
    ["notFound", "assets.0", () => ({ type: "ticket.open", set: { title: "标题标题" }, assets: [nobody] })],
    ["notFound", "set.site", () => ({ type: "asset.register", set: { site: nobody } })],
    ["notFound", "ticket", () => ({ type: "ticket.note", ticket: nobody, text: "看过了" })],
    [
      "notFound",
      "assignee",
      (core: Core) => ({ type: "ticket.assign", ticket: ticket(core), assignee: nobody }),
    ],
    ["notAllowed", "ticket", (core: Core) => ({ type: "ticket.archive", ticket: ticket(core) })],
    ["notFound", "lines.1.asset", (core: Core) => handOver([asset(core), nobody])],
    ["malformed", "lines", () => handOver([nobody, nobody])],
    ["notFound", "receiver", (core: Core) => handOver([asset(core)], "张三", { receiver: nobody })],
    ["notAllowed", "lines.0.asset", (core: Core) => takeBack([asset(core)])],
    ["malformed", "set.name", () => ({ type: "person.set", set: { dept: "财务部" } })],
    ["notFound", "person", () => ({ type: "person.set", person: nobody, set: { dept: "财务部" } })],
    ["notFound", "operation", () => ({ type: "refusal.acknowledge", operation: nobody })],
    ["malformed", "key", () => ({ type: "preference.set", key: "no spaces", value: 1 })],
    [
      "tooLarge",
      "data",
      () => ({ type: "draft.save", key: "k", form: "f", data: { text: "长".repeat(500_000) } }),
    ],
  ])("%s at %s", (code, path, command) => {
    const core = memoryCore();
    const given = command(core) as { type: string };
    const before = operations(core);
    expect(core.execute(given)).toMatchObject({ ok: false, error: { code, path } });
    expect(operations(core)).toBe(before);
    expect(ask(core, "draft.list", {})).toEqual([]);
  });

  test("notAllowed says in which state the ticket is", () => {
    const core = memoryCore();
    const id = ticket(core);
    run(core, { type: "ticket.accept", ticket: id });
    const outcome = core.execute({ type: "ticket.accept", ticket: id });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "notAllowed", details: { status: "accepted" } },
    });
  });
});

test("what a role may not do is refused before it is sealed; every command is checked by the table", () => {
  for (const role of ROLES) {
    const hub = new StandInHub(testEnvironment(3));
    const core = memoryCore(testEnvironment(4));
    const sync = createSyncStore(core.profile.store);
    hub.enrol(sync, "某人", "K7", role);
    hub.pull(sync);
    for (const [type, { permission, schema }] of Object.entries(COMMANDS)) {
      if (permission === null) continue;
      const sample = sampleOf(type, schema);
      expect(schema.safeParse(sample).success, type).toBe(true);
      const outcome = core.execute({ type, ...sample });
      const forbidden = !outcome.ok && outcome.error.code === "forbidden";
      expect(forbidden, `${role} ${type}`).toBe(!may(role, permission));
    }
  }
});

/** Something that the form of a command allows, about records that nobody knows. */
function sampleOf(type: string, schema: z.ZodType): Record<string, unknown> {
  const materials: Materials = {
    ids: () => [nobody, "0190aaaa-0000-7000-8000-00000000beef"],
    words: fc.constantFrom("王芳", "3-12"),
    moments: ["2026-11-20T08:00:00.000Z"],
  };
  // What it may say depends on the field in conflict: its form alone does not tell.
  const made =
    type === "conflict.resolve"
      ? payloadsOf(type, 2, materials)
      : valuesOf(schema as z.ZodType<unknown, Record<string, unknown>>, materials);
  const [sample] = fc.sample(made, { seed: 20261129, numRuns: 1 });
  return sample as Record<string, unknown>;
}

describe("human numbers", () => {
  test("count up by series, carry the device's code, and a refused command uses none", () => {
    const core = memoryCore();
    const { code } = core.profile.store.identity();
    const first = run(core, { type: "ticket.open", set: { title: "第一张工单" } });
    core.execute({ type: "ticket.open", set: { title: "不存在的地点" }, assets: [nobody] });
    const second = run(core, { type: "ticket.open", set: { title: "第二张工单" } });
    const laptop = run(core, { type: "asset.register", set: {} });
    const handed = run(core, handOver([laptop.id as string]));
    const returned = run(core, takeBack([laptop.id as string]));
    const numbers = [first, second, laptop, handed, returned].map(({ number }) => number);
    expect(numbers).toEqual([
      `T-${code}-0001`,
      `T-${code}-0002`,
      `A-${code}-0001`,
      `H-${code}-0001`,
      `R-${code}-0001`,
    ]);
  });
});

describe("custody", () => {
  test("each event names the one it follows and its hash; one act over many assets is one operation", () => {
    const core = memoryCore();
    const [one, two] = [asset(core), asset(core)];
    run(core, handOver([one]));
    const before = operations(core);
    const { operation, id } = run(core, handOver([one, two], "李四"));
    expect(operations(core)).toBe(before + 1);
    expect(id).toBeNull();
    const { lines } = payloadOf(core, operation) as z.output<typeof handOverPayload>;
    const first = ask(core, "asset.get", { id: one }).custody.events[0];
    expect(lines.map(({ prev, prevHash }) => [prev, prevHash])).toEqual([
      [first?.id, first?.hash],
      [null, null],
    ]);
  });

  test("signatures are bound to the document as it stands without signatures and links", () => {
    const core = memoryCore();
    const signature = {
      ...{ role: "receiver", name: "张三", strokes: [[[1, 2, 3]]], signedAt: at, identityCheck: "badge" },
    };
    const { operation } = run(core, handOver([asset(core)], "张三", { signatures: [signature] }));
    const payload = payloadOf(core, operation) as z.output<typeof handOverPayload>;
    expect(payload.signatures[0]?.docHash).toBe(sha256(signedDocument(payload)));
    const changed = { ...payload, place: "二楼" };
    expect(payload.signatures[0]?.docHash).not.toBe(sha256(signedDocument(changed)));
  });

  test("a decision is possible only while contested, over the stories that are there now", () => {
    const hub = new StandInHub(testEnvironment(5));
    const a = enrolledConsole(hub, "甲", "A1", 6);
    const b = enrolledConsole(hub, "乙", "B2", 7);
    const id = asset(a.core);
    hub.sync(a.sync);
    hub.sync(b.sync);
    const decide = (core: Core, adopt: string, tips: string[]) =>
      core.execute({ type: "custody.resolve", asset: id, adopt, tips, note: "看过照片" });
    expect(decide(a.core, nobody, [nobody])).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    run(a.core, handOver([id], "张三"));
    run(b.core, handOver([id], "李四"));
    hub.sync(a.sync);
    hub.sync(b.sync);
    hub.sync(a.sync);
    const detail = ask(a.core, "asset.get", { id });
    expect(detail.row.contested).toBe(true);
    expect(detail.row.holder).toBe("张三");
    const tips = detail.custody.branches.map((branch) => branch.at(-1) as string);
    expect(decide(a.core, tips[0] as string, [tips[0] as string])).toMatchObject({
      ok: false,
      error: { code: "stale", path: "tips" },
    });
    expect(decide(a.core, nobody, tips)).toMatchObject({
      ok: false,
      error: { code: "malformed", path: "adopt" },
    });
    expect(decide(a.core, tips[1] as string, tips).ok).toBe(true);
    hub.sync(a.sync);
    hub.sync(b.sync);
    for (const { core } of [a, b]) {
      expect(ask(core, "asset.get", { id }).row).toMatchObject({ contested: false, holder: "李四" });
      expect(ask(core, "conflict.page", {}).total).toBe(0);
    }
  });
});

test.each([
  ["person", "phone", "person.get"],
  ["site", "address", "site.get"],
] as const)(
  "what two wrote of a %s at once: the later holds, the other is told and can be restored",
  (kind, field, get) => {
    const hub = new StandInHub(testEnvironment(28));
    const a = enrolledConsole(hub, "甲", "A1", 29);
    const b = enrolledConsole(hub, "乙", "B2", 30);
    const set = (core: Core, value: string, id?: string) =>
      run(core, {
        type: `${kind}.set`,
        ...(id ? { [kind]: id } : {}),
        set: { name: "李四", [field]: value },
      });
    const id = set(a.core, "8000").id as string;
    hub.sync(a.sync);
    hub.sync(b.sync);
    set(a.core, "8001", id);
    set(b.core, "8002", id);
    for (const { sync } of [a, b, a]) hub.sync(sync);
    for (const { core } of [a, b]) {
      const { row, overwritten } = ask(core, get, { id });
      const [lost] = overwritten;
      const holds = (row as unknown as Record<string, unknown>)[field];
      expect([holds, lost?.value].sort()).toEqual(["8001", "8002"]);
      expect(lost?.field).toBe(field);
    }
  },
);

test("a merged record is left alone by later commands, and found as the one it is part of", () => {
  const core = memoryCore();
  const [one, two] = [asset(core, { tag: "IT-1" }), asset(core, { tag: "IT-2" })];
  run(core, { type: "asset.merge", asset: one, drop: two });
  expect(core.execute({ type: "asset.edit", asset: two, set: { name: "改名" } })).toMatchObject({
    ok: false,
    error: { code: "notAllowed", details: { status: "merged", into: one } },
  });
  expect(ask(core, "scan.resolve", { code: "it-2" })).toEqual({ kind: "asset", id: one });
  expect(ask(core, "asset.page", {}).total).toBe(1);
});

test("two records with one serial are a conflict between them, until one is merged or corrected", () => {
  const core = memoryCore();
  const [one, two] = [asset(core, { serial: "sn-1" }), asset(core, { serial: " SN-1" })];
  const [conflict] = ask(core, "conflict.page", {}).rows;
  expect(conflict).toMatchObject({ class: "unique", field: "serial" });
  expect(conflict?.sides.map(({ value }) => value).sort()).toEqual([one, two].sort());
  expect(ask(core, "asset.get", { id: two }).conflicts).toHaveLength(1);
  run(core, { type: "asset.merge", asset: one, drop: two });
  expect(ask(core, "conflict.page", {}).total).toBe(0);
});

test("a conflict of texts is settled by a choice, and only while it is open", () => {
  const hub = new StandInHub(testEnvironment(8));
  const a = enrolledConsole(hub, "甲", "A1", 9);
  const b = enrolledConsole(hub, "乙", "B2", 10);
  const id = ticket(a.core);
  hub.sync(a.sync);
  hub.sync(b.sync);
  run(a.core, { type: "ticket.edit", ticket: id, set: { description: "甲写的" } });
  run(b.core, { type: "ticket.edit", ticket: id, set: { description: "乙写的" } });
  hub.sync(a.sync);
  hub.sync(b.sync);
  const [conflict] = ask(b.core, "conflict.page", {}).rows;
  const sides = conflict?.sides.map(({ op }) => op) ?? [];
  expect(conflict?.sides.map(({ value }) => value)).toEqual(["甲写的", "乙写的"]);
  const settle = (value: string) =>
    b.core.execute({
      type: "conflict.resolve",
      kind: "ticket",
      entity: id,
      field: "description",
      sides,
      value,
    });
  expect(settle("两人都写的").ok).toBe(true);
  expect(ask(b.core, "ticket.get", { id }).fields.description).toBe("两人都写的");
  expect(settle("再来一次")).toMatchObject({ ok: false, error: { code: "stale", path: "field" } });
});

describe("rules", () => {
  test("what a rule refuses is sealed by nobody: missing and forbidden are told apart", () => {
    const core = memoryCore();
    const one = asset(core);
    const before = operations(core);
    expect(core.execute(handOver([one], "张三", { purpose: "loan" }))).toMatchObject({
      ok: false,
      error: { code: "notAllowed", path: "dueBack", details: { missing: ["dueBack"] } },
    });
    expect(core.execute(handOver([one], "设备库"))).toMatchObject({
      ok: false,
      error: { code: "notAllowed", details: { rule: "giverIsReceiver" } },
    });
    expect(
      core.execute(handOver([one], "张三", { handedAt: "2099-01-01T00:00:00.000+08:00" })),
    ).toMatchObject({ ok: false, error: { code: "notAllowed", details: { rule: "inFuture" } } });
    expect(operations(core)).toBe(before);
  });
});
