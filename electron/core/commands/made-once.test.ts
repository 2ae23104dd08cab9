import { expect, test } from "vitest";
import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import { marksOf } from "../../../shared/domain/known-marks.ts";
import type { AssetDetail, Page, TicketDetail } from "../../../shared/ipc/queries.ts";
import { foldEntity } from "../../../shared/domain/evolve.ts";
import { clashing } from "../../../shared/domain/conflict/claims.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";
import { Story, TICKET, openTicket, uuid } from "../../../tests/support/domain/operations.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

const conflicts = (core: ReturnType<typeof memoryCore>) =>
  (ask(core, "conflict.page", {}) as Page<ConflictRow>).rows;
const refusal = (
  core: ReturnType<typeof memoryCore>,
  command: { type: string } & Record<string, unknown>,
) => {
  const done = core.execute(command as never);
  return done.ok ? null : done.error;
};

test("who opens a ticket that he knows to be there changes nothing of it, and that is shown", () => {
  const story = new Story();
  story.act(1, "ticket.open", openTicket());
  const before = story.state("ticket", TICKET).fields;
  story.act(
    2,
    "ticket.open",
    { ...openTicket(), number: "T-EV-0001", set: { title: "taken over" } },
    { seen: 1 },
  );
  const state = story.state("ticket", TICKET);
  expect(state.fields).toEqual(before);
  expect(state.conflicts).toMatchObject([
    { class: "breach", field: "madeOnce", sides: [{}, { value: "ticket.open" }] },
  ]);
  const sides = state.conflicts[0]?.sides.map(({ op }) => op) ?? [];
  const seen = { kind: "ticket", entity: TICKET, field: "madeOnce", sides, value: "acknowledged" };
  story.act(3, "conflict.resolve", seen, { seen: 2 });
  expect(story.state("ticket", TICKET).conflicts).toEqual([]);
});

test("a note on a ticket that was never opened is shown as one that lacks its beginning", () => {
  const story = new Story();
  story.act(1, "ticket.note", { ticket: uuid(77), text: "x" });
  const state = foldEntity("ticket", uuid(77), story.operations);
  expect([state.exists, marksOf(state)]).toEqual([false, []]);
});

test("records with one number clash, whoever gave it", () => {
  const story = new Story();
  story.act(1, "ticket.open", openTicket());
  story.act(2, "ticket.open", { ...openTicket(), ticket: uuid(78) });
  const states = [story.state("ticket", TICKET), story.state("ticket", uuid(78))];
  expect(marksOf(states[0] as never)).toMatchObject([{ field: "number", claims: true }]);
  expect(clashing("number", states)).toHaveLength(2);
});

test("serials are unique per maker; whose maker nobody knows may be either's", () => {
  const core = memoryCore();
  const made = (maker: string | null, serial: string) =>
    run(core, { type: "asset.register", set: { serial, ...(maker === null ? {} : { maker }) } }).id as string;
  made("Brother", "10023456");
  made("AOC International", "S/N: 10023456");
  expect(conflicts(core)).toEqual([]);
  made("兄弟", "10023456");
  expect(conflicts(core)[0]?.sides).toHaveLength(2);
  made(null, "10023456");
  expect(conflicts(core)[0]?.sides).toHaveLength(4);
});

test("things that were told apart are no conflict any more, and a third one is", async () => {
  const core = memoryCore();
  const made = () =>
    run(core, { type: "asset.register", set: { maker: "Dell", serial: "CLONE-1" } }).id as string;
  const records = [made(), made()];
  expect(conflicts(core)).toHaveLength(1);
  run(core, { type: "conflict.tellApart", kind: "asset", field: "serial", records });
  expect(conflicts(core)).toEqual([]);
  expect((ask(core, "asset.get", { id: records[0] as string }) as AssetDetail).conflicts).toEqual([]);
  // Changed, merged or not: they stay apart, and both are offered to who scans.
  run(core, { type: "asset.edit", asset: records[0] as string, set: { name: "左边的" } });
  expect(conflicts(core)).toEqual([]);
  expect(ask(core, "scan.resolve", { code: "clone-1" })).toMatchObject({ candidates: [{}, {}] });
  made();
  expect(conflicts(core)[0]?.sides).toHaveLength(3);
  expect(await core.handle({ id: 1, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
});

test("only what shares a value can be told apart", () => {
  const core = memoryCore();
  const [one, two] = ["A1", "A2"].map(
    (tag) => run(core, { type: "asset.register", set: { tag } }).id as string,
  );
  const command = { type: "conflict.tellApart", kind: "asset", records: [one, two] };
  expect(refusal(core, { ...command, field: "tag" })).toMatchObject({ code: "stale", path: "records.1" });
  expect(refusal(core, { ...command, field: "name" })).toMatchObject({ code: "malformed", path: "field" });
});

test("an archived ticket takes no edits and no notes until it is brought back", () => {
  const core = memoryCore();
  const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮组件" });
  run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
  run(core, { type: "ticket.archive", ticket });
  for (const command of [
    { type: "ticket.edit", ticket, set: { title: "别的标题" } },
    { type: "ticket.note", ticket, text: "补一句" },
    { type: "ticket.reopen", ticket, reason: "又卡了" },
  ]) {
    expect(refusal(core, command)).toMatchObject({ code: "notAllowed", details: { status: "archived" } });
  }
  run(core, { type: "ticket.bringBack", ticket });
  run(core, { type: "ticket.note", ticket, text: "补一句" });
  run(core, { type: "ticket.reopen", ticket, reason: "又卡了" });
  expect((ask(core, "ticket.get", { id: ticket }) as TicketDetail).row.status).toBe("accepted");
});
