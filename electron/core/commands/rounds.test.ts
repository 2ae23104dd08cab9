import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  CHEAP_ARGON2,
  ask,
  coreOver,
  memoryCore,
  must,
  office,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import {
  AT,
  CHECKED,
  defineChecked,
  look,
  machines,
  planned,
  tagOf,
  targetsOf,
} from "../../../tests/support/domain/walked-rounds.ts";
import { createProfile, openProfile } from "../compose.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const TODAY = "2026-11-23";
const refusal = (core: Core, command: { type: string } & Record<string, unknown>) => {
  const done = core.execute(command);
  return done.ok ? null : (done.error.details ?? { code: done.error.code });
};
const statesOf = (core: Core, tour: string) => {
  const counts: Record<string, number> = {};
  for (const { state } of targetsOf(core, tour)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

async function sheet(core: Core, round: string, more: object = {}) {
  const file = join(folder.path, `${round}-${Object.keys(more).join("")}.pdf`);
  const params = { round, month: "2026-11", today: TODAY, file, overwrite: true, ...more };
  const reply = await core.handle({ id: 1, kind: "job", name: "inspectionSheet", params });
  return { reply, text: existsSync(file) ? (await pagesIn(readFileSync(file))).join("") : "" };
}

describe("thirty machines, offline", () => {
  const passphrase = "correct horse battery";
  const first = join(folder.path, "first");
  const environment = testEnvironment();
  const made = must(
    createProfile({
      ...{ folder: first, locale: "zh-CN", passphrase, environment, argon2: CHEAP_ARGON2 },
      alone: { name: "王五", workspaceName: "测试" },
    }),
  );
  let core = coreOver(made.profile);
  defineChecked(core);
  const round = planned(core, machines(core, 30));
  const { id, number } = run(core, { type: "tour.start", round, due: TODAY });
  const tour = id as string;

  test("half of them are scanned and looked at, one is begun, and the program is killed", () => {
    for (let index = 1; index <= 15; index += 1) look(core, tour, index === 7 ? "SN-007" : tagOf(index));
    const [target] = ask(core, "tour.find", { id: tour, code: tagOf(16) }).targets;
    run(core, { type: "run.start", tour, target });
    expect(statesOf(core, tour)).toEqual({ walked: 15, running: 1, waiting: 14 });
    // As a kill leaves it: the store is still open, and nothing is written out for it.
    const second = join(folder.path, "second");
    cpSync(first, second, { recursive: true });
    core = coreOver(
      must(openProfile({ folder: second, secret: { by: "passphrase", passphrase }, environment })),
    );
    expect(statesOf(core, tour)).toEqual({ walked: 15, running: 1, waiting: 14 });
    expect(ask(core, "round.due", { today: TODAY }).rows[0]).toMatchObject({
      ...{ round, state: "running", targets: 30, walked: 15, missed: 0, mine: true },
      tour: { number, doubled: false },
    });
  });

  test("is gone on with, one is missed with a reason, one is abnormal and opens a ticket that carries it", () => {
    expect(refusal(core, { type: "tour.finish", tour })).toMatchObject({ rule: "notWalked", left: 15 });
    for (let index = 16; index <= 29; index += 1) look(core, tour, tagOf(index), index === 20 ? 255 : 220);
    expect(refusal(core, { type: "tour.finish", tour })).toMatchObject({ rule: "notWalked", left: 1 });
    const [last] = ask(core, "tour.find", { id: tour, code: tagOf(30) }).targets;
    run(core, { type: "tour.miss", tour, targets: [last], reason: "机房门禁坏了", at: AT });
    const found = targetsOf(core, tour).find(({ outcome }) => outcome === "abnormal");
    expect(found).toMatchObject({
      tag: tagOf(20),
      abnormal: [{ step: "volts", readings: [{ value: 255, unit: "V" }] }],
    });
    const raised = run(core, { type: "run.raise", run: found?.run?.id });
    const ticket = ask(core, "ticket.get", { id: raised.id as string });
    expect(ticket.row).toMatchObject({ number: raised.number, title: "UPS-020 输入电压" });
    expect(ticket.fields).toMatchObject({ channel: "patrol", type: "incident" });
    expect(String(ticket.fields.description)).toContain("输入电压：255 V；标准 198～242");
    expect(ask(core, "run.page", { ticket: raised.id }).rows.map(({ id: each }) => each)).toEqual([
      found?.run?.id,
    ]);
    expect(refusal(core, { type: "run.raise", run: found?.run?.id })).toMatchObject({
      ...{ rule: "raisedAlready", ticket: raised.id, number: raised.number },
    });
    expect(refusal(core, { type: "run.raise", run: targetsOf(core, tour)[0]?.run?.id })).toMatchObject({
      rule: "nothingAbnormal",
    });
    run(core, { type: "tour.finish", tour, note: "其余正常" });
    expect(statesOf(core, tour)).toEqual({ walked: 29, missed: 1 });
    expect(refusal(core, { type: "tour.miss", tour, targets: [last], reason: "再说", at: AT })).toMatchObject(
      {
        rule: "readOnly",
      },
    );
    expect(refusal(core, { type: "run.start", tour, target: last })).toMatchObject({ rule: "readOnly" });
  });

  test("the month's sheet says it all: 28 normal, one abnormal with its ticket, one missed with its reason", async () => {
    const { reply, text } = await sheet(core, round);
    expect(reply).toMatchObject({ ok: true, result: { title: "巡检记录表", number: "2026-11" } });
    expect(text).toContain("应检5次，完成1次，进行中0次，漏检3次，未到1次");
    expect(text).toContain("正常28，异常1，部分未检0，不适用0，漏检1");
    expect(text).toMatch(/输入电压255V198～242T-/);
    expect(text).toContain("机房门禁坏了");
    expect(text).toContain("2026-11-02整次漏检");
    expect(text).toContain("其余正常");
    expect(text).toContain("巡检人（签字）");
    const english = await sheet(core, round, { locale: "en" });
    expect(english.text).toContain("28normal,1abnormal,0inpart,0notapplicable,1missed");
  });
});

describe("a round", () => {
  const core = memoryCore();
  defineChecked(core);
  const assets = machines(core, 4);

  test("keeps what it copied: neither an edit of the plan nor of the checklist changes a tour", () => {
    const round = planned(core, assets.slice(0, 2));
    const tour = run(core, { type: "tour.start", round, due: TODAY }).id as string;
    run(core, { type: "round.add", round, targets: [{ asset: assets[2] }, { place: "4 楼 弱电间" }] });
    run(core, { type: "round.edit", round, set: { name: "改了名" } });
    defineChecked(core, { ...CHECKED, steps: CHECKED.steps.slice(1) });
    expect(targetsOf(core, tour)).toHaveLength(2);
    const started = run(core, { type: "run.start", tour, target: targetsOf(core, tour)[0]?.key })
      .id as string;
    expect(ask(core, "run.get", { id: started }).document?.steps).toHaveLength(2);
    expect(ask(core, "tour.get", { id: tour }).row.name).toBe("机房周检");
    defineChecked(core);
  });

  test("is found by what is scanned: a tag, a place, and what it does not visit", () => {
    const round = planned(core, assets.slice(0, 2));
    run(core, { type: "round.add", round, targets: [{ place: "4 楼 弱电间" }] });
    const tour = run(core, { type: "tour.start", round, due: TODAY }).id as string;
    const find = (code: string) => ask(core, "tour.find", { id: tour, code });
    expect(find("https://x.example/a?id=ups-001").targets).toEqual([assets[0]]);
    expect(find("４楼 弱电间").targets).toEqual([]);
    expect(find("4 楼  弱电间").targets).toHaveLength(1);
    expect(find(tagOf(4))).toEqual({ targets: [], other: assets[3] });
    expect(find("nothing")).toEqual({ targets: [], other: null });
  });

  test("says in its own words why it is not planned or begun", () => {
    const plan = (set: object) =>
      refusal(core, {
        type: "round.plan",
        set: {
          name: "x",
          checklist: "own.racks",
          rhythm: { of: "month", every: 1, days: [31] },
          from: "2026-11-01",
          ...set,
        },
      });
    expect(plan({ until: "2026-10-31" })).toEqual({ rule: "endsBeforeItBegins" });
    expect(plan({ until: "2026-11-29" })).toEqual({ rule: "neverDue" });
    expect(plan({ rhythm: { of: "dates", dates: ["2026-10-01"] } })).toEqual({ rule: "neverDue" });
    expect(plan({ rhythm: { of: "week", every: 0, weekdays: [1] } })).toMatchObject({ code: "malformed" });
    expect(plan({ rhythm: { of: "month", every: 1, days: [0] } })).toMatchObject({ code: "malformed" });
    expect(plan({ checklist: "own.nowhere" })).toMatchObject({ code: "notFound" });
    expect(plan({ until: "2026-11-30" })).toBeNull();
    const round = planned(core, []);
    const start = (due: string) => refusal(core, { type: "tour.start", round, due });
    expect(start(TODAY)).toMatchObject({ rule: "noTargets" });
    run(core, { type: "round.add", round, targets: [{ asset: assets[0] }] });
    expect(start("2026-11-30")).toMatchObject({ rule: "notDueYet" });
    expect(start("2026-11-22")).toMatchObject({ rule: "noDueDate" });
    expect(start("2026-11-16")).toBeNull();
    expect(start("2026-11-16")).toMatchObject({ rule: "begunAlready" });
    expect(refusal(core, { type: "round.add", round, targets: [{ asset: assets[0] }] })).toMatchObject({
      rule: "thereAlready",
    });
    run(core, { type: "round.end", round, endReason: "机房搬走了" });
    expect(start(TODAY)).toMatchObject({ rule: "ended" });
  });

  test("has an order that one small act changes", () => {
    const round = planned(core, assets);
    const order = () =>
      ask(core, "round.get", { id: round, today: TODAY }).targets.map(({ key }) => assets.indexOf(key));
    run(core, { type: "round.order", round, target: assets[3], after: null });
    expect(order()).toEqual([3, 0, 1, 2]);
    run(core, { type: "round.order", round, target: assets[3], after: assets[0] });
    expect(order()).toEqual([0, 3, 1, 2]);
    // Halved again and again, until all are placed anew.
    for (let turn = 0; turn < 14; turn += 1) {
      run(core, { type: "round.order", round, target: assets[turn % 2 === 0 ? 1 : 3], after: assets[0] });
    }
    expect(order()).toEqual([0, 3, 1, 2]);
    run(core, { type: "round.takeOut", round, targets: [assets[1]] });
    expect(order()).toEqual([0, 3, 2]);
  });

  test("a reason that was said is taken back; another that stood before is said anew", () => {
    const round = planned(core, assets.slice(0, 1));
    const tour = run(core, { type: "tour.start", round, due: TODAY }).id as string;
    const miss = (reason: string) =>
      run(core, { type: "tour.miss", tour, targets: [assets[0]], reason, at: AT }).operation;
    const first = miss("门锁着");
    run(core, { type: "tour.undo", tour, operation: first });
    expect(statesOf(core, tour)).toEqual({ waiting: 1 });
    miss("门锁着");
    expect(refusal(core, { type: "tour.undo", tour, operation: miss("钥匙丢了") })).toMatchObject({
      rule: "undoFinal",
    });
    const other = run(core, { type: "run.start", tour, target: assets[0] }).id;
    // What was looked at after all counts as looked at.
    expect(statesOf(core, tour)).toEqual({ missed: 1 });
    expect(other).not.toBeNull();
    run(core, { type: "tour.finish", tour });
    expect(ask(core, "tour.get", { id: tour }).progress).toEqual({ targets: 1, walked: 0, missed: 1 });
  });
});

test("a month stands as missed, late, running, due and coming", () => {
  const environment = testEnvironment();
  const core = memoryCore(environment);
  defineChecked(core);
  const round = planned(core, machines(core, 1));
  const late = run(core, { type: "tour.start", round, due: "2026-11-09" }).id as string;
  look(core, late, tagOf(1));
  run(core, { type: "tour.finish", tour: late });
  run(core, { type: "tour.start", round, due: "2026-11-16" });
  const { dues } = ask(core, "round.month", { id: round, month: "2026-11", today: TODAY });
  expect(dues.map(({ due, state, late: isLate }) => [due.slice(8), state, isLate])).toEqual([
    ["02", "missed", false],
    ["09", "done", true],
    ["16", "running", true],
    ["23", "due", false],
    ["30", "coming", false],
  ]);
  const due = (today: string, more: object = {}) => ask(core, "round.due", { today, ...more });
  expect(due(TODAY).counts).toEqual({ missed: 1, running: 1, due: 1, coming: 0 });
  expect(due(TODAY, { ahead: 7 }).rows.map(({ due: day, state }) => [day.slice(8), state])).toEqual([
    ["16", "running"],
    ["23", "due"],
    ["02", "missed"],
    ["30", "coming"],
  ]);
  expect(due("2026-11-24").counts).toMatchObject({ due: 1, missed: 1 });
  expect(due("2026-11-25").counts).toMatchObject({ due: 0, missed: 2 });
  // What nobody walked leaves the list in time; what was begun does not.
  expect(due("2026-12-30", { back: 0 }).counts).toEqual({ missed: 0, running: 1, due: 0, coming: 0 });
  expect(due(TODAY, { limit: 1, offset: 1 }).rows).toHaveLength(1);
});

test("a list of plans tells how the newest tour of each went; an asset, which tours under way wait for it", () => {
  const core = memoryCore();
  defineChecked(core);
  const [first = "", second = ""] = machines(core, 2);
  const round = planned(core, [first, second]);
  const other = planned(core, [second], { name: "UPS 周检" });
  const last = (id: string) => ask(core, "round.page", {}).rows.find((row) => row.id === id)?.last;
  const awaiting = (asset: string) =>
    ask(core, "tour.awaiting", { asset }).map(({ id, target }) => [id, target]);
  expect([last(round), awaiting(first)]).toEqual([null, []]);
  const earlier = run(core, { type: "tour.start", round, due: "2026-11-16" }).id as string;
  run(core, { type: "tour.miss", tour: earlier, targets: [first, second], reason: "没人", at: AT });
  run(core, { type: "tour.finish", tour: earlier });
  expect(last(round)).toEqual({ state: "done", targets: 2, walked: 0, missed: 2 });
  const tour = run(core, { type: "tour.start", round, due: TODAY }).id as string;
  const ups = run(core, { type: "tour.start", round: other, due: "2026-11-16" }).id as string;
  expect(last(round)).toEqual({ state: "running", targets: 2, walked: 0, missed: 0 });
  expect(awaiting(first)).toEqual([[tour, first]]);
  // The one that was due first stands first.
  expect(awaiting(second)).toEqual([
    [ups, second],
    [tour, second],
  ]);
  run(core, { type: "run.start", tour, target: first });
  expect(awaiting(first)).toHaveLength(1);
  look(core, tour, tagOf(1));
  run(core, { type: "tour.miss", tour, targets: [second], reason: "锁着", at: AT });
  expect([awaiting(first), awaiting(second)]).toEqual([[], [[ups, second]]]);
  expect(last(round)).toEqual({ state: "running", targets: 2, walked: 1, missed: 1 });
  const due = ask(core, "round.due", { today: TODAY, round: other });
  expect([due.total, due.rows.every((each) => each.round === other)]).toEqual([due.rows.length, true]);
  expect(due.total).toBeLessThan(ask(core, "round.due", { today: TODAY }).total);
});

test("two who begin it offline walk one tour: what each has looked at counts, and both numbers stand", () => {
  const { hub, a, b } = office();
  const both = () => [a, b, a].forEach(({ sync }) => hub.sync(sync));
  defineChecked(a.core);
  const assets = machines(a.core, 4);
  const round = planned(a.core, assets.slice(0, 3));
  both();
  const one = run(a.core, { type: "tour.start", round, due: TODAY });
  // The other one knows of a fourth machine.
  run(b.core, { type: "round.add", round, targets: [{ asset: assets[3] }] });
  const two = run(b.core, { type: "tour.start", round, due: TODAY });
  expect(two.id).toBe(one.id);
  const tour = one.id as string;
  look(a.core, tour, tagOf(1));
  look(b.core, tour, tagOf(2));
  look(b.core, tour, tagOf(4), 250);
  run(a.core, { type: "tour.miss", tour, targets: [assets[2]], reason: "锁着", at: AT });
  run(b.core, { type: "tour.miss", tour, targets: [assets[2]], reason: "没有钥匙", at: AT });
  both();
  for (const { core } of [a, b]) {
    const { row, doubled, by, targets, conflicts } = ask(core, "tour.get", { id: tour });
    expect([doubled, by.toSorted(), [...row.numbers].sort()]).toEqual([
      true,
      ["甲", "乙"].toSorted(),
      [one.number, two.number].sort(),
    ]);
    expect(conflicts).toEqual([]);
    expect(targets.map(({ key, state }) => [assets.indexOf(key), state])).toEqual([
      [0, "walked"],
      [1, "walked"],
      [2, "missed"],
      [3, "walked"],
    ]);
    expect(ask(core, "search.all", { text: one.number as string }).map(({ id }) => id)).toContain(tour);
    expect(ask(core, "search.all", { text: two.number as string }).map(({ id }) => id)).toContain(tour);
  }
  // Both finish what they take for theirs: neither is refused, and nothing is in conflict.
  run(a.core, { type: "tour.finish", tour });
  run(b.core, { type: "tour.finish", tour });
  both();
  expect(ask(b.core, "tour.get", { id: tour })).toMatchObject({ row: { status: "done" }, conflicts: [] });
});
