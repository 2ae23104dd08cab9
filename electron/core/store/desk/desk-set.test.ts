import { describe, expect, test } from "vitest";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import { ticket as ticketKind } from "../../../../shared/domain/ticket/ticket.ts";
import type { Core } from "../../compose.ts";
import { createDeskNames } from "./desk-names.ts";
import { pageOf, placesOf } from "./desk-page.ts";
import type { DeskPage } from "./desk-page.ts";
import { FILED } from "../../../../tests/support/domain/filed.ts";

const open = (core: Core, title: string, levels: "high" | "low", more: Record<string, unknown> = {}) =>
  run(core, { type: "ticket.open", set: { title, impact: levels, urgency: levels }, ...more }).id as string;
const deskIds = (core: Core, table: "ticket" | "asset" | "person") => [
  ...core.profile.store.desk().rows[table].keys(),
];
const firstTickets = (core: Core) =>
  (core.profile.store.desk().page("", 10_000).rows.ticket ?? []).map(({ title }) => title);

describe("the desk is ranked as the queue is", () => {
  test("the most urgent first whatever its age; own tickets before all others", () => {
    const core = memoryCore();
    const me = ask(core, "session.get", {}).member.id;
    open(core, "最早的一级", "high");
    open(core, "后来的四级", "low");
    open(core, "最新的一级", "high");
    open(core, "我自己的四级", "low", { assignee: me });
    expect(firstTickets(core)).toEqual(["我自己的四级", "最早的一级", "最新的一级", "后来的四级"]);
  });

  test("more open tickets than it holds: the oldest urgent one is on it, the newest of no urgency is not", () => {
    const core = memoryCore();
    const cap = ticketKind.desk.cap;
    const urgent = open(core, "最早的一级", "high");
    const rest = Array.from({ length: cap }, (_, index) => open(core, `第${index}张四级`, "low"));
    const held = new Set(deskIds(core, "ticket"));
    expect(held.size).toBe(cap);
    expect(held.has(urgent)).toBe(true);
    expect(held.has(rest.at(-1) as string)).toBe(false);
    run(core, { type: "ticket.resolve", ticket: urgent, resolutionCode: "fixed", solution: "换了配件好了" });
    run(core, { type: "ticket.close", ticket: urgent, confirmation: "verbal", ...FILED });
    expect(deskIds(core, "ticket")).toContain(rest.at(-1));
    core.profile.store.rebuildDesk();
    expect(new Set(deskIds(core, "ticket"))).toEqual(new Set(rest));
  });

  test("what changes after a snapshot was read is in its place in the next", () => {
    const core = memoryCore();
    const keyboard = open(core, "键盘失灵", "low");
    open(core, "桌面变形", "low");
    expect(firstTickets(core)).toEqual(["键盘失灵", "桌面变形"]);
    open(core, "机房断电", "high");
    expect(firstTickets(core)).toEqual(["机房断电", "键盘失灵", "桌面变形"]);
    run(core, {
      type: "ticket.resolve",
      ticket: keyboard,
      resolutionCode: "fixed",
      solution: "换了新键盘，好了",
    });
    run(core, { type: "ticket.close", ticket: keyboard, confirmation: "verbal", ...FILED });
    expect(firstTickets(core)).toEqual(["机房断电", "桌面变形"]);
  });

  test("another member at the laptop: what is theirs comes first", () => {
    const hub = new StandInHub(testEnvironment(2));
    const { core, sync } = enrolledConsole(hub, "甲", "A1", 3);
    const me = ask(core, "session.get", {}).member.id;
    open(core, "大家的一级", "high");
    open(core, "原来那位的", "low", { assignee: me });
    hub.sync(sync);
    expect(firstTickets(core)).toEqual(["原来那位的", "大家的一级"]);
    hub.enrol(sync, "乙", "A2");
    expect(firstTickets(core)).toEqual(["大家的一级", "原来那位的"]);
  });
});

describe("what is named comes along", () => {
  test("a ticket's assets as many as it brings, their holders, and no further; all of it goes with the ticket", () => {
    const core = memoryCore();
    const person = run(core, { type: "person.set", set: { name: "张伟" } }).id as string;
    const assets = Array.from(
      { length: 7 },
      (_, index) => run(core, { type: "asset.register", set: { name: `笔记本${index}` } }).id as string,
    );
    run(core, {
      ...{
        type: "custody.handOver",
        purpose: "issue",
        giverName: "设备库",
        receiver: person,
        receiverName: "张伟",
      },
      ...{ unsigned: { reason: "电话里说好了" }, place: "设备库", handedAt: "2026-11-23T10:00:00.000+08:00" },
      lines: [{ asset: [...assets].sort()[0], condition: "good" }],
    });
    // What waits in the outbox brings its records too; that is another rule.
    core.profile.store.integrate(() => {
      core.profile.store.db.exec("UPDATE operation SET status = 'accepted', seq = n, feed = n");
    });
    core.profile.store.rebuildDesk();
    expect([deskIds(core, "asset"), deskIds(core, "person")]).toEqual([[], []]);
    const hub = core.profile.store;
    const ticket = open(core, "多台无法联网", "high", { assets });
    hub.integrate(() => {
      hub.db.exec("UPDATE operation SET status = 'accepted', seq = n, feed = n");
    });
    hub.rebuildDesk();
    expect(deskIds(core, "asset").sort()).toEqual([...assets].sort().slice(0, ticketKind.desk.brings));
    expect(deskIds(core, "person")).toEqual([person]);
    run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了交换机好了" });
    run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
    expect([deskIds(core, "asset"), deskIds(core, "person")]).toEqual([[], []]);
  });

  test("two that only name each other do not keep each other there", () => {
    const names = createDeskNames();
    names.set("outbox:1", "own", ["a:1"]);
    names.set("a:1", "named", ["b:1"]);
    expect([names.levelOf("a:1"), names.levelOf("b:1")]).toEqual(["named", "brought"]);
    names.set("outbox:1", null, []);
    expect(names.levelOf("a:1")).toBeNull();
    names.set("a:1", null, []);
    expect(names.levelOf("b:1")).toBeNull();
  });
});

test("pages of any size are the snapshot, ranks and rowless tables included", () => {
  const ranked = (count: number, rankOf: (index: number) => number | null) => {
    const rows = new Map(Array.from({ length: count }, (_, index) => [`${index}`, { id: `${index}` }]));
    return { rows, places: placesOf(rows.keys(), (id) => rankOf(Number(id))) };
  };
  const tables = [
    { table: "site" as const, ...ranked(3, () => 0) },
    { table: "conflict" as const, ...ranked(0, () => null) },
    { table: "ticket" as const, ...ranked(5, (index) => (index % 2) * 1e15 + index / 3) },
    { table: "person" as const, ...ranked(4, () => null) },
  ];
  const whole = pageOf(tables, "", 100);
  expect(whole.rows.ticket?.map(({ id }) => id)).toEqual(["3", "1", "4", "2", "0"]);
  for (const limit of [1, 2, 3, 5]) {
    const pieces: Record<string, object[]> = {};
    for (let after: string | null = ""; after !== null;) {
      const page: DeskPage = pageOf(tables, after, limit);
      for (const [table, rows] of Object.entries(page.rows)) (pieces[table] ??= []).push(...rows);
      after = page.next;
    }
    expect(pieces).toEqual(whole.rows);
  }
});
