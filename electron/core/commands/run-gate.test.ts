import { beforeEach, describe, expect, test } from "vitest";
import type { Gate } from "../../../shared/domain/checklist/outcomes.ts";
import { StandInHub, ask, memoryCore, must, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { createSyncStore } from "../store/log/store-sync.ts";
import type { Core } from "../compose.ts";

const SOLVED = { resolutionCode: "fixed", solution: "隔离后查杀，已恢复" };
const CLOSED = { confirmation: "verbal", category: "software.office" };
const word = (zh: string) => ({ "zh-CN": zh });

/** A checklist of one step, which holds its ticket back as `gate` says. */
function setChecklist(core: Core, key: string, gate: Gate): void {
  const body = {
    ...{ section: "security", title: word("疑似中毒"), gate },
    steps: [{ key: "isolated", kind: "confirm", title: word("已断网隔离"), go: [{ to: "clean" }] }],
    conclusions: [
      { key: "clean", title: word("已清除"), verdict: "software", next: "solved", action: word("恢复联网") },
    ],
  };
  run(core, {
    type: "definition.setChecklist",
    ...{ family: "checklist", key, set: { title: word("疑似中毒"), body } },
  });
}

let core: Core;
beforeEach(() => {
  core = memoryCore();
  setChecklist(core, "own.block", "block");
  setChecklist(core, "own.warn", "warn");
});

const open = () => run(core, { type: "ticket.open", set: { title: "电脑弹窗勒索" } }).id as string;
const start = (ticket: string, checklist = "own.block") =>
  run(core, { type: "run.start", checklist, ticket });
const answered = (id: string) => ({
  type: "run.answer",
  run: id,
  answer: { isolated: { outcome: "normal", at: "2026-11-23T08:00:00.000Z" } },
});
const resolve = (ticket: string) => ({ type: "ticket.resolve", ticket, ...SOLVED });
const close = (ticket: string) => ({ type: "ticket.close", ticket, ...CLOSED });
const statusOf = (ticket: string) => ask(core, "ticket.get", { id: ticket }).row.status;

/** As the core refuses: by which rule, and what stands in the way. */
const heldBy = (...runs: { id: string | null; number: string | null }[]) => ({
  ok: false,
  error: {
    code: "notAllowed",
    details: { rule: "gate", runs: runs.map(({ id }) => id), numbers: runs.map(({ number }) => number) },
  },
});

/** Consoles of members with these roles on one hub, each of which knows what the others did. */
function consoles(...roles: string[]) {
  const hub = new StandInHub(testEnvironment(77));
  const all = roles.map((role, index) => {
    const each = index === 0 ? core : memoryCore(testEnvironment(78 + index));
    const sync = createSyncStore(each.profile.store);
    hub.enrol(sync, role, `K${index}`, role);
    return { each, sync };
  });
  const meet = () => [...all, ...all].forEach(({ sync }) => hub.sync(sync));
  meet();
  return { cores: all.map(({ each }) => each), meet };
}

describe("a ticket whose checklist blocks it comes to no end", () => {
  test("while the run is open: neither resolved nor closed, and the refusal names the run", () => {
    const ticket = open();
    const held = start(ticket);
    expect(core.execute(resolve(ticket))).toMatchObject(heldBy(held));
    expect(statusOf(ticket)).toBe("new");
    const another = open();
    run(core, resolve(another));
    const later = start(another);
    expect(core.execute(close(another))).toMatchObject(heldBy(later));
    expect(statusOf(another)).toBe("resolved");
    // The run of another ticket holds only its own.
    run(core, resolve(open()));
  });

  test("nor when the run was given up; each that holds it is named", () => {
    const ticket = open();
    const [first, second] = [start(ticket), start(ticket)];
    run(core, { type: "run.abandon", run: first.id, reason: "换人处理" });
    const refused = core.execute(resolve(ticket));
    expect(refused).toMatchObject({ ok: false, error: { details: { rule: "gate" } } });
    const { runs } = (refused as unknown as { error: { details: { runs: string[] } } }).error.details;
    expect(new Set(runs)).toEqual(new Set([first.id, second.id]));
  });

  test("nor among several acts at once, of which then none is done", () => {
    const [free, ticket] = [open(), open()];
    const held = start(ticket);
    expect(core.executeAll([resolve(free), resolve(ticket)])).toMatchObject(heldBy(held));
    expect([statusOf(free), statusOf(ticket)]).toEqual(["new", "new"]);
    // Begun and ended in one breath is held as well.
    expect(
      core.executeAll([{ type: "run.start", checklist: "own.block", ticket: free }, resolve(free)]),
    ).toMatchObject({ ok: false, error: { details: { rule: "gate" } } });
    expect(statusOf(free)).toBe("new");
  });

  test("nor by taking a reopening back", () => {
    const ticket = open();
    run(core, resolve(ticket));
    run(core, close(ticket));
    const { operation } = run(core, { type: "ticket.reopen", ticket, reason: "又弹出来了" });
    const held = start(ticket);
    expect(core.execute({ type: "ticket.undo", ticket, operation })).toMatchObject(heldBy(held));
    expect(statusOf(ticket)).toBe("accepted");
    run(core, answered(held.id as string));
    run(core, { type: "run.conclude", run: held.id });
    run(core, { type: "ticket.undo", ticket, operation });
    expect(statusOf(ticket)).toBe("closed");
  });

  test("but work in it goes on: notes, assignment and edits are not held back", () => {
    const ticket = open();
    start(ticket);
    run(core, { type: "ticket.accept", ticket });
    run(core, { type: "ticket.note", ticket, text: "已断网" });
    run(core, { type: "ticket.edit", ticket, set: { impact: "high" } });
    expect(statusOf(ticket)).toBe("accepted");
  });
});

describe("it passes", () => {
  test("once the run is concluded, not before: an answer alone ends nothing", () => {
    const ticket = open();
    const held = start(ticket);
    expect(core.execute({ type: "run.conclude", run: held.id })).toMatchObject({
      error: { details: { rule: "unanswered", missing: ["isolated"] } },
    });
    run(core, answered(held.id as string));
    expect(core.execute(resolve(ticket))).toMatchObject(heldBy(held));
    run(core, { type: "run.conclude", run: held.id });
    must(core.executeAll([resolve(ticket), close(ticket)]));
    expect(statusOf(ticket)).toBe("closed");
  });

  test("once who may has said why not, which is kept; never by a technician", () => {
    const ticket = open();
    const held = start(ticket);
    const override = { type: "run.override", run: held.id, override: "设备已报废，无法继续" };
    const { cores, meet } = consoles("technician", "lead");
    const [, lead] = cores as [Core, Core];
    expect(core.execute(override)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(core.execute(resolve(ticket))).toMatchObject(heldBy(held));
    expect(lead.execute({ ...override, override: "" })).toMatchObject({ ok: false });
    expect(lead.execute(resolve(ticket))).toMatchObject(heldBy(held));
    run(lead, override);
    // What the lead said holds where it has arrived.
    expect(core.execute(resolve(ticket))).toMatchObject(heldBy(held));
    meet();
    run(core, resolve(ticket));
    expect(ask(core, "run.get", { id: held.id as string }).override).toMatchObject({
      reason: "设备已报废，无法继续",
      actorName: "lead",
    });
  });

  test("where the checklist only warns: the row says so, and nothing is refused", () => {
    const ticket = open();
    const warning = start(ticket, "own.warn");
    expect(ask(core, "run.page", { ticket }).rows).toMatchObject([{ id: warning.id, holds: "warn" }]);
    must(core.executeAll([resolve(ticket), close(ticket)]));
    expect(statusOf(ticket)).toBe("closed");
  });
});
