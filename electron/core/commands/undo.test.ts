import { beforeEach, describe, expect, test } from "vitest";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import type { Core } from "../compose.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

const open = (core: Core, more: object = {}) =>
  run(core, { type: "ticket.open", set: { title: "打印机卡纸" }, ...more }).id as string;
const undo = (core: Core, ticket: string, operation: string | null) =>
  core.execute({ type: "ticket.undo", ticket, operation });
const rowOf = (core: Core, id: string) => ask(core, "ticket.get", { id }).row;
const SOLVED = { resolutionCode: "fixed", solution: "换了搓纸轮以后好了" };

describe("alone, what was just done to a ticket is taken back", () => {
  test.each([
    ["accept", [], { type: "ticket.accept" }],
    ["resolve at once", [], { type: "ticket.resolve", ...SOLVED }],
    ["resolve", [{ type: "ticket.accept" }], { type: "ticket.resolve", ...SOLVED }],
    [
      "close",
      [{ type: "ticket.resolve", ...SOLVED }],
      { type: "ticket.close", confirmation: "verbal", ...FILED, rating: 5 },
    ],
    ["reopen", [{ type: "ticket.resolve", ...SOLVED }], { type: "ticket.reopen", reason: "又卡了" }],
    ["edit of what was said", [], { type: "ticket.edit", set: { title: "扫描仪卡纸", impact: "high" } }],
    ["tags", [], { type: "ticket.edit", add: { tags: ["急"] }, remove: { tags: ["三楼"] } }],
  ])("%s", (_, before, command) => {
    const core = memoryCore();
    const ticket = open(core, { tags: ["三楼"] });
    for (const each of before) run(core, { ...each, ticket });
    const was = ask(core, "ticket.get", { id: ticket });
    const { operation } = run(core, { ...command, ticket } as unknown as { type: string });
    expect(rowOf(core, ticket)).not.toMatchObject({ ...was.row, updatedAt: expect.any(Number) as number });
    run(core, { type: "ticket.undo", ticket, operation });
    const is = ask(core, "ticket.get", { id: ticket });
    const said = ({ row, fields }: typeof is) => [row.status, row.assignee, row.tags, row.title, row.priority, fields.solution ?? null, fields.impact ?? null]; // prettier-ignore
    expect(said(is)).toEqual(said(was));
    expect(is.conflicts).toEqual([]);
    expect(undo(core, ticket, operation)).toMatchObject({ error: { details: { rule: "undoneAlready" } } });
  });

  test("links to assets, a member it was given to, and the fields of assets, people and sites", () => {
    const core = memoryCore();
    const asset = run(core, { type: "asset.register", set: { kind: "monitor", own: { size: 27 } } })
      .id as string;
    const me = ask(core, "session.get", {}).member.id;
    const ticket = open(core);
    const linked = run(core, { type: "ticket.edit", ticket, add: { assets: [asset] } });
    run(core, { type: "ticket.undo", ticket, operation: linked.operation });
    const given = run(core, { type: "ticket.assign", ticket, assignee: me });
    run(core, { type: "ticket.undo", ticket, operation: given.operation });
    expect(rowOf(core, ticket)).toMatchObject({ assets: [], assignee: null });
    const sized = run(core, { type: "asset.edit", asset, set: { own: { size: 24 }, place: "二楼" } });
    run(core, { type: "asset.undo", asset, operation: sized.operation });
    expect(ask(core, "asset.get", { id: asset })).toMatchObject({ row: { place: "" }, own: [{ value: 27 }] });
    const person = run(core, { type: "person.set", set: { name: "李四", phone: "8001" } }).id as string;
    const moved = run(core, { type: "person.set", person, set: { phone: "8002", vip: true } });
    run(core, { type: "person.undo", person, operation: moved.operation });
    expect(ask(core, "person.get", { id: person }).row).toMatchObject({ phone: "8001", vip: false });
  });

  test("not what is final, not the making of a record, and nothing that was gone on with", () => {
    const core = memoryCore();
    const made = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } });
    const ticket = made.id as string;
    const noted = run(core, { type: "ticket.note", ticket, text: "看过了" });
    for (const { operation } of [made, noted])
      expect(undo(core, ticket, operation)).toMatchObject({ error: { details: { rule: "undoFinal" } } });
    const accepted = run(core, { type: "ticket.accept", ticket });
    run(core, { type: "ticket.note", ticket, text: "又看过了" });
    run(core, { type: "ticket.resolve", ticket, ...SOLVED });
    expect(undo(core, ticket, accepted.operation)).toMatchObject({
      error: {
        code: "notAllowed",
        path: "operation",
        details: { rule: "undoWentOn", act: "ticket.resolve" },
      },
    });
  });
});

type Pair = ReturnType<typeof enrolledConsole>;

describe("with others", () => {
  let hub: StandInHub;
  let [a, b] = [] as unknown as ReturnType<typeof enrolledConsole>[];
  const meet = () => [a, b, a].forEach((each) => hub.sync(each!.sync));
  beforeEach(() => {
    hub = new StandInHub(testEnvironment(9));
    a = enrolledConsole(hub, "甲", "A1", 6);
    b = enrolledConsole(hub, "乙", "B2", 7);
  });

  test("only by who did it, and only until somebody else has acted on the record", () => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.accept", ticket });
    meet();
    expect(undo(b!.core, ticket, operation)).toMatchObject({ error: { details: { rule: "undoOthers" } } });
    run(b!.core, { type: "ticket.note", ticket, text: "我也看过了" });
    meet();
    const by = ask(b!.core, "session.get", {}).member.id;
    expect(undo(a!.core, ticket, operation)).toMatchObject({
      error: { details: { rule: "undoGoneOn", by, act: "ticket.note" } },
    });
  });

  test.each([
    ["the undo comes first", 0],
    ["the other comes first", 1],
  ])("who undoes without knowing that another went on takes nothing from them: %s", (_, first) => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.edit", ticket, set: { place: "三楼" } });
    meet();
    run(b!.core, { type: "ticket.edit", ticket, set: { place: "四楼" } });
    run(a!.core, { type: "ticket.undo", ticket, operation });
    hub.sync([a!, b!][first]!.sync);
    for (let round = 0; round < 2; round += 1) [b, a, b].forEach((each) => hub.sync(each!.sync));
    for (const { core } of [a!, b!]) {
      expect(ask(core, "ticket.get", { id: ticket })).toMatchObject({
        row: { place: "四楼" },
        conflicts: [],
      });
    }
  });

  test("a solved ticket that another closed meanwhile: that it is not solved is a conflict", () => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.resolve", ticket, ...SOLVED });
    meet();
    run(b!.core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
    hub.sync(b!.sync);
    run(a!.core, { type: "ticket.undo", ticket, operation });
    meet();
    for (const { core } of [a!, b!]) {
      const { row, conflicts, fields } = ask(core, "ticket.get", { id: ticket });
      expect([row.status, fields.solution]).toEqual(["closed", SOLVED.solution]);
      expect(conflicts.map(({ sides }) => sides.map(({ value }) => value))).toEqual([["closed", "new"]]);
    }
  });

  test("what another program asks nobody takes nothing back: of somebody else, or of nothing", () => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.edit", ticket, set: { place: "三楼" } });
    meet();
    const forged = { ticket, operation, act: "ticket.edit", stood: {}, add: {}, remove: {} };
    const said = (core: Core, set: object) => {
      const { store } = core.profile;
      const payload = { ...forged, set };
      return store.write(() => store.append({ type: "ticket.undo", label: "", payload }));
    };
    expect(said(b!.core, { place: "" })).toMatchObject({ ok: true });
    expect(said(a!.core, { nobodyKnows: 1 })).toMatchObject({ ok: true });
    for (let round = 0; round < 2; round += 1) meet();
    for (const { core } of [a!, b!]) {
      expect(ask(core, "ticket.get", { id: ticket })).toMatchObject({
        row: { place: "三楼" },
        conflicts: [],
      });
      const { rows } = ask(core, "history.page", { kind: "ticket", id: ticket });
      expect(rows.filter(({ type }) => type === "ticket.undo").map(({ undone }) => undone)).toEqual([
        "late",
        "late",
      ]);
      expect(rows.find((row) => row.operation === operation)?.undone).toBeNull();
    }
  });

  test.each([
    ["whoever said it first undoes it", 0],
    ["whoever said it second undoes it", 1],
  ])("two said the same without knowing of each other: %s, and the other's stays", (_, undoing) => {
    const ticket = open(a!.core, { tags: ["三楼"] });
    meet();
    const same = {
      type: "ticket.edit",
      ticket,
      set: { place: "四楼", contact: "8001" },
      add: { tags: ["急"] },
    };
    const said = [a!, b!].map(({ core }) => run(core, same).operation);
    const who = [a!, b!][undoing] as Pair;
    // Before it heard of the other.
    run(who.core, { type: "ticket.undo", ticket, operation: said[undoing] });
    for (let round = 0; round < 2; round += 1) meet();
    for (const { core } of [a!, b!]) {
      const { row, fields, conflicts, overwritten } = ask(core, "ticket.get", { id: ticket });
      expect(row).toMatchObject({ place: "四楼", tags: ["三楼", "急"] });
      expect([fields.contact, conflicts, overwritten]).toEqual(["8001", [], []]);
      const state = core.profile.store.state(`ticket:${ticket}`);
      expect(state && lastWrite(state, "contact")?.op).toBe(said[1 - undoing]);
      const { rows } = ask(core, "history.page", { kind: "ticket", id: ticket });
      expect(rows.find(({ operation }) => operation === said[undoing])?.undone).not.toBeNull();
    }
    const other = [a!, b!][1 - undoing] as Pair;
    const refused = undo(other.core, ticket, said[1 - undoing] ?? null);
    expect(refused).toMatchObject({ error: { details: { rule: "undoGoneOn" } } });
  });

  test("undone on two laptops, gone on with after the first: no conflict about nothing", () => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.resolve", ticket, ...SOLVED });
    meet();
    run(a!.core, { type: "ticket.undo", ticket, operation });
    hub.sync(a!.sync);
    hub.sync(b!.sync);
    run(b!.core, { type: "ticket.resolve", ticket, ...SOLVED });
    const { store } = a!.core.profile;
    const again = {
      ...{ ticket, operation, act: "ticket.resolve", stood: {}, set: {} },
      ...{ moved: { from: "resolved", to: "new" }, add: {}, remove: {} },
    };
    store.write(() => store.append({ type: "ticket.undo", label: "", payload: again }));
    hub.sync(b!.sync);
    for (let round = 0; round < 2; round += 1) meet();
    for (const { core } of [a!, b!]) {
      expect(ask(core, "ticket.get", { id: ticket })).toMatchObject({
        row: { status: "resolved" },
        conflicts: [],
      });
    }
  });

  test("is the same for who folds it from the beginning", () => {
    const ticket = open(a!.core);
    const { operation } = run(a!.core, { type: "ticket.accept", ticket });
    run(a!.core, { type: "ticket.undo", ticket, operation });
    meet();
    expect(rowOf(b!.core, ticket)).toMatchObject({ status: "new", assignee: null });
    run(b!.core, { type: "ticket.accept", ticket });
    meet();
    expect(rowOf(a!.core, ticket)).toMatchObject({ status: "accepted", conflicts: 0 });
  });
});

test("what may be taken back is offered, and history says what was", () => {
  const core = memoryCore();
  const ticket = open(core);
  const offers = () => ask(core, "record.undoable", { kind: "ticket", id: ticket }).map(({ type }) => type);
  expect(offers()).toEqual([]);
  run(core, { type: "ticket.edit", ticket, set: { place: "三楼" } });
  const { operation } = run(core, { type: "ticket.accept", ticket });
  expect(offers()).toEqual(["ticket.accept", "ticket.edit"]);
  run(core, { type: "ticket.undo", ticket, operation });
  expect(offers()).toEqual(["ticket.edit"]);
  const { rows } = ask(core, "history.page", { kind: "ticket", id: ticket });
  expect(rows.map(({ undone }) => undone !== null)).toEqual([false, false, true, false]);
  run(core, { type: "ticket.resolve", ticket, ...SOLVED });
  run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
  run(core, { type: "ticket.archive", ticket });
  expect(ask(core, "record.undoable", { kind: "ticket", id: ticket })).toMatchObject([
    { undo: "ticket.bringBack" },
  ]);
});
